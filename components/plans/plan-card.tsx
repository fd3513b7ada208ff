import type { PlanCard } from "@/lib/plans/queries-card";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PlanStateChip } from "./plan-state-chip";
import { StandingMark, STANDINGS } from "./standing-mark";

/** A task's work plan in short, with the way to it. */
export function PlanCardView({ card, path }: { card: PlanCard; path: string }) {
  const { state, inForceNo, tally } = card;
  return (
    <Card title="工作方案" id="carrying-plan" actions={<ButtonLink href={`${path}/plan`} size="sm">查看工作方案</ButtonLink>}>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <PlanStateChip state={state} />
        {inForceNo === null ? <span className="text-muted">还没有审定的方案</span> : <span className="text-muted">{`现行第 ${inForceNo} 版，措施 ${tally.DONE + tally.PENDING + tally.OVERDUE} 条`}</span>}
        {STANDINGS.filter((standing) => tally[standing] > 0).map((standing) => <StandingMark key={standing} standing={standing} count={tally[standing]} />)}
      </p>
    </Card>
  );
}
