import type { Dashboard } from "@/lib/dashboard/queries-dashboard";
import { HEAT_TEXTS, heatWindow, leadHeat, sectionHeat, supportHeat, type Heat } from "@/lib/dashboard/rollup-history";
import { HeatLegend, HeatMap } from "./heat-map";
import { HeatSwitch } from "./heat-switch";

type Props = { dashboard: Dashboard; heat: Heat; /** The same page with its maps showing another thing. */ hrefFor: (heat: Heat) => string };

/** The last quarters side by side: sections and lead units, and the supporting units where contributions are shown. */
export function HeatCard({ dashboard: { history, board, units, place, isOfUnit }, heat, hrefFor }: Props) {
  const periods = heatWindow(history, place.periodKey);
  const showing = { heat, basis: place.basis };
  const shared = { periods, heat, place };
  // A unit's own account opens no other unit's page.
  const unitHref = isOfUnit ? undefined : (id: string) => `/units/${id}?period=${place.periodKey}${place.basis === "accepted" ? "" : `&basis=${place.basis}`}`;
  return (
    <section aria-labelledby="heat">
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1.5 print:break-after-avoid">
        <h2 id="heat" className="text-lg">分季度热力图</h2>
        <HeatSwitch heat={heat} hrefFor={hrefFor} />
        <div className="md:ml-auto"><HeatLegend heat={heat} /></div>
      </div>
      <p className="mb-2 text-sm text-muted print:break-after-avoid">{`每格：${HEAT_TEXTS[heat].definition}。`}</p>
      <div className="grid items-start gap-4 *:min-w-0 xl:grid-cols-2 print:grid-cols-1">
        <HeatMap label={`按章节、季度的${HEAT_TEXTS[heat].label}`} head="章节" rows={sectionHeat(board.sections, periods, showing)} {...shared} />
        <HeatMap label={`按牵头单位、季度的${HEAT_TEXTS[heat].label}`} head="牵头单位" rows={leadHeat(periods, showing)} unitHref={unitHref} {...shared} />
        {heat === "contributions" ? <HeatMap label="按配合单位、季度的配合反馈" head="配合单位" rows={supportHeat(units, periods)} unitHref={unitHref} {...shared} /> : null}
      </div>
    </section>
  );
}
