import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { PLAN_STATE_LABELS, type PlanDisplayState } from "@/lib/labels-carrying";
import type { PlanLine } from "@/lib/plans/queries-line";
import { matchesPlanFilters, planQuery, type PlanFilters } from "@/lib/plans/rules-line";
import { Disclosure } from "@/components/ui/details";
import { FilterChips, type FilterChip } from "@/components/ui/filter-chips";

type Props = { path: string; line: PlanLine; filters: PlanFilters; now: Date };

/** By state, standing, chapter and lead, each with how many tasks it would leave. */
export function PlanLineFilters({ path, line, filters, now }: Props) {
  const chip = <Name extends keyof PlanFilters>(name: Name, value: NonNullable<PlanFilters[Name]>, label: string): FilterChip => {
    const isCurrent = filters[name] === value;
    const chosen = { ...filters, [name]: value };
    const count = line.tasks.filter((task) => matchesPlanFilters(task, chosen, now)).length;
    return { label, isCurrent, count, href: path + planQuery(isCurrent ? { ...filters, [name]: undefined } : chosen) };
  };
  const worth = (chips: FilterChip[]) => chips.filter(({ count, isCurrent }) => isCurrent || (count ?? 0) > 0);
  const leads = new Map(line.tasks.map((task) => [task.leadUnitId, task.leadLabel]));
  const groups = [
    { label: "状态", chips: worth((Object.keys(PLAN_STATE_LABELS) as PlanDisplayState[]).map((state) => chip("state", state, PLAN_STATE_LABELS[state]))) },
    { label: "措施", chips: worth([chip("force", "1", "有审定方案"), chip("overdue", "1", "有逾期措施")]) },
    { label: "章", chips: worth(line.chapters.map(({ no }) => chip("chapter", no, `第${chineseOrdinal(no)}章`))) },
  ];
  const byLead = worth([...leads].map(([id, label]) => chip("lead", id, label)));
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <>
      <FilterChips groups={groups.filter(({ chips }) => chips.length > 0)} clearHref={isFiltered ? path : undefined} />
      {byLead.length > 1 || filters.lead !== undefined ? (
        <Disclosure summary="按牵头单位筛选" isOpen={filters.lead !== undefined} className="-mt-2 print:hidden">
          <FilterChips label="按牵头单位筛选" groups={[{ label: "牵头单位", chips: byLead }]} />
        </Disclosure>
      ) : null}
    </>
  );
}
