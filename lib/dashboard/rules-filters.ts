/** The list's filters as chips: each says how many tasks it would leave, the other filters kept. */
import { ASSESSMENT_LABELS } from "@/lib/labels";
import { matchesFilters, type SearchableTask } from "./rules";
import { MEASURE_TEXTS, MEASURES, type AssessmentChoice, type Clock, type Measure } from "./rollup";
import type { BoardFilters } from "./schema";

export const NONE_LABEL = "未评价";
export const REACHED_LABEL = "达到或超过序时进度";

export type Choice<Value> = { value: Value; label: string; count: number };

function countWith(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): number {
  return tasks.filter((task) => matchesFilters(task, filters, clock)).length;
}

// The unit's own stages come first, then what HRSS makes of it, then what is missing.
const STATE_ORDER: Measure[] = ["notFiled", "draft", "awaitingSignature", "filed", "awaitingReview", "returned", "accepted", "overdue", "onTime", "late", "needsCoordination"];

/** @returns the states with their counts; those nobody is in are left out, but for the one that is on */
export function stateChoices(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): Choice<Measure>[] {
  return STATE_ORDER.filter((name) => name in MEASURES)
    .map((value) => ({ value, label: MEASURE_TEXTS[value].label, count: countWith(tasks, { ...filters, state: value }, clock) }))
    .filter((choice) => choice.count > 0 || choice.value === filters.state);
}

/** @returns the five assessments and 'none' with their counts; 'reached', which overlaps them, only while it is on */
export function assessmentChoices(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): Choice<AssessmentChoice>[] {
  const values = [...Object.entries(ASSESSMENT_LABELS), ["NONE", NONE_LABEL], ["REACHED", REACHED_LABEL]] as [AssessmentChoice, string][];
  return values
    .filter(([value]) => value !== "REACHED" || filters.assessment === value)
    .map(([value, label]) => ({ value, label, count: countWith(tasks, { ...filters, assessment: value }, clock) }));
}

/** @returns whether contributions are in, with counts: of the unit in `support`, else of all units of a task */
export function contributionChoices(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): Choice<"missing" | "given">[] {
  const ofUnit = filters.support !== undefined;
  return ([["missing", ofUnit ? "未反馈" : "反馈未齐"], ["given", ofUnit ? "已反馈" : "反馈已齐"]] as const).map(([value, label]) => ({
    value, label, count: countWith(tasks, { ...filters, contribution: value }, clock),
  }));
}

/** @returns the one choice of a unit's account, its own tasks; none for who sees every report anyway */
export function scopeChoices(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): Choice<"own">[] {
  if (filters.scope === undefined && tasks.every((task) => task.isVisible)) return [];
  return [{ value: "own", label: "本单位牵头和配合", count: countWith(tasks, { ...filters, scope: "own" }, clock) }];
}
