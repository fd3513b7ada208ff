import type { UnitFigures } from "@/lib/dashboard/queries-unit";
import { rollUp, rollUpSupport } from "@/lib/dashboard/rollup";
import { HEAT_TEXTS, heatWindow, taskHeat, unitSupportHeat, type Heat } from "@/lib/dashboard/rollup-history";
import { heatHref } from "@/lib/dashboard/schema-heat";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { DefinitionNotes } from "./definition";
import { HeatLegend, HeatMap } from "./heat-map";
import { HeatSwitch } from "./heat-switch";
import { UnitExtensions } from "./unit-extensions";
import { UnitPeriods } from "./unit-periods";
import { UnitSentences } from "./unit-sentences";
import { UnitTasks } from "./unit-tasks";

type Props = { unitId: string; figures: UnitFigures; heat: Heat; decideHref: string | null };

/** One unit's period, then how it came there: its tasks, its quarters, what it gave to others. */
export function UnitOverview({ unitId, figures, heat, decideHref }: Props) {
  const { led, supported, history, clock, place, extensions, requests } = figures;
  const hasDuties = led.length + supported.length > 0 || history.some(({ tasks }) => tasks.length > 0);
  if (!hasDuties) return <Card><EmptyState title="没有牵头或配合的任务">任务清单没有要求该单位牵头或配合任何任务。</EmptyState></Card>;
  const hrefFor = ({ no }: { no: number }) => `/lists/${place.slug}/tasks/${no}?period=${place.periodKey}`;
  const support = rollUpSupport(supported).find((row) => row.unitId === unitId) ?? null;
  return (
    <div className="space-y-6 [--shell-top:calc(var(--bar-top)+44px)]">
      <UnitSentences unitId={unitId} totals={rollUp(led, clock, place.basis)} support={support} place={place} isDue={clock.now > clock.dueAt} />
      <UnitExtensions extensions={extensions} requests={requests} decideHref={decideHref} />
      <UnitTasks title="牵头任务" id="led" tasks={led} clock={clock} hrefFor={hrefFor} />
      <UnitHeat unitId={unitId} figures={figures} heat={heat} />
      <UnitPeriods unitId={unitId} history={history} place={place} />
      <UnitTasks title="配合任务" id="supported" tasks={supported} clock={clock} hrefFor={hrefFor} supportId={unitId} />
      <DefinitionNotes />
    </div>
  );
}

/** What it leads task by task, as the switch says; what it owes others section by section. */
function UnitHeat({ unitId, figures: { led, sections, history, place }, heat }: Omit<Props, "decideHref">) {
  const periods = heatWindow(history, place.periodKey);
  const support = unitSupportHeat(sections, unitId, periods);
  const isGiving = support.length > 1;
  return (
    <section aria-labelledby="heat">
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <h2 id="heat" className="text-lg">分季度热力图</h2>
        {led.length > 0 ? <HeatSwitch heat={heat} hrefFor={(value) => `${heatHref(`/units/${unitId}`, place, value)}#heat`} /> : null}
      </div>
      <div className="grid items-start gap-4 *:min-w-0 xl:grid-cols-2 print:grid-cols-1">
        {led.length > 0 ? (
          <div>
            <h3>{`牵头任务：${HEAT_TEXTS[heat].label}`}</h3>
            <div className="mt-0.5 mb-2"><HeatLegend heat={heat} ofTasks /></div>
            <HeatMap label={`按牵头任务、季度的${HEAT_TEXTS[heat].label}`} head="任务" rows={taskHeat(led, unitId, periods, { heat, basis: place.basis })} periods={periods} heat={heat} place={place} />
          </div>
        ) : null}
        {isGiving ? (
          <div>
            <h3>配合任务：已反馈／应反馈</h3>
            <div className="mt-0.5 mb-2"><HeatLegend heat="contributions" /></div>
            <HeatMap label="按章节、季度的本单位配合反馈" head="章节" rows={support} periods={periods} heat="contributions" place={place} />
          </div>
        ) : null}
      </div>
    </section>
  );
}
