import { nextQuarter, plannedTimes, quarterKey, quarterLabel, shanghaiDay, type ListCalendar, type Quarter } from "@/lib/periods/calendar";
import { calendarTimes, indexHolidays, missingFestivals, type Holiday } from "@/lib/periods/calendar-holidays";
import { CARD_BODY, CARD_CELL, CARD_HEAD, CARD_ROW } from "@/components/ui/card-cells";
import { NoticeBar } from "@/components/ui/notice-bar";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { momentWords, weekdayName } from "./calendar-words";

type Props = { first: Quarter; calendar: ListCalendar; holidays: readonly Holiday[] };

const SHOWN = 4;

/** The next four quarters by a calendar, and what weekends and holidays move. */
export function CalendarPreview({ first, calendar, holidays }: Props) {
  const index = indexHolidays(holidays);
  const quarters = [first];
  while (quarters.length < SHOWN) quarters.push(nextQuarter(quarters.at(-1) ?? first));
  const dueYears = [...new Set(quarters.map((quarter) => shanghaiDay(plannedTimes(quarter, calendar).dueAt).slice(0, 4)))];
  const unknown = dueYears.filter((year) => missingFestivals(holidays.filter(({ day }) => day.startsWith(year))).length > 0);
  return (
    <div className="space-y-2">
      {unknown.length > 0 ? <NoticeBar tone="warning">{`${unknown.join("、")} 年的节假日安排未录全，截止时间暂按周末推算。`}</NoticeBar> : null}
      <TableScroll label="今后四个季度" className="max-md:block">
        <thead className={CARD_HEAD}>
          <tr><Th>填报期</Th><Th>开始</Th><Th>截止</Th><Th>锁定</Th></tr>
        </thead>
        <tbody className={CARD_BODY}>
          {quarters.map((quarter) => {
            const planned = plannedTimes(quarter, calendar);
            const times = calendarTimes(quarter, calendar, index);
            const plannedDay = shanghaiDay(planned.dueAt);
            return (
              <tr key={quarterKey(quarter)} className={CARD_ROW}>
                <RowTh className={`${CARD_CELL} font-medium whitespace-nowrap`}>{quarterLabel(quarter)}</RowTh>
                <Td className={`${CARD_CELL} whitespace-nowrap`} data-name="开始">{momentWords(times.opensAt)}</Td>
                <Td className={CARD_CELL} data-name="截止">
                  <span className="whitespace-nowrap">{momentWords(times.dueAt)}</span>
                  {times.dueAt > planned.dueAt ? <span className="block text-sm text-warning">{`原为 ${plannedDay} ${dayOffWords(plannedDay, index.get(plannedDay))}，顺延`}</span> : null}
                </Td>
                <Td className={`${CARD_CELL} whitespace-nowrap`} data-name="锁定">{momentWords(times.locksAt)}</Td>
              </tr>
            );
          })}
        </tbody>
      </TableScroll>
    </div>
  );
}

function dayOffWords(day: string, holiday: Holiday | undefined): string {
  return holiday ? `${weekdayName(day)}（${holiday.name}放假）` : weekdayName(day);
}
