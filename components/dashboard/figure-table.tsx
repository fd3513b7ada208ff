import { meanCompletion } from "@/lib/dashboard/rollup";
import type { FigureRow } from "@/lib/dashboard/rollup-rows";
import { ASSESSMENT_FIGURES, figureHref, INCOMPLETE, OVERDUE, STATE_FIGURES, TASKS, type Figure, type FigurePlace } from "@/lib/dashboard/rules-figures";
import { chineseOrdinal } from "@/components/lists/ordinal";
import { StackedBar } from "@/components/ui/stacked-bar";
import { TableScroll } from "@/components/ui/table";
import { segmentsOf } from "./assessment-segments";
import { DENSE_CELLS, FIGURE_LINKS, FigureCell, FigureHead, FigureRowHead, PlainCell } from "./figure-cells";

const STATES = [TASKS, ...STATE_FIGURES];
const FIGURE_COLUMNS = STATES.length + ASSESSMENT_FIGURES.length;
const CONTRIBUTION_COLUMNS = 3;

function titleOf({ level, no, title }: FigureRow): string {
  if (level === "chapter") return `${chineseOrdinal(no)}、${title.replace(/。$/, "")}`;
  return level === "section" ? `（${chineseOrdinal(no)}）${title}` : title;
}

/** What a link says before its column's word, short enough to be heard on each. */
function shortTitleOf({ level, no, title }: FigureRow): string {
  if (level === "chapter") return `第${chineseOrdinal(no)}章`;
  return level === "section" ? `（${chineseOrdinal(no)}）` : title;
}

type Props = { label: string; head: string; rows: readonly FigureRow[]; place: FigurePlace };

/** The same columns for sections and for lead units: what was filed, how it is assessed, what the supporting units gave. */
export function FigureTable({ label, head, rows, place }: Props) {
  return (
    <TableScroll label={label} className={`table-fixed min-w-[68rem] text-sm print:min-w-0 print:text-xs ${FIGURE_LINKS} ${DENSE_CELLS}`}>
      <colgroup>
        <col className="w-48 max-md:w-36 print:w-42" />
        {Array.from({ length: FIGURE_COLUMNS }, (_, at) => <col key={at} className="w-11 print:w-auto" />)}
        <col className="print:w-30" />
        <col className="w-13 print:w-auto" />
        {Array.from({ length: CONTRIBUTION_COLUMNS }, (_, at) => <col key={at} className="w-11 print:w-auto" />)}
      </colgroup>
      <thead>
        <tr>
          <FigureHead isLeft>{head}</FigureHead>
          {STATES.map(({ name, label: word }) => <FigureHead key={name}>{word}</FigureHead>)}
          {ASSESSMENT_FIGURES.map(({ name, label: word }, at) => <FigureHead key={name} opensGroup={at === 0}>{word}</FigureHead>)}
          <FigureHead isLeft>评价构成</FigureHead>
          <FigureHead>平均完成比例</FigureHead>
          <FigureHead opensGroup>应反馈</FigureHead><FigureHead>已反馈</FigureHead><FigureHead>反馈未齐</FigureHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => <Row key={row.key} row={row} place={place} />)}
      </tbody>
    </TableScroll>
  );
}

function Row({ row, place }: { row: FigureRow; place: FigurePlace }) {
  const { totals, filter, level } = row;
  const title = titleOf(row);
  const shortTitle = shortTitleOf(row);
  const mean = meanCompletion(totals);
  const isSum = level === "chapter" || level === "total";
  const cell = (figure: Figure, opensGroup = false) => (
    <FigureCell
      key={figure.name} value={figure.valueOf(totals)} name={`${shortTitle} ${figure.label}`} href={figureHref(place, { ...filter, ...figure.filter })}
      isAlert={figure.name === OVERDUE.name} opensGroup={opensGroup}
    />
  );
  return (
    <tr className={isSum ? "bg-sunken font-semibold" : undefined}>
      <FigureRowHead href={figureHref(place, filter)} isStrong={isSum} isInset={level === "section"}>{title}</FigureRowHead>
      {STATES.map((figure) => cell(figure))}
      {ASSESSMENT_FIGURES.map((figure, at) => cell(figure, at === 0))}
      <td><StackedBar label={`${shortTitle}评价构成`} segments={segmentsOf(totals)} className="print:*:min-w-4" /></td>
      <PlainCell>{mean === null ? <><span aria-hidden="true">—</span><span className="sr-only">无</span></> : `${mean}%`}</PlainCell>
      <PlainCell opensGroup>{totals.contributionsOwed}</PlainCell>
      <PlainCell>{totals.contributionsGiven}</PlainCell>
      {cell(INCOMPLETE)}
    </tr>
  );
}
