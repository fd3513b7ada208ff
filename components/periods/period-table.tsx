import { describeDue, periodState } from "@/lib/periods/calendar";
import type { PeriodRow } from "@/lib/periods/queries";
import { CARD_BODY, CARD_CELL, CARD_HEAD, CARD_ROW } from "@/components/ui/card-cells";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { formatDateTime } from "@/components/ui/time";
import { PeriodBadge } from "./period-badge";

type Props = { periods: readonly PeriodRow[]; now: Date };

/** A list's periods, newest first, with their state by the clock. */
export function PeriodTable({ periods, now }: Props) {
  if (periods.length === 0) return <EmptyState title="还没有填报期">新建后，各单位才能填报。</EmptyState>;
  return (
    <TableScroll label="填报期" className="max-md:block">
      <thead className={CARD_HEAD}>
        <tr><Th>填报期</Th><Th>开始</Th><Th>截止</Th><Th>锁定</Th><Th align="right"><span className="sr-only">操作</span></Th></tr>
      </thead>
      <tbody className={CARD_BODY}>
        {periods.map((period) => {
          const state = periodState(period, now);
          const isRunning = state === "OPEN" || state === "OVERDUE";
          return (
            <tr key={period.id} className={CARD_ROW}>
              <RowTh className={CARD_CELL}><PeriodBadge label={period.label} state={state} daysLeftText={isRunning ? describeDue(period.dueAt, now) : null} /></RowTh>
              <Td className={`${CARD_CELL} whitespace-nowrap`} data-name="开始">{formatDateTime(period.opensAt)}</Td>
              <Td className={`${CARD_CELL} whitespace-nowrap`} data-name="截止">{formatDateTime(period.dueAt)}</Td>
              <Td className={`${CARD_CELL} whitespace-nowrap`} data-name="锁定">{formatDateTime(period.locksAt)}</Td>
              <Td align="right" className={CARD_CELL}>
                <ButtonLink size="sm" href={`/admin/periods/${period.id}`}>调整时间<span className="sr-only">：{period.label}</span></ButtonLink>
              </Td>
            </tr>
          );
        })}
      </tbody>
    </TableScroll>
  );
}
