import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Difference } from "./difference";

/**
 * The looks of a table of figures, given once to the table: a page holds some seven hundred cells, and each is sent twice.
 * A link fills its cell; what is focused must not hide behind the heads that stick.
 */
export const FIGURE_LINKS = "[&_td>a]:-mx-1 [&_td>a]:flex [&_td>a]:min-h-6 [&_td>a]:items-center [&_td>a]:justify-end [&_td>a]:px-1 [&_td>a]:text-link [&_td>a]:underline-offset-3 [&_td>a:hover]:underline [&_a]:xl:scroll-mt-32";

/** Narrower than the kit's cells: a row holds twenty figures. */
export const DENSE_CELLS = "[&_:is(td,tbody_th)]:border-b [&_:is(td,tbody_th)]:border-line [&_:is(td,th)]:px-1 [&_:is(td,th)]:py-1 [&_:is(td,th):first-child]:pl-2 [&_:is(td,th):last-child]:pr-2 [&_td]:text-right [&_td]:align-middle [&_td]:whitespace-nowrap [&_td]:text-muted print:[&_td]:text-ink";

/** A line before the cell, in the room of its margin. */
const GROUP = "border-l pl-[3px]!";

/** A cell of its own in a table with the kit's cells. */
export const LOOSE_CELL = "border-b border-line px-3 py-1 text-right text-muted max-md:px-1.5 print:text-ink";

/** A column's head, in two lines where it must. `opensGroup` draws a line before it. */
export function FigureHead({ opensGroup, isLeft, children }: { opensGroup?: boolean; isLeft?: boolean; children: ReactNode }) {
  return (
    <th
      scope="col"
      className={classNames(
        "z-20 border-b border-line-strong bg-sunken align-bottom text-xs leading-4 font-medium text-balance xl:sticky xl:top-(--shell-top) print:static print:text-[10px]",
        isLeft ? "text-left max-xl:first:sticky max-xl:first:left-0" : "text-right",
        opensGroup && GROUP,
      )}
    >
      {children}
    </th>
  );
}

/** A row's name; it stays in sight when a narrow screen scrolls sideways. */
export function FigureRowHead({ href, isStrong, toggle, children }: { href: string; isStrong?: boolean; /** What opens the row. */ toggle?: ReactNode; children: ReactNode }) {
  const name = <Link href={href} className="inline-flex min-h-6 items-center underline-offset-3 hover:underline">{children}</Link>;
  return (
    <th scope="row" className={classNames("z-10 text-left leading-5 max-xl:sticky max-xl:left-0", isStrong ? "bg-sunken font-semibold" : "bg-surface font-normal")}>
      {toggle ? <div className="flex items-start gap-x-0.5">{toggle}{name}</div> : name}
    </th>
  );
}

type FigureCellProps = {
  /** Null where there is nothing to count from. */
  value: number | null;
  unit?: "" | "%";
  /** Read out for the link, with the figure. */
  name: string;
  href: string;
  isAlert?: boolean;
  opensGroup?: boolean;
  className?: string;
  /** To the compared period; undefined while none is asked for. */
  difference?: number | null;
};

/** A figure, as a link to what it counts. Nothing lies behind a zero, so it is none. */
export function FigureCell({ value, unit = "", name, href, isAlert, opensGroup, className, difference }: FigureCellProps) {
  return (
    <td className={opensGroup ? GROUP : className}>
      {value === null ? <><span aria-hidden="true">—</span><span className="sr-only">无</span></> : null}
      {value === 0 ? `0${unit}` : null}
      {value ? <Link href={href} aria-label={`${name} ${value}${unit}`} className={isAlert ? "font-semibold text-alert!" : undefined}>{value}{unit}</Link> : null}
      {difference ? <Difference value={difference} className="block text-xs leading-4 font-normal" /> : null}
    </td>
  );
}
