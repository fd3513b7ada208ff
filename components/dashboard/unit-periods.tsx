import { PERIOD_STATE_LABELS } from "@/lib/labels";
import type { HistoryPeriod } from "@/lib/dashboard/queries-history";
import { rollUp, rollUpSupport, share, type SupportTotals, type Totals } from "@/lib/dashboard/rollup";
import type { FigurePlace } from "@/lib/dashboard/rules-query";
import { ACCEPTED, BASIS_TEXTS, BEHIND, FILED, GIVEN, GIVEN_ON_TIME, MEAN_COMPLETION, ON_TIME, ON_TIME_RATE, OVERDUE, OWED, REACHED, RETURNS, TASKS, type Figure, type Quantity } from "@/lib/dashboard/rules-figures";
import { periodState } from "@/lib/periods/calendar";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { ChartPanel } from "./chart-panel";
import { Defined } from "./definition";
import { FIGURE_LINKS } from "./figure-cells";
import { RowFigures, type FigureColumn } from "./row-figures";

const LED: readonly (Figure | Quantity)[] = [TASKS, FILED, ON_TIME, ON_TIME_RATE, OVERDUE, ACCEPTED, REACHED, BEHIND, RETURNS, MEAN_COMPLETION];
const GIVES = [OWED, GIVEN, GIVEN_ON_TIME];
/** 达到或超过序时进度 is too long for a column's head. */
const SHORT: Record<string, string> = { [REACHED.name]: "达到或超过" };

const LED_CELLS = LED.map((figure): FigureColumn => ({
  label: figure.label, filter: figure.filter, ...("unit" in figure && figure.unit === "%" && { unit: "%" }), ...(figure === OVERDUE && { isAlert: true }),
}));
const GIVES_CELLS: readonly FigureColumn[] = [
  { label: OWED.label, filter: { contribution: "owed" } }, { label: GIVEN.label, filter: { contribution: "given" } }, { label: GIVEN_ON_TIME.label, filter: { contribution: "onTime" } },
];

type Row = { period: HistoryPeriod; totals: Totals; support: SupportTotals | null };
type Props = { unitId: string; history: readonly HistoryPeriod[]; place: FigurePlace };

/** How one unit went over the periods, oldest first: what it filed, how timely, what came back, what it gave to others. */
export function UnitPeriods({ unitId, history, place }: Props) {
  const rows = history.map((period): Row => ({
    period,
    totals: rollUp(period.tasks.filter((task) => task.leadUnitId === unitId), period.clock, place.basis),
    support: rollUpSupport(period.tasks).find((row) => row.unitId === unitId) ?? null,
  }));
  const leads = rows.some(({ totals }) => totals.tasks > 0);
  const supports = rows.some(({ support }) => support !== null);
  const marks = rows.map(({ period, totals, support }) => ({
    name: period.key, mean: MEAN_COMPLETION.valueOf(totals), filed: totals.filed, accepted: totals.accepted, returns: totals.returns,
    onTime: ON_TIME_RATE.valueOf(totals), given: support && share(support.given, support.owed),
  }));
  const title = <h2 id="trend" className="text-lg">各期情况</h2>;
  return (
    <section aria-labelledby="trend">
      {leads ? (
        <ChartPanel
          isOpenAtFirst
          chart={{ kind: "trend", marks }}
          name="各期完成、报送、时效与退回"
          description={`四图依次为牵头任务的平均完成比例（${BASIS_TEXTS[place.basis].label}），已报、已采纳的任务数，按时率与配合反馈率，退回次数；数据同下表“各期情况”。`}
        >
          {title}
        </ChartPanel>
      ) : <div className="mb-2">{title}</div>}
      <TableScroll label="各期情况" className={`${FIGURE_LINKS} figures-loose`}>
        <thead>
          <tr>
            <Th>填报期</Th><Th className="max-md:hidden">状态</Th>
            {[...(leads ? LED : []), ...(supports ? GIVES : [])].map(({ name, label }) => (
              <Th key={name} align="right" className="px-1.5!"><Defined name={name}>{SHORT[name] ?? label}</Defined></Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => <PeriodRow key={row.period.key} row={row} unitId={unitId} place={{ ...place, periodKey: row.period.key }} isShown={row.period.key === place.periodKey} leads={leads} supports={supports} />)}
        </tbody>
      </TableScroll>
    </section>
  );
}

type PeriodRowProps = { row: Row; unitId: string; place: FigurePlace; isShown: boolean; leads: boolean; supports: boolean };

function PeriodRow({ row: { period, totals, support }, unitId, place, isShown, leads, supports }: PeriodRowProps) {
  return (
    <tr aria-current={isShown ? "true" : undefined} className={isShown ? "bg-sunken" : undefined}>
      <RowTh className="whitespace-nowrap">{period.label}</RowTh>
      <Td className="whitespace-nowrap text-muted max-md:hidden">{PERIOD_STATE_LABELS[periodState(period, period.clock.now)]}</Td>
      {leads ? <RowFigures columns={LED_CELLS} name={period.label} place={place} filter={{ lead: unitId }} values={LED.map((figure) => figure.valueOf(totals))} /> : null}
      {supports ? <RowFigures columns={GIVES_CELLS} name={period.label} place={place} filter={{ support: unitId }} values={[support?.owed ?? 0, support?.given ?? 0, support?.onTime ?? 0]} /> : null}
    </tr>
  );
}
