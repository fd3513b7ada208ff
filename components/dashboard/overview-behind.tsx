import { Link } from "@/components/ui/link";
import type { FigureRow } from "@/lib/dashboard/rollup-rows";
import { mostBehind } from "@/lib/dashboard/rollup-summary";
import { figureHref, type FigurePlace } from "@/lib/dashboard/rules-query";
import { BEHIND, NOT_STARTED, OVERDUE } from "@/lib/dashboard/rules-figures";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { Defined } from "./definition";
import { Count, OverviewCard } from "./overview-card";

const SHOWN = 3;
const FIGURES = [BEHIND, NOT_STARTED, OVERDUE];

type Props = { sections: readonly FigureRow[]; leads: readonly FigureRow[]; place: FigurePlace; className?: string };

/** Where are we behind? The sections and the lead units with the most tasks behind, not begun or overdue. */
export function OverviewBehind({ sections, leads, place, className }: Props) {
  const groups = [
    { label: "按节", anchor: "sections", rows: mostBehind(sections, "section") },
    { label: "按牵头单位", anchor: "leads", rows: mostBehind(leads, "unit") },
  ];
  const isNone = groups.every(({ rows }) => rows.length === 0);
  return (
    <OverviewCard
      id="behind" title="滞后情况" className={className}
      actions={isNone ? null : <span className="text-sm text-muted">{"按 "}{FIGURES.map(({ name, label }, at) => <span key={name}>{at > 0 ? "、" : ""}<Defined name={name}>{label}</Defined></span>)}{" 任务数排列"}</span>}
    >
      {isNone ? <p>没有欠进度、未启动或逾期的任务。</p> : null}
      {groups.map(({ label, anchor, rows }) => rows.length === 0 ? null : (
        <div key={anchor}>
          <div className="flex items-baseline justify-between">
            <h3 className="text-sm">{label}</h3>
            {rows.length > SHOWN ? <a href={`#${anchor}`} className="inline-link inline-flex min-h-6 items-center text-sm print:hidden">{`其余 ${rows.length - SHOWN} 个`}</a> : null}
          </div>
          <ol>
            {rows.slice(0, SHOWN).map((row) => <Behind key={row.key} row={row} place={place} />)}
          </ol>
        </div>
      ))}
    </OverviewCard>
  );
}

function Behind({ row, place }: { row: FigureRow; place: FigurePlace }) {
  const title = row.level === "section" ? `（${chineseOrdinal(row.no)}）${row.title}` : row.title;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-3">
      <Link href={figureHref(place, row.filter)} className="inline-flex min-h-6 items-center underline-offset-3 hover:underline">{title}</Link>
      <span className="ml-auto text-sm whitespace-nowrap">
        {FIGURES.filter((figure) => figure.valueOf(row.totals) > 0).map((figure) => (
          <span key={figure.name} className="ml-2">{figure.label} <Count figure={figure} totals={row.totals} place={place} filter={row.filter} isAlert={figure === OVERDUE} name={`${title}${figure.label}`} isRoomy /></span>
        ))}
      </span>
    </li>
  );
}
