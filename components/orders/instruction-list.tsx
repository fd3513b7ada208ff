import type { InstructionDesk, InstructionRow } from "@/lib/orders/queries-instructions";
import { filterQuery, instructionPath, instructionsPath } from "@/lib/orders/rules-addresses";
import { INSTRUCTION_STATE_LABELS } from "@/lib/labels-carrying";
import { describeDue } from "@/lib/periods/calendar";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { formatDate, formatDateTime } from "@/components/ui/time";
import { InstructionStateChip } from "./state-chips";
import { UnitFilter } from "./unit-filter";

const TABS = [{ show: "open", state: "OPEN" }, { show: "answered", state: "ANSWERED" }, { show: "closed", state: "CLOSED" }] as const;

/** A list's instructions by where they stand. */
export function InstructionList({ desk, now }: { desk: InstructionDesk; now: Date }) {
  const { list, filter, rows, counts, units, total, page, pageCount } = desk;
  const path = instructionsPath(list.slug);
  return (
    <>
      <Tabs label="批示状态" className="mb-3" tabs={TABS.map(({ show, state }) => ({ href: path + filterQuery({ show }), label: INSTRUCTION_STATE_LABELS[state], count: counts[show], isCurrent: filter.show === show }))} />
      <UnitFilter action={path} units={units} unit={filter.unit} fields={{ show: filter.show }} />
      <Card isFlush>
        {rows.length === 0 ? <EmptyState title="没有批示">观察员可在任务的“落实”页作批示。</EmptyState> : <InstructionRows rows={rows} slug={list.slug} now={now} />}
        <Pagination page={page} pageCount={pageCount} total={total} hrefFor={(next) => path + filterQuery({ ...filter, page: next })} />
      </Card>
    </>
  );
}

/** Instructions one below the other. */
export function InstructionRows({ rows, slug, now }: { rows: readonly InstructionRow[]; slug: string; now: Date }) {
  return (
    <ul className="divide-y divide-line" aria-label="领导批示">
      {rows.map((row) => (
        <li key={row.id} className="px-4 py-2.5">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link href={instructionPath(slug, row.id)} className="inline-link font-medium">{`${row.givenByName}批示：第 ${row.taskNo} 项任务`}</Link>
            <InstructionStateChip state={row.state} />
            {row.isLate ? <OverdueMark text={`反馈${describeDue(row.answerDueAt, now)}`} /> : null}
          </p>
          <p className="mt-0.5 line-clamp-2 whitespace-pre-line">{row.text}</p>
          <p className="mt-0.5 text-sm text-muted">{[`承办：${row.unitName}`, `${formatDate(row.givenAt)} 批示`, row.answeredAt ? `${formatDate(row.answeredAt)} 反馈` : null, row.closedAt ? `${formatDate(row.closedAt)} 办结` : `反馈时限 ${formatDateTime(row.answerDueAt)}`].filter(Boolean).join("　")}</p>
        </li>
      ))}
    </ul>
  );
}
