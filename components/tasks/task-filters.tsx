import type { Board } from "@/lib/dashboard/queries-board";
import { BASIS_TEXTS } from "@/lib/dashboard/rules-figures";
import { assessmentChoices, contributionChoices, scopeChoices, stateChoices, type Choice } from "@/lib/dashboard/rules-filters";
import type { Clock } from "@/lib/dashboard/rollup";
import { boardQuery } from "@/lib/dashboard/rules-query";
import { type BoardFilters } from "@/lib/dashboard/schema";
import { withLook, type ListLook } from "@/lib/views/schema";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { Button, buttonClass } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { FilterChips } from "@/components/ui/filter-chips";
import { HiddenInputs } from "@/components/ui/hidden-inputs";

type Props = { path: string; periodKey: string; board: Board; filters: BoardFilters; clock: Clock; look: ListLook };

const FIELDS = ["chapter", "section", "lead", "support", "text"] as const;
const CHIPS = ["scope", "state", "assessment", "contribution", "basis"] as const;

function byName(units: { id: string; name: string }[]) {
  const unique = [...new Map(units.map((unit) => [unit.id, unit])).values()];
  return unique.map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => a.label.localeCompare(b.label, "zh-CN"));
}

/** Filters that live in the address: chips for state and assessment, a plain GET form for the rest. */
export function TaskFilters({ path, periodKey, board, filters, clock, look }: Props) {
  const link = (change: Partial<BoardFilters>) => withLook(path + boardQuery(periodKey, { ...filters, ...change }), look);
  const isOn = Object.entries(filters).some(([name, value]) => name !== "basis" && value !== undefined && value !== "");
  /** A choice as a chip: a click puts it on, another takes it off. */
  const chip = <Name extends keyof BoardFilters>(name: Name) => ({ value, label, count }: Choice<NonNullable<BoardFilters[Name]>>) => ({
    label, count, isCurrent: filters[name] === value, href: link({ [name]: filters[name] === value ? undefined : value }),
  });
  const groups = [
    { label: "范围", chips: scopeChoices(board.tasks, filters, clock).map(chip("scope")) },
    { label: "状态", chips: stateChoices(board.tasks, filters, clock).map(chip("state")) },
    { label: "序时评价", chips: assessmentChoices(board.tasks, filters, clock).map(chip("assessment")) },
    { label: "配合反馈", chips: contributionChoices(board.tasks, filters, clock).map(chip("contribution")) },
    {
      label: "口径",
      chips: (["accepted", "filed"] as const).map((basis) => ({ label: BASIS_TEXTS[basis].label, isCurrent: filters.basis === basis, href: link({ basis }) })),
    },
  ].filter((group) => group.chips.length > 0);
  const kept = Object.fromEntries([["period", periodKey], ...CHIPS.flatMap((name) => (filters[name] === undefined ? [] : [[name, filters[name]]])), ...(look === "table" ? [] : [["look", look]])]) as Record<string, string>;
  return (
    <div className="print:hidden">
      {/* On a phone the fields are folded under a switch, without script. */}
      <details className="peer mb-3 md:hidden" open={FIELDS.some((name) => filters[name] !== undefined)}>
        <summary className={buttonClass("secondary", "md", "w-full")}>按章节、单位、文字筛选</summary>
      </details>
      <form action={path} className="mb-3 grid max-md:hidden max-md:peer-open:grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[repeat(4,minmax(0,1fr))_minmax(0,1.2fr)_auto]">
        <HiddenInputs fields={kept} />
        <SelectField name="chapter" label="章" placeholder="全部" defaultValue={String(filters.chapter ?? "")}
          options={board.chapters.map(({ no, title }) => ({ value: String(no), label: `${chineseOrdinal(no)}、${title}` }))} />
        <SelectField name="section" label="节" placeholder="全部" defaultValue={String(filters.section ?? "")}
          options={board.sections.map(({ no, title }) => ({ value: String(no), label: `（${chineseOrdinal(no)}）${title}` }))} />
        <SelectField name="lead" label="牵头单位" placeholder="全部" defaultValue={filters.lead ?? ""}
          options={byName(board.tasks.map((task) => ({ id: task.leadUnitId, name: task.leadName })))} />
        <SelectField name="support" label="配合单位" placeholder="全部" defaultValue={filters.support ?? ""}
          options={byName(board.tasks.flatMap((task) => task.supports.flatMap((support) => support.members)))} />
        <TextField name="text" label="文字" type="search" placeholder="任务内容或单位" defaultValue={filters.text ?? ""} />
        <Button type="submit">筛选</Button>
      </form>
      <FilterChips groups={groups} clearHref={isOn ? withLook(path + boardQuery(periodKey, { basis: filters.basis }), look) : undefined} />
    </div>
  );
}
