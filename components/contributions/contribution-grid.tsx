import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import type { ContributionGrid as Grid } from "@/lib/contributions/queries-grid";
import { CONTRIBUTION_STATE_LABELS, type ContributionDisplayState } from "@/lib/labels";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";

const SHAPES: Record<ContributionDisplayState, { icon: IconName | null; look: string }> = {
  GIVEN: { icon: "check", look: "text-muted" },
  RETURNED: { icon: "return", look: "font-medium text-warning" },
  NOT_GIVEN: { icon: null, look: "font-medium text-ink" },
  DRAFT: { icon: null, look: "text-muted" },
  AWAITING_SIGNATURE: { icon: "clock", look: "text-muted" },
};

/** What was given this period, and over the last ones: units down, periods across; each cell says in a word and a shape what the unit gave. A phone gets one unit after another. */
export function ContributionGrid({ grid, path, title, children }: { grid: Grid; path: string; title: string; children: ReactNode }) {
  if (grid.rows.length === 0) return null;
  return (
    <Card title={title} id="contribution-grid" isFlush>
      <div className="border-b border-line px-4 py-2.5">{children}</div>
      <table aria-label="各单位各期反馈" className="w-full border-separate border-spacing-0 max-md:block">
        <thead className="max-md:sr-only">
          <tr>
            <th scope="col" className="border-b border-line-strong bg-sunken px-4 py-1.5 text-left text-sm font-medium">单位</th>
            {grid.periods.map((period, at) => (
              <th key={period.key} scope="col" className="border-b border-line-strong bg-sunken px-3 py-1.5 text-left text-sm font-medium whitespace-nowrap">
                <Link href={`${path}?period=${period.key}&tab=contributions`} aria-current={at === grid.periods.length - 1 ? "true" : undefined}
                  className="inline-flex min-h-6 items-center underline-offset-3 hover:underline">{period.label}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {grid.rows.map((row) => (
            <tr key={row.unitId} className="max-md:grid max-md:grid-cols-2 max-md:gap-x-3 max-md:border-b max-md:border-line max-md:px-4 max-md:py-2">
              <th scope="row" className="border-b border-line px-4 py-1.5 text-left font-normal max-md:col-span-2 max-md:border-0 max-md:p-0 max-md:font-medium">{row.unitName}</th>
              {row.cells.map((state, at) => (
                <td key={grid.periods[at]?.key} data-name={grid.periods[at]?.label.replace("第", "")}
                  className="border-b border-line px-3 py-1.5 max-md:flex max-md:gap-2 max-md:border-0 max-md:p-0 max-md:before:whitespace-nowrap max-md:before:text-muted max-md:before:content-[attr(data-name)]">
                  <Cell state={state} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Cell({ state }: { state: ContributionDisplayState | null }) {
  if (state === null) return <span className="text-muted"><span aria-hidden="true">—</span><span className="sr-only">不需反馈</span></span>;
  const { icon, look } = SHAPES[state];
  return (
    <span className={classNames("inline-flex items-center gap-1 whitespace-nowrap", look)}>
      {icon ? <Icon name={icon} className="size-3.5" /> : <span aria-hidden="true" className="inline-block size-3 rounded-full border border-dashed border-line-strong" />}
      {CONTRIBUTION_STATE_LABELS[state]}
    </span>
  );
}
