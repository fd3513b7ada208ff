import { Link } from "@/components/ui/link";
import type { QueueRow } from "@/lib/reviews/queries";
import type { QueueFilters } from "@/lib/reviews/schema";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/choice-fields";
import { SelectField, type Option } from "@/components/ui/field";

function optionsOf(rows: readonly QueueRow[], choice: (row: QueueRow) => Option): Option[] {
  const counted = Map.groupBy(rows, (row) => choice(row).value);
  return [...counted.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ value: choice(first).value, label: `${choice(first).label}（${group.length}）` }] : [];
  });
}

/** The queue's filters: a plain GET form, so that they live in the address. Only what is in the queue can be chosen. */
export function QueueFilterForm({ queue, filters }: { queue: QueueRow[]; filters: QueueFilters }) {
  const bySection = [...queue].sort((a, b) => a.sectionNo - b.sectionNo);
  const byUnit = [...queue].sort((a, b) => a.unitName.localeCompare(b.unitName, "zh-CN"));
  const late = queue.filter((row) => !row.isOnTime).length;
  const repeated = queue.filter((row) => row.isRepeated).length;
  const isOn = Object.values(filters).some((value) => value !== undefined);
  return (
    <form action="/reviews" aria-label="筛选待审核报告" className="space-y-2">
      <div className="grid grid-cols-2 gap-2">
        <SelectField name="section" label="节" placeholder="全部" defaultValue={String(filters.section ?? "")}
          options={optionsOf(bySection, (row) => ({ value: String(row.sectionNo), label: `（${chineseOrdinal(row.sectionNo)}）${row.sectionTitle}` }))} />
        <SelectField name="unit" label="单位" placeholder="全部" defaultValue={filters.unit ?? ""}
          options={optionsOf(byUnit, (row) => ({ value: row.unitId, label: row.unitName }))} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <CheckboxField name="late" label={`只看迟报（${late}）`} value="1" defaultChecked={filters.late !== undefined} />
        <CheckboxField name="repeated" label={`重复文本（${repeated}）`} value="1" defaultChecked={filters.repeated !== undefined} />
        <span className="ml-auto flex items-center gap-3">
          {isOn ? <Link href="/reviews" className="inline-link">清除</Link> : null}
          <Button type="submit" size="sm">筛选</Button>
        </span>
      </div>
    </form>
  );
}
