import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** Narrower than the kit's cells: a row holds twenty figures. */
const CELL = "border-b border-line px-1 py-1 align-middle first:pl-2 last:pr-2";
/** A line before the cell, in the room of its margin. */
const GROUP = "border-l pl-[3px]!";
/** What is focused must not hide behind the heads that stick. */
const CLEAR = "xl:scroll-mt-32";

/** A column's head, in two lines where it must. `opensGroup` draws a line before it. */
export function FigureHead({ opensGroup, isLeft, children }: { opensGroup?: boolean; isLeft?: boolean; children: ReactNode }) {
  return (
    <th
      scope="col"
      className={classNames(
        "z-20 border-b border-line-strong bg-sunken px-1 py-1 align-bottom first:pl-2 last:pr-2 text-xs leading-4 font-medium text-balance print:text-[10px] xl:sticky xl:top-(--shell-top) print:static",
        isLeft ? "text-left max-xl:sticky max-xl:left-0" : "text-right",
        opensGroup && GROUP,
      )}
    >
      {children}
    </th>
  );
}

/** A row's name; it stays in sight when a narrow screen scrolls sideways. */
export function FigureRowHead({ href, isStrong, isInset, children }: { href: string; isStrong?: boolean; isInset?: boolean; children: ReactNode }) {
  return (
    <th scope="row" className={classNames(CELL, "z-10 text-left leading-5 max-xl:sticky max-xl:left-0", isStrong ? "bg-sunken font-semibold" : "bg-surface font-normal", isInset && "md:pl-4!")}>
      <Link href={href} prefetch={false} className={classNames("inline-flex min-h-6 items-center underline-offset-3 hover:underline", CLEAR)}>{children}</Link>
    </th>
  );
}

type FigureCellProps = { value: number; /** Read out for the link, with the figure. */ name: string; href: string | null; isAlert?: boolean; opensGroup?: boolean };

/** A count, as a link to what it counts. Nothing lies behind a zero, so it is none. */
export function FigureCell({ value, name, href, isAlert, opensGroup }: FigureCellProps) {
  return (
    <PlainCell opensGroup={opensGroup}>
      {href === null || value === 0 ? (
        <span className={value === 0 ? "text-muted" : undefined}>{value}</span>
      ) : (
        <Link
          href={href}
          prefetch={false}
          aria-label={`${name} ${value}`}
          className={classNames("-mx-1 flex min-h-6 items-center justify-end px-1 underline-offset-3 hover:underline", isAlert ? "font-semibold text-alert" : "text-link", CLEAR)}
        >
          {value}
        </Link>
      )}
    </PlainCell>
  );
}

/** Any other cell of such a table. */
export function PlainCell({ opensGroup, isLeft, children }: { opensGroup?: boolean; isLeft?: boolean; children: ReactNode }) {
  return <td className={classNames(CELL, isLeft ? "text-left" : "text-right whitespace-nowrap", opensGroup && GROUP)}>{children}</td>;
}
