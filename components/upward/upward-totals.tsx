import { UPWARD_LEVEL_LABELS, UPWARD_STAGE_LABELS } from "@/lib/labels-carrying";
import { STAGES, totalsOf, upwardListPath, type Filterable, type UpwardFilters } from "@/lib/upward/rules";
import { Link } from "@/components/ui/link";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";

/** How many requests of each level stand at each stage; every count leads to those requests. */
export function UpwardTotals({ slug, rows }: { slug: string; rows: readonly Filterable[] }) {
  const levels = totalsOf(rows);
  const cell = (count: number, name: string, filters: UpwardFilters) => (
    <Td key={name} align="right">{count > 0 ? <Link href={upwardListPath(slug, filters)} scroll={false} aria-label={`${name} ${count}`} className="inline-link inline-flex min-h-6 min-w-6 items-center justify-end">{count}</Link> : 0}</Td>
  );
  const whole = STAGES.map((stage) => levels.reduce((sum, { stages }) => sum + stages[stage], 0));
  return (
    <TableScroll label="对上争取汇总" className="max-w-160">
      <thead><tr><Th>层级</Th>{STAGES.map((stage) => <Th key={stage} align="right">{UPWARD_STAGE_LABELS[stage]}</Th>)}<Th align="right">合计</Th></tr></thead>
      <tbody>
        {levels.map(({ level, stages, total }) => (
          <tr key={level}>
            <RowTh>{UPWARD_LEVEL_LABELS[level]}</RowTh>
            {STAGES.map((stage) => cell(stages[stage], `${UPWARD_LEVEL_LABELS[level]}级${UPWARD_STAGE_LABELS[stage]}`, { level, stage }))}
            {cell(total, `${UPWARD_LEVEL_LABELS[level]}级合计`, { level })}
          </tr>
        ))}
        <tr>
          <RowTh>合计</RowTh>
          {STAGES.map((stage, at) => cell(whole[at] ?? 0, UPWARD_STAGE_LABELS[stage], { stage }))}
          {cell(rows.length, "全部", {})}
        </tr>
      </tbody>
    </TableScroll>
  );
}
