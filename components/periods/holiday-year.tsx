import { nextDay, weekdayOf, type Holiday, type Holidays } from "@/lib/periods/calendar-holidays";
import { HOLIDAY_KIND_LABELS } from "@/lib/labels";
import { classNames } from "@/components/ui/class-names";

const WEEK = ["一", "二", "三", "四", "五", "六", "日"];

/** The weeks of a month, Monday first; null where the month has no day. */
function weeksOf(year: number, month: number): (string | null)[][] {
  const prefix = `${year}-${String(month).padStart(2, "0")}`;
  const days: (string | null)[] = Array.from({ length: (weekdayOf(`${prefix}-01`) + 6) % 7 }, () => null);
  for (let day = `${prefix}-01`; day.startsWith(prefix); day = nextDay(day)) days.push(day);
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => WEEK.map((_name, at) => days[week * 7 + at] ?? null));
}

/** A year at a glance: what is off and what is worked instead, by a word beside the day, not by its colour alone. */
export function HolidayYearView({ year, holidays }: { year: number; holidays: Holidays }) {
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
      {Array.from({ length: 12 }, (_, at) => at + 1).map((month) => (
        <table key={month} className="w-full table-fixed self-start text-center text-sm">
          <caption className="mb-1 text-left font-medium">{`${month} 月`}</caption>
          <thead><tr>{WEEK.map((name) => <th key={name} scope="col" className="font-normal text-muted">{name}</th>)}</tr></thead>
          <tbody>
            {weeksOf(year, month).map((week) => (
              <tr key={week.find((day) => day !== null)}>
                {week.map((day, at) => (
                  <td key={WEEK[at]} className="h-7 p-0">{day ? <Day day={day} holiday={holidays.get(day)} /> : null}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function Day({ day, holiday }: { day: string; holiday: Holiday | undefined }) {
  const isWeekend = weekdayOf(day) % 6 === 0;
  return (
    <span
      title={holiday ? `${holiday.name}${HOLIDAY_KIND_LABELS[holiday.kind]}` : undefined}
      className={classNames(
        "mx-0.5 block rounded-sm leading-7",
        holiday?.kind === "HOLIDAY" ? "bg-success-soft font-medium text-success" : holiday ? "bg-warning-soft font-medium text-warning" : isWeekend && "text-muted",
      )}
    >
      {Number(day.slice(8))}
      {holiday ? <span className="text-xs">{holiday.kind === "HOLIDAY" ? "休" : "班"}</span> : null}
    </span>
  );
}
