import { Link } from "@/components/ui/link";
import type { Dashboard } from "@/lib/dashboard/queries-dashboard";
import { rollUp, type Totals } from "@/lib/dashboard/rollup";
import { figureDifference, movedTasks } from "@/lib/dashboard/rollup-compare";
import { BEHIND, FILED, GIVEN_RATE, MEAN_COMPLETION, NOT_STARTED, ON_TIME_RATE, REACHED, RETURNS, type Figure, type Quantity } from "@/lib/dashboard/rules-figures";
import type { DashboardView } from "@/lib/dashboard/schema-view";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/details";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Defined } from "./definition";
import { Difference } from "./difference";
import { Count, OverviewCard } from "./overview-card";

const COMPARED: readonly (Figure | Quantity)[] = [REACHED, BEHIND, NOT_STARTED, MEAN_COMPLETION, FILED, ON_TIME_RATE, RETURNS, GIVEN_RATE];
const SHOWN = 10;

type Props = { dashboard: Dashboard; totals: Totals; view: DashboardView; className?: string };

/** What changed? The measures beside those of another period, and the tasks whose standing went down or up. */
export function OverviewChange({ dashboard, totals, view, className }: Props) {
  const { compared, tasks, place, clock } = dashboard;
  if (!compared) {
    return <OverviewCard id="change" title="与上期相比" className={className}><p className="text-muted">本期是该清单的第一个填报期，没有可比较的填报期。</p></OverviewCard>;
  }
  const { tasks: others } = compared;
  const before = rollUp(others, compared.clock, place.basis);
  const moves = movedTasks(tasks, others, place.basis);
  const groups = [
    { label: "评价转差", moved: moves.worse }, { label: "评价转好", moved: moves.better },
    { label: "原未报、现已报", moved: moves.newlyFiled }, { label: "原已报、现未报", moved: moves.noLongerFiled },
  ];
  return (
    <OverviewCard id="change" title={`与${compared.label}相比${clock.now > clock.dueAt ? "" : "（本期未截止）"}`} actions={<PeriodChoice dashboard={dashboard} view={view} />} className={className}>
      <div className="grid gap-x-6 gap-y-2 xl:grid-cols-[8fr_5fr]">
        <dl className="text-sm">
          {COMPARED.map((figure) => (
            <div key={figure.name} className="flex min-h-6 items-center gap-x-2 border-b border-line">
              <dt className="flex-1 whitespace-nowrap"><Defined name={figure.name}>{figure.label}</Defined></dt>
              <dd className="flex items-center gap-x-2 whitespace-nowrap">
                <Count figure={figure} totals={totals} place={place} name={`本期${figure.label}`} isRoomy />
                <span className="text-muted">原 <Count figure={figure} totals={before} place={{ ...place, periodKey: compared.key }} name={`${compared.label}${figure.label}`} isRoomy /></span>
                <Difference value={figureDifference(figure.valueOf, totals, before)} unit={"unit" in figure && figure.unit === "%" ? "个百分点" : ""} className="min-w-14 text-right" />
              </dd>
            </div>
          ))}
        </dl>
        <ul className="space-y-1 text-sm">
          {groups.map(({ label, moved }) => (
            <li key={label}>
              {label} <b className="font-semibold">{moved.length}</b> 项{moved.length > 0 ? "：" : ""}
              {moved.slice(0, SHOWN).map(({ no }) => <TaskNumber key={no} no={no} href={`/lists/${place.slug}/tasks/${no}?period=${place.periodKey}`} />)}
              {moved.length > SHOWN ? (
                <Disclosure summary={`其余 ${moved.length - SHOWN} 项`}>
                  {moved.slice(SHOWN).map(({ no }) => <TaskNumber key={no} no={no} href={`/lists/${place.slug}/tasks/${no}?period=${place.periodKey}`} />)}
                </Disclosure>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </OverviewCard>
  );
}

function TaskNumber({ no, href }: { no: number; href: string }) {
  return <Link href={href} className="inline-flex min-h-6 min-w-6 items-center justify-center text-link underline-offset-3 hover:underline">{no}<span className="sr-only">号任务</span></Link>;
}

/** Which period to stand beside: a plain form, so that it works without script. */
function PeriodChoice({ dashboard: { list, period, history, compared }, view }: { dashboard: Dashboard; view: DashboardView }) {
  const kept = { period: period.key, basis: view.basis, ...(view.columns !== "progress" && { columns: view.columns }), ...(view.open.length > 0 && { open: view.open.join(",") }), ...(view.change && { change: view.change }), heat: view.heat };
  return (
    <form action={`/lists/${list.slug}/dashboard`} className="flex items-center gap-2 print:hidden">
      <HiddenInputs fields={kept} />
      <label htmlFor="compare" className="sr-only">比较的填报期</label>
      <select id="compare" name="compare" key={compared?.key} defaultValue={compared?.key} className="h-7 rounded-md border border-line-strong bg-surface px-1.5 text-sm max-md:h-9">
        {history.filter(({ key }) => key !== period.key).reverse().map(({ key, label }) => <option key={key} value={key}>{label}</option>)}
      </select>
      <Button type="submit" size="sm">比较</Button>
    </form>
  );
}
