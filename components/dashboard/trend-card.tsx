import { periodState } from "@/lib/periods/calendar";
import { PERIOD_STATE_LABELS } from "@/lib/labels";
import type { TrendPoint } from "@/lib/dashboard/queries-trend";
import { meanCompletion, share, type Basis } from "@/lib/dashboard/rollup";
import {
  ACCEPTED, BASIS_TEXTS, EVER_RETURNED, FILED, figureHref, GIVEN_ON_TIME_RATE, GIVEN_RATE, MEAN_COMPLETION, ON_TIME, ON_TIME_RATE, RETURNS, TASKS, type FigurePlace, type TaskFilter,
} from "@/lib/dashboard/rules-figures";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { ChartPanel } from "./chart-panel";
import { Defined } from "./definition";
import { FIGURE_LINKS, FigureCell, LOOSE_CELL } from "./figure-cells";

type Column = { name: string; label: string; filter: TaskFilter; unit?: "%"; valueOf: (point: TrendPoint) => number | null };

const COLUMNS: readonly Column[] = [
  { ...TASKS, valueOf: (point) => point.tasks },
  { ...FILED, valueOf: (point) => point.filed },
  { ...ON_TIME, valueOf: (point) => point.onTime },
  { ...ON_TIME_RATE, unit: "%", valueOf: (point) => share(point.onTime, point.tasks) },
  { ...ACCEPTED, valueOf: (point) => point.accepted },
  { ...EVER_RETURNED, valueOf: (point) => point.everReturned },
  { ...RETURNS, unit: undefined, valueOf: (point) => point.returns },
  { ...GIVEN_RATE, unit: "%", valueOf: (point) => share(point.contributionsGiven, point.contributionsOwed) },
  { ...GIVEN_ON_TIME_RATE, unit: "%", valueOf: (point) => share(point.contributionsOnTime, point.contributionsOwed) },
  { ...MEAN_COMPLETION, unit: "%", valueOf: meanCompletion },
];

type Props = { points: readonly TrendPoint[]; place: FigurePlace; basis: Basis; now: Date };

/** How the list went over its periods, oldest first: completion, filing, timeliness, returns and contributions. */
export function TrendCard({ points, place, basis, now }: Props) {
  const opened = points.filter((point) => point.opensAt <= now);
  const marks = opened.map((point) => ({
    name: point.key, mean: meanCompletion(point), filed: point.filed, accepted: point.accepted, returns: point.returns,
    onTime: share(point.onTime, point.tasks), given: share(point.contributionsGiven, point.contributionsOwed),
  }));
  return (
    <section aria-labelledby="trend">
      <ChartPanel
        isOpenAtFirst
        chart={{ kind: "trend", marks }}
        name="各期完成、报送、时效与退回"
        description={`四图依次为平均完成比例（${BASIS_TEXTS[basis].label}），已报、已采纳的任务数，按时率与配合反馈率，退回次数；数据同下表“各期汇总”。`}
      >
        <h2 id="trend" className="text-lg">各期走势</h2>
      </ChartPanel>
      <TableScroll label="各期汇总" className={FIGURE_LINKS}>
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
              {COLUMNS.map(({ name, label, filter, unit, valueOf }) => (
                <FigureCell key={name} className={LOOSE_CELL} value={valueOf(point)} unit={unit} name={`${point.label} ${label}`} href={figureHref({ ...place, periodKey: point.key }, filter)} />
              ))}
            </tr>
          ))}
        </tbody>
      </TableScroll>
    </section>
  );
}
