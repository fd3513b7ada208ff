import type { Dashboard } from "@/lib/dashboard/queries-dashboard";
import { rollUp } from "@/lib/dashboard/rollup";
import type { Heat } from "@/lib/dashboard/rollup-history";
import { leadRows, sectionRows, supportRows } from "@/lib/dashboard/rollup-rows";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { AttentionLists } from "./attention-lists";
import { ContributionCard } from "./contribution-card";
import { HeatCard } from "./heat-card";
import { OverviewSentences } from "./overview-sentences";
import { RollupCard } from "./rollup-card";
import { TrendCard } from "./trend-card";

/** The period's figures, from the whole to the single task. */
export function Overview({ dashboard, heat, remindersHref }: { dashboard: Dashboard; heat: Heat; remindersHref: string | null }) {
  const { board, tasks, trend, units, clock, isOfUnit, place } = dashboard;
  const counting = { clock, basis: place.basis };
  if (tasks.length === 0) return <Card><EmptyState title="没有可统计的任务">本单位在该填报期没有牵头或配合的任务，其他任务的填报内容不公开。</EmptyState></Card>;
  const note = isOfUnit ? "只列有本单位牵头或配合任务的章节。" : undefined;
  return (
    // The basis stands above; heads of tables stick under it.
    <div className="space-y-6 [--shell-top:calc(var(--bar-top)+44px)]">
      <OverviewSentences totals={rollUp(tasks, clock, place.basis)} place={place} isOfUnit={isOfUnit} />
      <RollupCard id="sections" title="按章节" label="按章节汇总" head="章节" rows={sectionRows(board, tasks, counting)} place={place} note={note} />
      <RollupCard id="leads" title="按牵头单位" label="按牵头单位汇总" head="牵头单位" rows={leadRows(tasks, counting)} place={place} note="按逾期、欠进度、未报的任务数由多到少排列。" />
      <ContributionCard rows={supportRows(units, tasks)} place={place} />
      <HeatCard dashboard={dashboard} heat={heat} />
      <TrendCard points={trend} place={place} basis={place.basis} now={clock.now} />
      <AttentionLists tasks={tasks} place={place} clock={clock} remindersHref={remindersHref} />
    </div>
  );
}
