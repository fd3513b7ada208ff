/** The list's filters as chips: each says how many tasks it would leave, the other filters kept. */
import { ASSESSMENT_LABELS } from "@/lib/labels";
import { matchesFilters, type SearchableTask } from "./rules";
import { MEASURE_TEXTS, MEASURES, type AssessmentChoice, type Clock, type ContributionChoice, type Measure } from "./rollup";
import type { BoardFilters } from "./schema";

export const NONE_LABEL = "未评价";
export const REACHED_LABEL = "达到或超过序时进度";
export const BEHIND_AGAIN_LABEL = "连续欠进度";

export type Choice<Value> = { value: Value; label: string; count: number };

function countWith(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): number {
  return tasks.filter((task) => matchesFilters(task, filters, clock)).length;
}

// The unit's own stages come first, then what HRSS makes of it, then what is missing.
const STATE_ORDER: Measure[] = ["notFiled", "draft", "awaitingSignature", "filed", "awaitingReview", "returned", "accepted", "firstPass", "overdue", "onTime", "late", "everReturned", "needsCoordination", "closed", "due"];

/** @returns the states with their counts; those nobody is in are left out, but for the one that is on */
export function stateChoices(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): Choice<Measure>[] {
  return STATE_ORDER.filter((name) => name in MEASURES)
    .map((value) => ({ value, label: MEASURE_TEXTS[value].label, count: countWith(tasks, { ...filters, state: value }, clock) }))
    .filter(({ value, count }) => (count > 0 && value !== "due") || value === filters.state);
}

/** Choices that overlap the five assessments: shown only while they are on. */
const OVERLAPPING: readonly AssessmentChoice[] = ["REACHED", "BEHIND_AGAIN"];

/** @returns the five assessments and 'none' with their counts, and the overlapping choice that is on */
export function assessmentChoices(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): Choice<AssessmentChoice>[] {
  const values = [...Object.entries(ASSESSMENT_LABELS), ["NONE", NONE_LABEL], ["REACHED", REACHED_LABEL], ["BEHIND_AGAIN", BEHIND_AGAIN_LABEL]] as [AssessmentChoice, string][];
  return values
    .filter(([value]) => !OVERLAPPING.includes(value) || filters.assessment === value)
    .map(([value, label]) => ({ value, label, count: countWith(tasks, { ...filters, assessment: value }, clock) }));
}

/** Of one unit, and of all units of a task. */
const CONTRIBUTION_WORDS: Record<ContributionChoice, readonly [string, string]> = {
  owed: ["应反馈", "有应反馈单位"],
  missing: ["未反馈", "反馈未齐"],
  asked: ["要求补充", "要求补充"],
  given: ["已反馈", "反馈已齐"],
  onTime: ["按时反馈", "按时反馈齐"],
};

/** @returns how contributions stand, with counts: of the unit in `support`, else of all units of a task; 'asked' only where there are some */
export function contributionChoices(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): Choice<ContributionChoice>[] {
  const words = Object.entries(CONTRIBUTION_WORDS) as [ContributionChoice, readonly [string, string]][];
  return words
    .map(([value, [ofUnit, ofAll]]) => ({ value, label: filters.support === undefined ? ofAll : ofUnit, count: countWith(tasks, { ...filters, contribution: value }, clock) }))
    .filter(({ value, count }) => (value === "asked" ? count > 0 : value !== "owed") || filters.contribution === value);
}

/** @returns the one choice of a unit's account, its own tasks; none for who sees every report anyway */
export function scopeChoices(tasks: readonly SearchableTask[], filters: BoardFilters, clock: Clock): Choice<"own">[] {
  if (filters.scope === undefined && tasks.every((task) => task.isVisible)) return [];
  return [{ value: "own", label: "本单位牵头和配合", count: countWith(tasks, { ...filters, scope: "own" }, clock) }];
}
