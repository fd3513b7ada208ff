import { Link } from "@/components/ui/link";
import type { BoardTask } from "@/lib/dashboard/queries-board";
import { groupTasks, type Totals } from "@/lib/dashboard/rollup";
import { figureDifference } from "@/lib/dashboard/rollup-compare";
import type { FigureRow } from "@/lib/dashboard/rollup-rows";
import { figureHref, type FigurePlace } from "@/lib/dashboard/rules-query";
import { MEAN_COMPLETION, OVERDUE } from "@/lib/dashboard/rules-figures";
import { dashboardHref } from "@/lib/dashboard/schema-view";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { Icon } from "@/components/ui/icon";
import { TableScroll } from "@/components/ui/table";
import { segmentsOf } from "./assessment-segments";
import { Defined } from "./definition";
import { DENSE_CELLS, FIGURE_LINKS, FigureHead, FigureRowHead } from "./figure-cells";
import { COLUMN_GROUPS, isPercent, type Column } from "./figure-columns";
import { RowFigures, type FigureColumn } from "./row-figures";
import { FigureTaskRow } from "./figure-task-row";
import type { ViewPlace } from "./table-view";

function titleOf({ level, no, title }: FigureRow): string {
  if (level === "chapter") return `${chineseOrdinal(no)}、${title.replace(/。$/, "")}`;
  return level === "section" ? `（${chineseOrdinal(no)}）${title}` : title;
}

/** What a link says before its column's word, short enough to be heard on each. */
function shortTitleOf({ level, no, title }: FigureRow): string {
  if (level === "chapter") return `第${chineseOrdinal(no)}章`;
  return level === "section" ? `（${chineseOrdinal(no)}）` : title;
}

type Props = {
  label: string;
  head: string;
  rows: readonly FigureRow[];
  place: FigurePlace;
  at: ViewPlace;
  /** A row's totals in the compared period; null while no differences are asked for. */
  beforeOf: ((row: FigureRow) => Totals) | null;
  /** Where sections open to their tasks. */
  tasks?: readonly BoardTask[];
};

/** The same columns for sections and for lead units; a section opens to its tasks, by the address. */
export function FigureTable({ label, head, rows, place, at, beforeOf, tasks }: Props) {
  const groups = COLUMN_GROUPS[at.view.columns];
  const isProgress = at.view.columns === "progress";
  const columns = groups.flatMap((own, group) => own.map((figure, index): FigureColumn => {
    const isMean = figure === MEAN_COMPLETION;
    return {
      label: figure.label, filter: figure.filter, ...(isPercent(figure) && { unit: "%" }), ...(figure === OVERDUE && { isAlert: true }),
      ...(isMean ? { followsBar: true } : group > 0 && index === 0 && { opensGroup: true }),
    };
  }));
  const bySection = tasks && groupTasks(tasks, (task) => task.sectionNo);
  return (
    <TableScroll label={label} className={`table-fixed min-w-[68rem] text-sm print:min-w-0 print:text-xs ${FIGURE_LINKS} ${DENSE_CELLS}`}>
      <colgroup>
        <col className="w-48 max-md:w-36 print:w-42" />
        {groups.flatMap((columns) => columns.map((column) => [
          column === MEAN_COMPLETION && isProgress ? <col key="bar" className="print:w-30" /> : null,
          <col key={column.name} className={isProgress ? (isPercent(column) ? "w-13 print:w-auto" : "w-11 print:w-auto") : undefined} />,
        ]))}
      </colgroup>
      <thead>
        <tr>
          <FigureHead isLeft>{head}</FigureHead>
          {groups.flatMap((columns, group) => columns.map((column, index) => [
            column === MEAN_COMPLETION && isProgress ? <FigureHead key="bar" isLeft>评价构成</FigureHead> : null,
            <FigureHead key={column.name} opensGroup={group > 0 && index === 0 && column !== MEAN_COMPLETION}><Defined name={column.name}>{column.label}</Defined></FigureHead>,
          ]))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SectionRows key={row.key} row={row} place={place} at={at} before={beforeOf?.(row) ?? null} figures={groups.flat()} columns={columns} tasks={row.level === "section" ? bySection?.get(row.no) : undefined} />
        ))}
      </tbody>
    </TableScroll>
  );
}

type RowProps = { row: FigureRow; place: FigurePlace; at: ViewPlace; before: Totals | null; figures: readonly Column[]; columns: readonly FigureColumn[]; tasks: readonly BoardTask[] | undefined };

/** A row and, where it stands open, its tasks. */
function SectionRows({ row, place, at, before, figures, columns, tasks }: RowProps) {
  const { totals, filter, level, no } = row;
  const isSum = level === "chapter" || level === "total";
  const isOpen = tasks !== undefined && at.view.open.includes(no);
  const isProgress = at.view.columns === "progress";
  return (
    <>
      <tr id={tasks ? row.key : undefined} className={isSum ? "bg-sunken font-semibold" : undefined}>
        <FigureRowHead href={figureHref(place, filter)} isStrong={isSum} toggle={tasks ? <Toggle row={row} at={at} isOpen={isOpen} /> : null}>{titleOf(row)}</FigureRowHead>
        <RowFigures
          columns={columns} name={shortTitleOf(row)} place={place} filter={filter} values={figures.map((figure) => figure.valueOf(totals))}
          differences={before ? figures.map((figure) => figureDifference(figure.valueOf, totals, before)) : undefined}
          bar={isProgress ? segmentsOf(totals).map(({ value }) => value) : undefined}
        />
      </tr>
      {isOpen ? tasks.map((task) => <FigureTaskRow key={task.no} task={task} place={place} columns={figures.length + (isProgress ? 1 : 0)} />) : null}
    </>
  );
}

/** Opens and closes a section: an address of its own, so that it works without script and can be sent on. */
function Toggle({ row: { key, no }, at: { slug, periodKey, view }, isOpen }: { row: FigureRow; at: ViewPlace; isOpen: boolean }) {
  const open = isOpen ? view.open.filter((other) => other !== no) : [...view.open, no].sort((a, b) => a - b);
  return (
    <Link href={dashboardHref(slug, periodKey, { ...view, open }, key)} scroll={false} aria-expanded={isOpen} aria-label={`（${chineseOrdinal(no)}）的任务`} className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-link hover:bg-sunken print:hidden">
      <Icon name={isOpen ? "chevron-down" : "chevron-right"} className="size-3.5" />
    </Link>
  );
}
