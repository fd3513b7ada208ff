import { Link } from "@/components/ui/link";
import type { BoardTask } from "@/lib/dashboard/queries-board";
import type { BoardFilters } from "@/lib/dashboard/schema";
import { meetsAssessment, type Clock } from "@/lib/dashboard/rollup";
import { matchesFilters } from "@/lib/dashboard/rules";
import { figureHref, type FigurePlace } from "@/lib/dashboard/rules-query";
import { BEHIND, BEHIND_AGAIN, NEEDS_COORDINATION, OVERDUE, RETURNED, type Figure } from "@/lib/dashboard/rules-figures";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Disclosure, ExpandableText } from "@/components/ui/details";

const SHOWN = 6;
const LISTS: { figure: Figure; none: string }[] = [
  { figure: NEEDS_COORDINATION, none: "没有需协调的事项。" },
  { figure: BEHIND, none: "没有欠进度的任务。" },
  { figure: RETURNED, none: "没有退回未改的任务。" },
  { figure: OVERDUE, none: "没有逾期未报的任务。" },
];

type Props = { tasks: readonly BoardTask[]; place: FigurePlace; clock: Clock; /** For supervisors: where to remind those who owe. */ remindersHref: string | null };

/** The tasks that need somebody: what each list counts is what its figure above counts. */
export function AttentionLists({ tasks, place, clock, remindersHref }: Props) {
  return (
    <section aria-labelledby="attention">
      <h2 id="attention" className="mb-2 text-lg">需要关注</h2>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {LISTS.map(({ figure, none }) => {
          const filters: BoardFilters = { ...figure.filter, basis: place.basis };
          const found = tasks.filter((task) => matchesFilters(task, filters, clock));
          return (
            <Card
              key={figure.name} headingLevel={3} isFlush
              title={`${figure === NEEDS_COORDINATION ? "需协调事项" : figure.label} ${found.length} 项`}
              actions={
                <>
                  {figure === OVERDUE && remindersHref ? <Link href={remindersHref} className="inline-link text-sm print:hidden">催办未报单位</Link> : null}
                  {found.length > 0 ? <Link href={figureHref(place, figure.filter)} className="inline-link text-sm print:hidden">{`在清单中查看${figure.label}`}</Link> : null}
                </>
              }
            >
              {found.length === 0 ? <p className="px-4 py-3 text-muted">{none}</p> : null}
              <Tasks tasks={found.slice(0, SHOWN)} place={place} figure={figure} />
              {found.length > SHOWN ? (
                <Disclosure summary={`其余 ${found.length - SHOWN} 项`} className="px-4 py-1">
                  <div className="-mx-4"><Tasks tasks={found.slice(SHOWN)} place={place} figure={figure} /></div>
                </Disclosure>
              ) : null}
            </Card>
          );
        })}
      </div>
    </section>
  );
}

function Tasks({ tasks, place, figure }: { tasks: readonly BoardTask[]; place: FigurePlace; figure: Figure }) {
  return (
    <ul className="divide-y divide-line">
      {tasks.map((task) => (
        <li key={task.no} className="px-4 py-2">
          <div className="flex items-baseline gap-x-3">
            <Link href={`/lists/${place.slug}/tasks/${task.no}?period=${place.periodKey}`} className="flex min-h-6 min-w-0 flex-1 items-baseline gap-x-2 hover:underline">
              <span className="w-8 shrink-0 font-semibold text-link">{task.no}<span className="sr-only">号任务</span></span>
              <span className="line-clamp-1 font-notice print:line-clamp-none">{task.content}</span>
            </Link>
            {figure === BEHIND && meetsAssessment(task, "BEHIND_AGAIN", place.basis) ? <Chip tone="warning">{BEHIND_AGAIN.label}</Chip> : null}
            <span className="shrink-0 text-sm text-muted"><span className="sr-only">牵头</span>{task.leadLabel}</span>
          </div>
          {figure === NEEDS_COORDINATION ? <div className="ml-10"><ExpandableText text={task.coordination} /></div> : null}
        </li>
      ))}
    </ul>
  );
}
