/** By when an order is to be signed for and answered: working days by the week and the State Council's arrangements. */
import { parseShanghaiMinute, shanghaiDay } from "@/lib/periods/calendar";
import { isWorkday, nextDay, type Holidays } from "@/lib/periods/calendar-holidays";
import type { OrderColour } from "@/lib/labels-carrying";

/** @returns the day that is so many working days after a day (YYYY-MM-DD) */
export function workdayAfter(day: string, count: number, holidays: Holidays): string {
  let at = day;
  for (let left = count; left > 0; ) {
    at = nextDay(at);
    if (isWorkday(at, holidays)) left -= 1;
  }
  return at;
}

/** @returns six in the evening of the working day so many days on */
function eveningAfter(from: Date, count: number, holidays: Holidays): Date {
  return parseShanghaiMinute(`${workdayAfter(shanghaiDay(from), count, holidays)}T18:00`) ?? from;
}

const ANSWER_DAYS: Record<OrderColour, number> = { BLUE: 5, YELLOW: 5, RED: 3 };

/**
 * @param dueAt the time until which what a blue order reminds of is to be filed
 * @returns until when an order is to be answered unless the supervisor says otherwise: blue until what is owed is due, red in three working days, others in five
 */
export function usualAnswerTime(colour: OrderColour, from: Date, holidays: Holidays, dueAt: Date | null): Date {
  if (colour === "BLUE" && dueAt !== null && dueAt > from) return dueAt;
  return eveningAfter(from, ANSWER_DAYS[colour], holidays);
}

/** @returns whether a working day has gone by without a signature: the end of the first one after the day of issue */
export function isSignatureLate(issuedAt: Date, now: Date, holidays: Holidays): boolean {
  return shanghaiDay(now) > workdayAfter(shanghaiDay(issuedAt), 1, holidays);
}

/** How an answer that is due is said: on the day before, and after the time. */
export type AnswerDue = "TOMORROW" | "OVERDUE";

/** @returns what is to be said of an answer now; as long as it is true, so that missed hours are made up for */
export function answerDueAt(dueAt: Date, now: Date): AnswerDue | null {
  if (now > dueAt) return "OVERDUE";
  const today = shanghaiDay(now);
  return shanghaiDay(dueAt) === nextDay(today) || shanghaiDay(dueAt) === today ? "TOMORROW" : null;
}
