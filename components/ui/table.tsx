import { Link } from "./link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";

type Align = "left" | "right" | "center";
const ALIGN: Record<Align, string> = { left: "", right: "cell-right", center: "cell-center" };

/**
 * A table with its own frame. On a wide screen it scrolls with the page, so that its head can stick under the top bar;
 * on a narrow one it scrolls sideways by itself.
 */
export function TableScroll({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div
      role="region"
      aria-label={label}
      // Reachable by keyboard, so that it can be scrolled sideways.
      tabIndex={0}
      // `relative` keeps the cells' hidden words inside, which would otherwise widen the page.
      className="relative rounded-lg border border-line bg-surface max-xl:overflow-x-auto print:overflow-visible print:rounded-none print:border-0"
    >
      <table className={classNames("w-full border-separate border-spacing-0", className)}>
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </div>
  );
}

export type Sort = { href: string; direction: "ascending" | "descending" | null };

type ThProps = Omit<ComponentProps<"th">, "align"> & { align?: Align; sort?: Sort };

/** A column's head, which sticks; with `sort` it is a link that orders the table by this column. */
export function Th({ align = "left", sort, className, children, scope = "col", ...rest }: ThProps) {
  return (
    <th
      scope={scope}
      aria-sort={sort?.direction ?? undefined}
      className={classNames("cell-head", ALIGN[align], className)}
      {...rest}
    >
      {sort ? (
        <Link href={sort.href} scroll={false} className="inline-flex min-h-6 items-center gap-1 underline-offset-3 hover:underline">
          {children}
          <Icon
            name="chevron-down"
            className={classNames("size-3", sort.direction === null && "opacity-40", sort.direction === "ascending" && "rotate-180")}
          />
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

type TdProps = Omit<ComponentProps<"td">, "align"> & { align?: Align };

/** A cell. */
export function Td({ align = "left", className, ...rest }: TdProps) {
  return <td className={classNames("cell", ALIGN[align], className)} {...rest} />;
}

/** The head of a row, where a row has one. */
export function RowTh({ align = "left", className, ...rest }: Omit<ThProps, "sort">) {
  return (
    <th scope="row" className={classNames("cell cell-name", ALIGN[align], className)} {...rest} />
  );
}

type GroupRowProps = { colSpan: number; level?: 1 | 2; id?: string; aside?: ReactNode; children: ReactNode };

/**
 * A head between rows that sticks under the column heads; level 2 sticks under level 1. Put each group into its own
 * `<tbody>`. `aside` is for the group's counts.
 */
export function GroupRow({ colSpan, level = 1, id, aside, children }: GroupRowProps) {
  return (
    <tr id={id}>
      <th
        scope="rowgroup"
        colSpan={colSpan}
        className={classNames(
          "h-9 border-b border-line px-3 py-1 text-left xl:sticky print:static",
          level === 1
            ? "top-[calc(var(--shell-top)+var(--table-head))] z-[15] bg-sunken font-semibold"
            : "top-[calc(var(--shell-top)+2*var(--table-head))] z-10 bg-ground font-medium",
        )}
      >
        <div className="flex items-baseline justify-between gap-4">
          <span className="line-clamp-1 print:line-clamp-none">{children}</span>
          {aside ? <span className="text-sm font-normal whitespace-nowrap text-muted">{aside}</span> : null}
        </div>
      </th>
    </tr>
  );
}
