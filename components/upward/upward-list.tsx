import { UPWARD_LEVEL_LABELS, UPWARD_STAGE_LABELS } from "@/lib/labels-carrying";
import type { UpwardRow } from "@/lib/upward/queries";
import { LEVELS, matchesUpward, STAGES, upwardListPath, upwardPath, type UpwardFilters } from "@/lib/upward/rules";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips, type FilterChip } from "@/components/ui/filter-chips";
import { Link } from "@/components/ui/link";
import { TableScroll, Td, Th } from "@/components/ui/table";
import { formatDate } from "@/components/ui/time";
import { NextContact } from "./next-contact";
import { UpwardStageChip } from "./upward-stage-chip";

type Props = { slug: string; rows: readonly UpwardRow[]; filters: UpwardFilters };

/** Each choice says how many it would leave, the other filters kept. */
function chipsOf(slug: string, rows: readonly UpwardRow[], filters: UpwardFilters, name: keyof UpwardFilters, choices: readonly (readonly [value: string, label: string])[]): FilterChip[] {
  return choices.map(([value, label]) => {
    const isCurrent = filters[name] === value;
    const chosen = { ...filters, [name]: value };
    return { label, count: rows.filter((row) => matchesUpward(row, chosen)).length, isCurrent, href: upwardListPath(slug, { ...chosen, ...(isCurrent && { [name]: undefined }) }) };
  });
}

export function UpwardFilterChips({ slug, rows, filters }: Props) {
  const units = [...new Map(rows.map(({ unitId, unitName }) => [unitId, unitName]))];
  const departments = [...new Set(rows.map((row) => row.department))].map((name) => [name, name] as const);
  const chips = (name: keyof UpwardFilters, choices: readonly (readonly [string, string])[]) => chipsOf(slug, rows, filters, name, choices);
  const groups = [
    { label: "层级", chips: chips("level", LEVELS.map((level) => [level, UPWARD_LEVEL_LABELS[level]])) },
    { label: "阶段", chips: chips("stage", STAGES.map((stage) => [stage, UPWARD_STAGE_LABELS[stage]])) },
    { label: "对接", chips: chips("contact", [["overdue", "对接逾期"]]) },
    { label: "上级部门", chips: chips("department", departments) },
    { label: "单位", chips: chips("unit", units) },
  ];
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return <FilterChips groups={groups.filter((group) => group.chips.length > 0)} clearHref={isFiltered ? upwardListPath(slug) : undefined} />;
}

/** The requests that the filters leave. */
export function UpwardTable({ slug, rows }: { slug: string; rows: readonly UpwardRow[] }) {
  if (rows.length === 0) return <Card><EmptyState title="没有对上争取事项">请减少筛选条件；新的事项由任务的牵头、配合单位在任务页“落实”中列入。</EmptyState></Card>;
  return (
    <TableScroll label="对上争取台账">
      <thead>
        <tr><Th align="center" className="w-12">任务</Th><Th>争取事项</Th><Th className="w-36">上级部门</Th><Th className="w-14">层级</Th><Th className="w-32">单位</Th><Th className="w-40">阶段</Th><Th className="w-40">下次对接</Th></tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td align="center"><Link href={`/lists/${slug}/tasks/${row.taskNo}?tab=carrying`} className="inline-link">{row.taskNo}<span className="sr-only">号任务</span></Link></Td>
            <Td><Link href={upwardPath(slug, row.id)} className="inline-link line-clamp-2">{row.demand}</Link></Td>
            <Td>{row.department}</Td>
            <Td>{UPWARD_LEVEL_LABELS[row.level]}</Td>
            <Td>{row.unitName}</Td>
            <Td><UpwardStageChip stage={row.stage} /> <span className="text-sm text-muted">{formatDate(row.stageOn)}</span></Td>
            <Td><NextContact on={row.nextContactOn} isOverdue={row.isOverdue} /></Td>
          </tr>
        ))}
      </tbody>
    </TableScroll>
  );
}
