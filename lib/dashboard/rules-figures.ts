/**
 * The dashboard's figures. Each names what it counts and, beside it, the filter that lists exactly those tasks: a figure
 * that has no such list is no link.
 */
import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";
import { MEASURE_TEXTS, type AssessmentChoice, type Basis, type Measure, type Totals } from "./rollup";
import { NONE_LABEL, REACHED_LABEL } from "./rules-filters";
import { boardQuery, type BoardFilters } from "./schema";

export const BASIS_TEXTS: Record<Basis, { label: string; definition: string }> = {
  accepted: { label: "仅已采纳", definition: "只计已采纳的进展报告，序时评价取督查评价；其余计为未评价。" },
  filed: { label: "全部已报送", definition: "计全部已报送的进展报告；已采纳的取督查评价，尚未采纳的取自评。" },
};

/** Where a dashboard's links lead: the list of one period, seen on one basis and in one scope. */
export type FigurePlace = { slug: string; periodKey: string; basis: Basis; scope: BoardFilters["scope"] };

export type TaskFilter = Omit<Partial<BoardFilters>, "basis" | "scope">;

/** @returns the address of the list behind a figure; the basis and the scope go along */
export function figureHref({ slug, periodKey, basis, scope }: FigurePlace, filter: TaskFilter): string {
  return `/lists/${slug}/tasks${boardQuery(periodKey, { ...filter, scope, basis })}`;
}

/** A count of tasks and the filter that keeps the very same tasks. */
export type Figure = { name: string; label: string; filter: TaskFilter; valueOf: (totals: Totals) => number };

const ofState = (state: Measure): Figure => ({ name: state, label: MEASURE_TEXTS[state].label, filter: { state }, valueOf: (totals) => totals[state] });
const ofAssessment = (assessment: AssessmentChoice, label: string, valueOf: Figure["valueOf"]): Figure => ({ name: assessment, label, filter: { assessment }, valueOf });

export const TASKS: Figure = { name: "tasks", label: "任务数", filter: {}, valueOf: (totals) => totals.tasks };
export const FILED = ofState("filed");
export const ON_TIME = ofState("onTime");
export const LATE = ofState("late");
export const ACCEPTED = ofState("accepted");
export const AWAITING_REVIEW = ofState("awaitingReview");
export const RETURNED = ofState("returned");
export const NOT_FILED = ofState("notFiled");
export const OVERDUE = ofState("overdue");
export const NEEDS_COORDINATION = ofState("needsCoordination");
export const NOT_STARTED = ofAssessment("NOT_STARTED", ASSESSMENT_LABELS.NOT_STARTED, (totals) => totals.assessments.NOT_STARTED);
export const BEHIND = ofAssessment("BEHIND", ASSESSMENT_LABELS.BEHIND, (totals) => totals.assessments.BEHIND);
export const UNASSESSED = ofAssessment("NONE", NONE_LABEL, (totals) => totals.unassessed);
export const REACHED = ofAssessment("REACHED", REACHED_LABEL, (totals) => totals.reached);
export const INCOMPLETE: Figure = { name: "incomplete", label: "反馈未齐", filter: { contribution: "missing" }, valueOf: (totals) => totals.contributionsIncomplete };

/** The columns of the tables, in order. */
export const STATE_FIGURES: readonly Figure[] = [FILED, ON_TIME, ACCEPTED, AWAITING_REVIEW, RETURNED, NOT_FILED, OVERDUE];
export const ASSESSMENT_FIGURES: readonly Figure[] = [
  NOT_STARTED,
  BEHIND,
  ...(["ON_TRACK", "AHEAD", "DONE"] as const satisfies Assessment[]).map((value) => ofAssessment(value, ASSESSMENT_LABELS[value], (totals) => totals.assessments[value])),
  UNASSESSED,
];

/** Every figure that a dashboard may show. */
export const FIGURES: readonly Figure[] = [TASKS, ...STATE_FIGURES, LATE, NEEDS_COORDINATION, ...ASSESSMENT_FIGURES, REACHED, INCOMPLETE];

const DEFINED = ["filed", "onTime", "late", "accepted", "awaitingReview", "returned", "notFiled", "overdue", "needsCoordination"] as const satisfies Measure[];

/** What stands beside the figures as 统计口径. */
export const DEFINITIONS: readonly { term: string; description: string }[] = [
  ...Object.values(BASIS_TEXTS).map(({ label, definition }) => ({ term: label, description: definition })),
  ...DEFINED.map((state) => ({ term: MEASURE_TEXTS[state].label, description: MEASURE_TEXTS[state].definition })),
  { term: "达到或超过", description: "序时评价为达进度、超进度或已完成的任务数。" },
  { term: NONE_LABEL, description: "按所选口径没有序时评价的任务数，含未报送的任务。" },
  { term: "平均完成比例", description: "按所选口径计入的各任务完成比例的算术平均；没有完成比例的任务不计入。" },
  { term: "应反馈", description: "配合单位应反馈的件数：每项任务每个配合单位一件，单位组按截止日的成员逐个计。" },
  { term: "已反馈", description: "配合单位已签出反馈、牵头单位未要求补充的件数；草稿不计。" },
  { term: "反馈未齐", description: "至少有一个配合单位未反馈的任务数。" },
];
