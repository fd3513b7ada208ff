/** 序时 light: what a plan's measures suggest as a task's assessment. Of the recorded rows alone, and the same wherever it is shown. */
import type { Assessment } from "@/lib/labels";
import { shanghaiDay, type Quarter } from "@/lib/periods/calendar";
import { compareQuarters } from "./rules";

/** A measure of the version in force; `doneOn` is a calendar day in Shanghai, null where nobody marked it as done. */
export type PlannedMeasure = { dueYear: number; dueQuarter: number; doneOn: string | null };

export type Suggestion = Extract<Assessment, "BEHIND" | "ON_TRACK" | "AHEAD">;

export type Light = {
  /** Null: nothing is due yet, so there is nothing to measure by. */
  suggestion: Suggestion | null;
  /** Measures due by now, how many of them are done, and how many of later quarters. */
  due: number;
  done: number;
  doneEarly: number;
};

export const NO_LIGHT: Light = { suggestion: null, due: 0, done: 0, doneEarly: 0 };

/** @returns until when a period's light looks at plan and marks: after its lock it stays as it is */
export function lightMoment(period: { locksAt: Date }, now: Date): Date {
  return now < period.locksAt ? now : period.locksAt;
}

/**
 * Due by now is what an earlier quarter owed, and of the period's own quarter what is done already; the rest of that only
 * once the period's report is due, so that no task is behind from the quarter's first day.
 *
 * @param measures of the plan in force at `moment`, in any order
 * @param moment see `lightMoment`: what was done after its day is not done yet
 */
export function lightOf(measures: readonly PlannedMeasure[], period: Quarter & { dueAt: Date }, moment: Date): Light {
  const today = shanghaiDay(moment);
  const isDone = ({ doneOn }: PlannedMeasure) => doneOn !== null && doneOn <= today;
  const order = ({ dueYear, dueQuarter }: PlannedMeasure) => compareQuarters({ year: dueYear, quarter: dueQuarter }, period);
  const due = measures.filter((measure) => order(measure) < 0 || (order(measure) === 0 && (isDone(measure) || moment >= period.dueAt)));
  const done = due.filter(isDone).length;
  const doneEarly = measures.filter((measure) => order(measure) > 0 && isDone(measure)).length;
  const reached = doneEarly > 0 ? "AHEAD" : "ON_TRACK";
  return { suggestion: due.length === 0 ? null : done < due.length ? "BEHIND" : reached, due: due.length, done, doneEarly };
}

/** Any other verdict departs, 未启动 and 已完成 too: a plan never suggests them. */
export function departs(suggestion: Assessment | null, verdict: Assessment | null): boolean {
  return suggestion !== null && verdict !== null && suggestion !== verdict;
}

/** @returns the rows behind a suggestion in words, such as 到期措施 3 项，已完成 2 项 */
export function lightWords({ due, done, doneEarly }: Light): string {
  if (due === 0) return "尚无到期措施，不作建议";
  return `到期措施 ${due} 项，已完成 ${done} 项${doneEarly > 0 ? `，提前完成 ${doneEarly} 项` : ""}`;
}
