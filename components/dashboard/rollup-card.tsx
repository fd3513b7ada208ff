import type { BoardTask } from "@/lib/dashboard/queries-board";
import type { FigureRow } from "@/lib/dashboard/rollup-rows";
import { meanCompletion, type Totals } from "@/lib/dashboard/rollup";
import type { FigurePlace } from "@/lib/dashboard/rules-query";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { StackedBarLegend } from "@/components/ui/stacked-bar";
import { PARTS, segmentsOf } from "./assessment-segments";
import { ChartPanel } from "./chart-panel";
import { FigureTable } from "./figure-table";
import { TableView, type ViewPlace } from "./table-view";

type Props = {
  id: string;
  title: string;
  /** The table's name. */
  label: string;
  head: string;
  rows: readonly FigureRow[];
  place: FigurePlace;
  at: ViewPlace;
  /** The same rows in the compared period; null for a list's first. */
  before: { rows: readonly FigureRow[]; /** Of a row that it does not hold. */ zero: Totals } | null;
  tasks?: readonly BoardTask[];
  note?: string;
};

/** A table of figures with its chart above it, folded until it is asked for. */
export function RollupCard({ id, title, label, head, rows, place, at, before, tasks, note }: Props) {
  const earlier = new Map(before?.rows.map((row) => [row.key, row.totals]));
  const bars = rows
    .filter(({ level }) => level === "section" || level === "unit")
    .map(({ level, no, title: name, totals }) => ({
      name: level === "section" ? `（${chineseOrdinal(no)}）${name}` : name,
      shortName: level === "section" ? chineseOrdinal(no) : name,
      mean: meanCompletion(totals),
      values: segmentsOf(totals).map((segment) => segment.value),
    }));
  return (
    <section aria-labelledby={id}>
      <ChartPanel
        chart={{ kind: "assessments", bars }}
        name={`${title}：各类序时评价的任务数`}
        description={`每行一条，由左至右为未启动、欠进度、达进度、超进度、已完成、未评价的任务数，末尾为平均完成比例；数据同下表“${label}”。`}
      >
        <h2 id={id} className="text-lg">{title}</h2>
        {note ? <p className="text-sm text-muted">{note}</p> : null}
      </ChartPanel>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1.5 print:hidden">
        <TableView at={at} anchor={id} canCompare={before !== null} sections={tasks && rows.filter(({ level }) => level === "section").map(({ no }) => no)} />
        <StackedBarLegend items={PARTS} />
      </div>
      <FigureTable label={label} head={head} rows={rows} place={place} at={at} tasks={tasks} beforeOf={before && at.view.change ? (row) => earlier.get(row.key) ?? before.zero : null} />
    </section>
  );
}
