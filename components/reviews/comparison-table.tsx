import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type Side = { head: string; /** Before the cell on a phone, where the sides stand one below the other. */ phoneName: string | null };

type TableProps = {
  label: string;
  /** What is compared, and what the marks mean. */
  caption: ReactNode;
  /** One or two. */
  sides: readonly Side[];
  rows: readonly ComparedRow[];
};

export type ComparedRow = { name: string; aside?: ReactNode; cells: readonly ReactNode[] };

const CELL = "border-t border-line px-3 py-2 text-left align-top max-md:block max-md:px-4";
const SECOND = "max-md:mx-4 max-md:mb-2 max-md:border-0 max-md:border-l-2 max-md:border-line max-md:px-3 max-md:py-0";

/** Two texts of one form side by side, field by field; one below the other on a phone. */
export function ComparisonTable({ label, caption, sides, rows }: TableProps) {
  return (
    <section aria-label={label} className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className="px-4 py-2 text-sm text-muted max-md:border-b max-md:border-line">{caption}</div>
      <table className="w-full table-fixed border-separate border-spacing-0 max-md:block">
        <thead className="max-md:sr-only">
          <tr className="bg-sunken text-left text-sm">
            <th scope="col" className="w-28 px-4 py-1.5 font-medium">项目</th>
            {sides.map(({ head }) => <th key={head} scope="col" className="px-3 py-1.5 font-medium">{head}</th>)}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map(({ name, aside, cells }) => (
            <tr key={name} className="max-md:block">
              <th scope="row" className={classNames(CELL, "px-4 font-medium max-md:pb-0")}>
                {name}
                {aside ? <span className="block text-xs font-normal whitespace-nowrap text-muted max-md:ml-2 max-md:inline">{aside}</span> : null}
              </th>
              {sides.map(({ head, phoneName }, at) => (
                <td key={head} className={classNames(CELL, "whitespace-pre-line", at === 0 ? "max-md:border-0 max-md:pt-0.5" : SECOND)}>
                  {phoneName ? <span className="block text-sm text-muted md:hidden">{phoneName}</span> : null}
                  {cells[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
