import { periodState } from "@/lib/periods/calendar";
import { PERIOD_STATE_LABELS } from "@/lib/labels";
import type { TrendPoint } from "@/lib/dashboard/queries-trend";
import { meanCompletion, type Basis } from "@/lib/dashboard/rollup";
import { ACCEPTED, BASIS_TEXTS, FILED, figureHref, ON_TIME, TASKS, type FigurePlace } from "@/lib/dashboard/rules-figures";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { ChartPanel } from "./chart-panel";
import { FIGURE_LINKS, FigureCell, LOOSE_CELL } from "./figure-cells";

const COLUMNS = [TASKS, FILED, ON_TIME, ACCEPTED].map(({ name, label, filter }) => ({ name: name as "tasks" | "filed" | "onTime" | "accepted", label, filter }));

type Props = { points: readonly TrendPoint[]; place: FigurePlace; basis: Basis; now: Date };

/** How the list went over its periods, oldest first: mean completion, and how much was filed and accepted. */
export function TrendCard({ points, place, basis, now }: Props) {
  const opened = points.filter((point) => point.opensAt <= now);
  const marks = opened.map((point) => ({ name: point.key, mean: meanCompletion(point), filed: point.filed, accepted: point.accepted }));
  return (
    <section aria-labelledby="trend">
      <ChartPanel
        isOpenAtFirst
        chart={{ kind: "trend", marks }}
        name="各期平均完成比例与报送情况"
        description={`左图为平均完成比例（${BASIS_TEXTS[basis].label}），右图为已报、已采纳的任务数；数据同下表“各期汇总”。`}
      >
        <h2 id="trend" className="text-lg">各期走势</h2>
      </ChartPanel>
      <TableScroll label="各期汇总" className={FIGURE_LINKS}>
        <thead>
          <tr>
            <Th>填报期</Th><Th>状态</Th>
            {COLUMNS.map(({ name, label }) => <Th key={name} align="right">{label}</Th>)}
            <Th align="right">平均完成比例</Th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => {
            const mean = meanCompletion(point);
            return (
              <tr key={point.key} aria-current={point.key === place.periodKey ? "true" : undefined} className={point.key === place.periodKey ? "bg-sunken" : undefined}>
                <RowTh className="whitespace-nowrap">{point.label}</RowTh>
                <Td className="whitespace-nowrap text-muted">{PERIOD_STATE_LABELS[periodState(point, now)]}</Td>
                {COLUMNS.map(({ name, label, filter }) => (
                  <FigureCell key={name} className={LOOSE_CELL} value={point[name]} name={`${point.label} ${label}`} href={figureHref({ ...place, periodKey: point.key }, filter)} />
                ))}
                <Td align="right">{mean === null ? "—" : `${mean}%`}</Td>
              </tr>
            );
          })}
        </tbody>
      </TableScroll>
    </section>
  );
}
