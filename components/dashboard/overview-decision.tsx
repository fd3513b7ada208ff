import { Link } from "@/components/ui/link";
import type { BoardTask } from "@/lib/dashboard/queries-board";
import { MEASURES, meetsAssessment, type Totals } from "@/lib/dashboard/rollup";
import { type FigurePlace } from "@/lib/dashboard/rules-query";
import { BEHIND_AGAIN, NEEDS_COORDINATION, OVERDUE, RETURNED } from "@/lib/dashboard/rules-figures";
import { Defined } from "./definition";
import { Count, OverviewCard } from "./overview-card";

const FIGURES = [NEEDS_COORDINATION, BEHIND_AGAIN, RETURNED, OVERDUE];
const SHOWN = 3;

type Props = { tasks: readonly BoardTask[]; totals: Totals; place: FigurePlace; className?: string };

/** What needs a decision? How many tasks of each kind, and what the units ask to have coordinated, in their own words. */
export function OverviewDecision({ tasks, totals, place, className }: Props) {
  const asking = tasks.filter((task) => MEASURES.needsCoordination(task));
  // Of those that ask, who is behind goes first.
  const isBehind = (task: BoardTask) => meetsAssessment(task, "BEHIND", place.basis) || meetsAssessment(task, "NOT_STARTED", place.basis);
  const first = [...asking.filter(isBehind), ...asking.filter((task) => !isBehind(task))].slice(0, SHOWN);
  return (
    <OverviewCard id="decision" title="需研究决定" className={className}>
      <ul className="flex flex-wrap gap-x-5">
        {FIGURES.map((figure) => (
          <li key={figure.name} className="whitespace-nowrap"><Defined name={figure.name}>{figure.label}</Defined> <Count figure={figure} totals={totals} place={place} isAlert={figure === OVERDUE} name={figure.label} isRoomy /> 项</li>
        ))}
      </ul>
      {asking.length === 0 ? <p className="text-muted">没有需协调的事项。</p> : (
        <ul className="divide-y divide-line">
          {first.map((task) => (
            <li key={task.no} className="py-1">
              <p className="line-clamp-2">
                <Link href={`/lists/${place.slug}/tasks/${task.no}?period=${place.periodKey}`} className="inline-flex min-w-6 font-semibold text-link underline-offset-3 hover:underline">{task.no}<span className="sr-only">号任务</span></Link>
                <span className="mx-2 text-sm text-muted">{task.leadLabel}</span>
                {task.coordination}
              </p>
            </li>
          ))}
        </ul>
      )}
      <a href="#attention" className="inline-link inline-flex min-h-6 items-center text-sm print:hidden">{asking.length > SHOWN ? `其余 ${asking.length - SHOWN} 件需协调事项和各类任务见“需要关注”` : "各类任务见“需要关注”"}</a>
    </OverviewCard>
  );
}
