/** 序时图: tasks by quarters, and which of the tasks are shown. */
import { z } from "zod";
import { PLAN_STATE_LABELS, type PlanDisplayState } from "@/lib/labels-carrying";
import { quarterKey, quartersBetween, type Quarter } from "@/lib/periods/calendar";
import { compareQuarters, tallyMeasures, type MeasureTally } from "./rules";

export type LineTask = {
  no: number;
  content: string;
  chapterNo: number;
  sectionNo: number;
  leadUnitId: string;
  leadLabel: string;
  state: PlanDisplayState;
  /** Of the version in force. */
  inForceNo: number | null;
  measures: { due: Quarter; doneOn: string | null }[];
};

const states = Object.keys(PLAN_STATE_LABELS) as [PlanDisplayState, ...PlanDisplayState[]];

/** The filters, as the address carries them; what does not fit is as if it were not there. */
export const planFilters = z.object({
  state: z.enum(states).optional().catch(undefined),
  lead: z.uuid().optional().catch(undefined),
  chapter: z.coerce.number().int().positive().max(1000).optional().catch(undefined),
  /** `1`: with a version in force. */
  force: z.literal("1").optional().catch(undefined),
  /** `1`: with a measure that is overdue. */
  overdue: z.literal("1").optional().catch(undefined),
});
export type PlanFilters = z.output<typeof planFilters>;

/** @returns the filters as a query; what is empty is left out */
export function planQuery(filters: PlanFilters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : "";
}

/** @returns whether a task is among what the filters leave */
export function matchesPlanFilters(task: LineTask, filters: PlanFilters, now: Date): boolean {
  return (
    (filters.state === undefined || task.state === filters.state) &&
    (filters.lead === undefined || task.leadUnitId === filters.lead) &&
    (filters.chapter === undefined || task.chapterNo === filters.chapter) &&
    (filters.force === undefined || task.inForceNo !== null) &&
    (filters.overdue === undefined || tallyMeasures(task.measures, now).OVERDUE > 0)
  );
}

/** @returns every quarter from the first to the last that a measure is due in, and the present one */
export function lineQuarters(tasks: readonly LineTask[], present: Quarter): Quarter[] {
  const due = [...tasks.flatMap((task) => task.measures.map((measure) => measure.due)), present].sort(compareQuarters);
  return quartersBetween(due[0] ?? present, due.at(-1) ?? present);
}

/** @returns what is due of a task in each quarter, by the quarter's key */
export function lineCells(task: LineTask, now: Date): Map<string, MeasureTally> {
  const cells = new Map<string, LineTask["measures"]>();
  for (const measure of task.measures) cells.set(quarterKey(measure.due), [...(cells.get(quarterKey(measure.due)) ?? []), measure]);
  return new Map([...cells].map(([key, measures]) => [key, tallyMeasures(measures, now)]));
}
