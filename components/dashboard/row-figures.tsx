"use client";
import { figureHref, type FigurePlace, type TaskFilter } from "@/lib/dashboard/rules-query";
import { Link } from "@/components/ui/link";
import { StackedBar } from "@/components/ui/stacked-bar";
import { PARTS } from "./assessment-segments";
import { Difference } from "./difference";

/** What the cells of one column have in common; a table sends its columns once. */
export type FigureColumn = {
  label: string;
  filter: TaskFilter;
  unit?: "%";
  isAlert?: boolean;
  opensGroup?: boolean;
  /** The row's bar stands before it. */
  followsBar?: boolean;
};

type Props = {
  columns: readonly FigureColumn[];
  /** One for each column; null where there is nothing to count from. */
  values: readonly (number | null)[];
  /** To the compared period; left out while none is asked for. */
  differences?: readonly (number | null)[];
  /** Read out before each column's word. */
  name: string;
  place: FigurePlace;
  filter: TaskFilter;
  /** In the order of `PARTS`. */
  bar?: readonly number[];
};

/**
 * The figures of one row, each a link to what it counts. Made from the bare figures in the browser too, so that a page is
 * sent with these and not with every element again.
 */
export function RowFigures({ columns, values, differences, name, place, filter, bar }: Props) {
  return columns.map((column, at) => [
    column.followsBar && bar ? (
      <td key="bar"><StackedBar label={`${name}评价构成`} segments={PARTS.map(({ label, tone }, part) => ({ label, tone, value: bar[part] ?? 0 }))} className="print:*:min-w-4" /></td>
    ) : null,
    <FigureCell
      key={column.label} column={column} value={values[at] ?? null} difference={differences?.[at]} name={`${name} ${column.label}`}
      href={figureHref(place, { ...filter, ...column.filter })}
    />,
  ]);
}

type CellProps = { column: FigureColumn; value: number | null; difference: number | null | undefined; name: string; href: string };

/** Nothing lies behind a zero, so it is no link. */
function FigureCell({ column: { unit, isAlert, opensGroup }, value, difference, name, href }: CellProps) {
  const words = `${value}${unit ?? ""}`;
  return (
    <td className={opensGroup ? "opens-group" : undefined}>
      {value === null ? <><span aria-hidden="true">—</span><span className="sr-only">无</span></> : null}
      {value === 0 ? words : null}
      {value ? <Link href={href} aria-label={`${name} ${words}`} className={isAlert ? "alert" : undefined}>{words}</Link> : null}
      {difference ? <Difference value={difference} className="block text-xs leading-4 font-normal" /> : null}
    </td>
  );
}
