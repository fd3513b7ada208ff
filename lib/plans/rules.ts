/** Quarters and measures of a work plan. */
import type { MeasureStanding } from "@/lib/labels-carrying";
import { nextQuarter, quarterAt, quarterKey, quartersBetween, shanghaiTime, type Quarter } from "@/lib/periods/calendar";

/** How many quarters after a list's newest one a measure may be due in. */
const QUARTERS_AHEAD = 8;

export function compareQuarters(a: Quarter, b: Quarter): number {
  return a.year - b.year || a.quarter - b.quarter;
}

/** @returns the quarters a measure may be due in: the list's own, and the eight after; from today's on where the list has none */
export function quartersOffered(periods: readonly Quarter[], now: Date): Quarter[] {
  const known = [...periods].sort(compareQuarters);
  const [first = quarterAt(now)] = known;
  let last = known.at(-1) ?? first;
  for (let more = 0; more < QUARTERS_AHEAD; more += 1) last = nextQuarter(last);
  return quartersBetween(first, last);
}

/** A measure is due by the end of its quarter: @returns the first instant after it */
export function quarterEnd({ year, quarter }: Quarter): Date {
  return shanghaiTime(year, quarter * 3 + 1, 1);
}

/** @returns whether a measure is done, still has time, or should have been done by now */
export function measureStanding(measure: { due: Quarter; doneOn: string | null }, now: Date): MeasureStanding {
  if (measure.doneOn !== null) return "DONE";
  return now < quarterEnd(measure.due) ? "PENDING" : "OVERDUE";
}

export type MeasureTally = Record<MeasureStanding, number>;

/** @returns how many of the measures are done, have time, and are overdue */
export function tallyMeasures(measures: readonly { due: Quarter; doneOn: string | null }[], now: Date): MeasureTally {
  const tally: MeasureTally = { DONE: 0, PENDING: 0, OVERDUE: 0 };
  for (const measure of measures) tally[measureStanding(measure, now)] += 1;
  return tally;
}

/** @returns the measures by the quarter they are due in, the earliest first, each quarter in the plan's order */
export function groupByQuarter<Measure extends { due: Quarter }>(measures: readonly Measure[]): { quarter: Quarter; measures: Measure[] }[] {
  const groups = new Map<string, { quarter: Quarter; measures: Measure[] }>();
  for (const measure of measures) {
    const key = quarterKey(measure.due);
    const group = groups.get(key) ?? { quarter: measure.due, measures: [] };
    group.measures.push(measure);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => compareQuarters(a.quarter, b.quarter));
}

/** @returns a measure's words as a form opened them, to tell whether somebody changed them since */
export function measureStamp(measure: { text: string; responsible: string; due: Quarter }): string {
  return JSON.stringify([measure.text, measure.responsible, quarterKey(measure.due)]);
}
