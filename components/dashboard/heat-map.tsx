import { HEAT_TEXTS, heatLegend, type Heat, type HeatCell, type HeatRow } from "@/lib/dashboard/rollup-history";
import { figureHref, type FigurePlace } from "@/lib/dashboard/rules-query";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { classNames } from "@/components/ui/class-names";
import { TableScroll } from "@/components/ui/table";
import { FigureHead, FigureRowHead } from "./figure-cells";
import { HeatCells, type HeatPeriod, type HeatShare } from "./heat-cells";

/** So that eight quarters keep room for their figures on a phone, where the table scrolls in its frame. */
const WIDTHS: Record<number, string> = { 4: "min-w-96", 5: "min-w-112", 6: "min-w-128", 7: "min-w-144 xl:min-w-0", 8: "min-w-160 xl:min-w-0" };

type Period = { key: string; label: string; clock: { dueAt: Date; now: Date } };

type Props = {
  /** The table's name. */
  label: string;
  /** Of the first column. */
  head: string;
  rows: readonly HeatRow[];
  /** The quarters, oldest first. */
  periods: readonly Period[];
  heat: Heat;
  place: FigurePlace;
  /** Where the name of a unit leads; its tasks in the list where this is left out. */
  unitHref?: (unitId: string) => string;
};

/** Rows against quarters: a figure in every cell, on a ground the darker the higher it is. Each cell leads to its tasks. */
export function HeatMap({ label, head, rows, periods, heat, place, unitHref }: Props) {
  const names = periods.map(({ key, label: name }): HeatPeriod => [key, name]);
  const word = HEAT_TEXTS[heat].label;
  return (
    <TableScroll label={label} className={`table-fixed ${WIDTHS[periods.length] ?? ""} heat`}>
      <colgroup>
        <col className="w-42 max-md:w-32" />
        {periods.map(({ key }) => <col key={key} />)}
      </colgroup>
      <thead>
        <tr>
          <FigureHead isLeft>{head}</FigureHead>
          {periods.map((period) => <FigureHead key={period.key}><PeriodName period={period} isShown={period.key === place.periodKey} /></FigureHead>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={row.level === "total" ? "bg-sunken font-semibold" : undefined}>
            <FigureRowHead href={rowHref(row, place, unitHref)} isStrong={row.level === "total"}>
              <span className={row.level === "task" ? "line-clamp-1 font-notice" : undefined}>{titleOf(row)}</span>
            </FigureRowHead>
            <HeatCells shares={row.cells.map((cell) => shareOf(row, cell, heat))} periods={names} name={shortTitleOf(row)} word={word} place={place} filter={row.filter} taskNo={row.level === "task" ? row.no : undefined} />
          </tr>
        ))}
      </tbody>
    </TableScroll>
  );
}

/** 2026年 over 第四季度; of a quarter that is not due yet, that its figures are not all in. */
function PeriodName({ period: { label, clock }, isShown }: { period: Period; isShown: boolean }) {
  const [year = "", quarter = ""] = label.split(/(?<=年)/);
  return (
    <span aria-current={isShown ? "true" : undefined} className={isShown ? "inline-block border-b-2 border-ink font-semibold" : undefined}>
      <span className="whitespace-nowrap">{year}</span><wbr /><span className="whitespace-nowrap">{quarter}</span>
      {clock.now <= clock.dueAt ? <span className="block font-normal text-muted">未到期</span> : null}
    </span>
  );
}

function titleOf({ level, no, title }: HeatRow): string {
  if (level === "section") return `（${chineseOrdinal(no)}）${title}`;
  return level === "task" ? `${no}　${title}` : title;
}

/** What a link says before its figure, short enough to be heard on each. */
function shortTitleOf({ level, no, title }: HeatRow): string {
  if (level === "section") return `（${chineseOrdinal(no)}）`;
  return level === "task" ? `第 ${no} 项` : title;
}

function cellHref({ level, no, filter }: HeatRow, place: FigurePlace): string {
  return level === "task" ? `/lists/${place.slug}/tasks/${no}?period=${place.periodKey}` : figureHref(place, filter);
}

function rowHref(row: HeatRow, place: FigurePlace, unitHref: Props["unitHref"]): string {
  return row.level === "unit" && unitHref ? unitHref(row.key) : cellHref(row, place);
}

/** Nothing lies behind a quarter in which the row had nothing to do. */
function shareOf({ level }: HeatRow, { tasks, text, step, totals }: HeatCell, heat: Heat): HeatShare | null {
  if (tasks === 0) return null;
  const behind = (heat === "reached" || heat === "completion") && level !== "task" ? (totals?.assessments.BEHIND ?? 0) : 0;
  const overdue = heat === "contributions" ? 0 : (totals?.overdue ?? 0);
  return [text, step, behind, overdue];
}

/** What the grounds and the marks mean. `ofTasks`: the cells name a single task's assessment. */
export function HeatLegend({ heat, ofTasks = false }: { heat: Heat; ofTasks?: boolean }) {
  const marks = [
    { name: "欠", meaning: "欠进度项数", look: "text-behind", isShown: heat === "reached" || heat === "completion" },
    { name: "逾", meaning: "逾期未报项数", look: "text-alert", isShown: heat !== "contributions" },
  ].filter(({ isShown }) => isShown);
  return (
    <ul aria-label="图例" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {heatLegend(heat, ofTasks).map(({ step, label }) => (
        <li key={step} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={classNames("h-3.5 w-5 rounded-sm border border-line-strong", `heat-${step}`)} />
          {label}
        </li>
      ))}
      {marks.map(({ name, meaning, look }) => <li key={name}><span className={`heat-mark border border-line ${look}`}>{name}</span> {meaning}</li>)}
    </ul>
  );
}
