import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** The looks of a table of figures, given once to the table: a page holds some seven hundred cells (app/figures.css). */
export const FIGURE_LINKS = "figures";

/** Narrower than the kit's cells: a row holds twenty figures. */
export const DENSE_CELLS = "figures-dense";

/** A column's head, in two lines where it must. `opensGroup` draws a line before it. */
export function FigureHead({ opensGroup, isLeft, children }: { opensGroup?: boolean; isLeft?: boolean; children: ReactNode }) {
  return (
    <th
      scope="col"
      className={classNames(
        "figure-head",
        isLeft && "text-left max-xl:first:sticky max-xl:first:left-0",
        opensGroup && "opens-group",
      )}
    >
      {children}
    </th>
  );
}

/** A row's name; it stays in sight when a narrow screen scrolls sideways. */
export function FigureRowHead({ href, isStrong, toggle, children }: { href: string; isStrong?: boolean; /** What opens the row. */ toggle?: ReactNode; children: ReactNode }) {
  const name = <Link href={href} className="named">{children}</Link>;
  return (
    <th scope="row" className={classNames("figure-name", isStrong && "bg-sunken font-semibold")}>
      {toggle ? <div className="flex items-start gap-x-0.5">{toggle}{name}</div> : name}
    </th>
  );
}
