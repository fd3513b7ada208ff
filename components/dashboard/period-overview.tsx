import { describeDue } from "@/lib/periods/calendar";
import type { Board } from "@/lib/dashboard/queries-board";
import { MEASURE_TEXTS, rollUp, type Clock, type Measure } from "@/lib/dashboard/rollup";
import { boardQuery } from "@/lib/dashboard/rules-query";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StatRow } from "@/components/ui/stat";
import { formatDateTime } from "@/components/ui/time";

type Props = { list: { slug: string }; period: { key: string; label: string; dueAt: Date }; board: Board; clock: Clock; reviewsHref: string | null; remindersHref: string | null };

const SHOWN: Measure[] = ["due", "filed", "overdue", "awaitingReview", "returned", "accepted"];

/** Where the period stands, in one line; each figure leads to its tasks. */
export function PeriodOverview({ list, period, board, clock, reviewsHref, remindersHref }: Props) {
  const totals = rollUp(board.tasks, clock, "accepted");
  const href = (state: Measure) => `/lists/${list.slug}/tasks${boardQuery(period.key, { state })}`;
  const stats = SHOWN.map((measure) => ({
    label: MEASURE_TEXTS[measure].label,
    value: totals[measure],
    href: measure === "awaitingReview" && reviewsHref ? reviewsHref : href(measure),
    isAlert: measure === "overdue" && totals.overdue > 0,
  }));
  return (
    <Card title={period.label} id="period-overview" actions={
      <>
        <span className="text-muted">{`截止 ${formatDateTime(period.dueAt)}，${describeDue(period.dueAt, clock.now)}`}</span>
        {remindersHref ? <ButtonLink href={remindersHref} size="sm">催办</ButtonLink> : null}
      </>
    }>
      <StatRow label={`${period.label}填报情况`} stats={stats} />
    </Card>
  );
}
