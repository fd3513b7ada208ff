import { periodState } from "@/lib/periods/calendar";
import { PERIOD_STATE_LABELS } from "@/lib/labels";
import type { TrendPoint } from "@/lib/dashboard/rollup-history";
import type { FigurePlace } from "@/lib/dashboard/rules-query";
import { ACCEPTED, BASIS_TEXTS, EVER_RETURNED, FILED, GIVEN_ON_TIME_RATE, GIVEN_RATE, MEAN_COMPLETION, ON_TIME, ON_TIME_RATE, RETURNS, TASKS, type Figure, type Quantity } from "@/lib/dashboard/rules-figures";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { ChartPanel } from "./chart-panel";
import { Defined } from "./definition";
import { isPercent } from "./figure-columns";
import { FIGURE_LINKS } from "./figure-cells";
import { RowFigures, type FigureColumn } from "./row-figures";

const COLUMNS: readonly (Figure | Quantity)[] = [
  TASKS, FILED, ON_TIME, ON_TIME_RATE, ACCEPTED, EVER_RETURNED, RETURNS, GIVEN_RATE, GIVEN_ON_TIME_RATE, MEAN_COMPLETION,
];

const CELLS = COLUMNS.map((column): FigureColumn => ({ label: column.label, filter: column.filter, ...(isPercent(column) && { unit: "%" }) }));

type Props = { points: readonly TrendPoint[]; place: FigurePlace; now: Date };

/** How the list went over its periods, oldest first: completion, filing, timeliness, returns and contributions. */
export function TrendCard({ points, place, now }: Props) {
  const marks = points.map(({ key, totals }) => ({
    name: key, mean: MEAN_COMPLETION.valueOf(totals), filed: totals.filed, accepted: totals.accepted, returns: totals.returns,
    onTime: ON_TIME_RATE.valueOf(totals), given: GIVEN_RATE.valueOf(totals),
  }));
  return (
    <section aria-labelledby="trend">
      <ChartPanel
        isOpenAtFirst
        chart={{ kind: "trend", marks }}
        name="各期完成、报送、时效与退回"
        description={`四图依次为平均完成比例（${BASIS_TEXTS[place.basis].label}），已报、已采纳的任务数，按时率与配合反馈率，退回次数；数据同下表“各期汇总”。`}
      >
        <h2 id="trend" className="text-lg">各期走势</h2>
      </ChartPanel>
      <TableScroll label="各期汇总" className={`${FIGURE_LINKS} figures-loose`}>
        <thead>
          <tr>
            <Th>填报期</Th><Th>状态</Th>
            {COLUMNS.map(({ name, label }) => <Th key={name} align="right"><Defined name={name}>{label}</Defined></Th>)}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.key} aria-current={point.key === place.periodKey ? "true" : undefined} className={point.key === place.periodKey ? "bg-sunken" : undefined}>
              <RowTh className="whitespace-nowrap">{point.label}</RowTh>
              <Td className="whitespace-nowrap text-muted">{PERIOD_STATE_LABELS[periodState(point, now)]}</Td>
              <RowFigures columns={CELLS} name={point.label} place={{ ...place, periodKey: point.key }} filter={{}} values={COLUMNS.map((column) => column.valueOf(point.totals))} />
            </tr>
          ))}
        </tbody>
      </TableScroll>
    </section>
  );
}
