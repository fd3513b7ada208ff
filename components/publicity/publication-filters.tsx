import { MEDIUM_LABELS, type Medium } from "@/lib/labels-carrying";
import type { PublicationRow } from "@/lib/publicity/queries";
import { countChoices, quarterOf } from "@/lib/publicity/rules";
import { publicityQuery, type PublicationFilters as Filters } from "@/lib/publicity/schema";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { FilterChips } from "@/components/ui/filter-chips";
import { HiddenInputs } from "@/components/ui/hidden-inputs";

type Props = { path: string; all: readonly PublicationRow[]; filters: Filters };

const MEDIA = Object.keys(MEDIUM_LABELS) as Medium[];
const QUARTER_LABELS = ["第一季度", "第二季度", "第三季度", "第四季度"];

/** Filters that live in the address: chips for medium and time, a plain GET form for units and tasks. */
export function PublicationFilters({ path, all, filters }: Props) {
  const link = (change: Partial<Filters>) => path + publicityQuery({ ...filters, ...change });
  const chips = <Name extends "medium" | "year" | "quarter">(name: Name, values: readonly NonNullable<Filters[Name]>[], labelOf: (value: NonNullable<Filters[Name]>) => string) =>
    countChoices(all, filters, name, values).map(({ value, count }) => ({ label: labelOf(value), count, isCurrent: filters[name] === value, href: link({ [name]: filters[name] === value ? undefined : value }) }));
  const years = [...new Set(all.map((row) => quarterOf(row.publishedOn).year))].sort((a, b) => b - a);
  const units = [...new Map(all.map((row) => [row.unitId, row.unitName]))].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, "zh-CN"));
  const tasks = [...new Set(all.flatMap((row) => row.taskNos))].sort((a, b) => a - b).map((no) => ({ value: String(no), label: `第 ${no} 项` }));
  const kept = Object.fromEntries((["medium", "year", "quarter"] as const).flatMap((name) => (filters[name] === undefined ? [] : [[name, String(filters[name])]])));
  return (
    <div className="print:hidden">
      <form action={path} className="mb-3 flex flex-wrap items-end gap-3">
        <HiddenInputs fields={kept} />
        <div className="w-48 max-md:flex-1"><SelectField name="unit" label="单位" placeholder="全部" defaultValue={filters.unit ?? ""} options={units} /></div>
        <div className="w-36 max-md:flex-1"><SelectField name="task" label="服务任务" placeholder="全部" defaultValue={String(filters.task ?? "")} options={tasks} /></div>
        <Button type="submit">筛选</Button>
      </form>
      <FilterChips
        groups={[
          { label: "媒介", chips: chips("medium", MEDIA, (medium) => MEDIUM_LABELS[medium]) },
          { label: "年度", chips: chips("year", years, (year) => `${year}年`) },
          { label: "季度", chips: chips("quarter", [1, 2, 3, 4], (quarter) => QUARTER_LABELS[quarter - 1] ?? "") },
        ].filter(({ chips: some }) => some.length > 0)}
        clearHref={Object.values(filters).some((value) => value !== undefined) ? path : undefined}
      />
    </div>
  );
}
