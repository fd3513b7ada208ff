/** The list's filters as chips: each says how many tasks it would leave, the other filters kept. */
import { ASSESSMENT_LABELS } from "@/lib/labels";
import { matchesFilters, type SearchableTask } from "./rules";
import { MEASURE_TEXTS, MEASURES, type Clock, type Measure } from "./rollup";
import type { BoardFilters } from "./schema";

export type Choice<Value> = { value: Value; label: string; count: number };

function countWith(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): number {
  return tasks.filter((task) => matchesFilters(task, filters, clock)).length;
}

// The unit's own stages come first, then what HRSS makes of it, then what is missing.
const STATE_ORDER: Measure[] = ["notFiled", "draft", "awaitingSignature", "filed", "awaitingReview", "returned", "accepted", "overdue", "late"];

/** @returns the states with their counts; those nobody is in are left out, but for the one that is on */
export function stateChoices(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): Choice<Measure>[] {
  return STATE_ORDER.filter((name) => name in MEASURES)
    .map((value) => ({ value, label: MEASURE_TEXTS[value].label, count: countWith(tasks, { ...filters, state: value }, clock) }))
    .filter((choice) => choice.count > 0 || choice.value === filters.state);
}

/** @returns the five assessments and 'none' with their counts */
export function assessmentChoices(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): Choice<NonNullable<BoardFilters["assessment"]>>[] {
  const values = [...Object.entries(ASSESSMENT_LABELS), ["NONE", "未评价"]] as [NonNullable<BoardFilters["assessment"]>, string][];
  return values.map(([value, label]) => ({ value, label, count: countWith(tasks, { ...filters, assessment: value }, clock) }));
}
