/**
 * The dashboard's figures and how each is counted. A count of tasks names the filter that lists exactly those tasks; a
 * figure that has no such list is no link.
 */
import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";
import { meanCompletion, MEASURE_TEXTS, share, type AssessmentChoice, type Basis, type Measure, type Totals } from "./rollup";
import { BEHIND_AGAIN_LABEL, NONE_LABEL, REACHED_LABEL } from "./rules-filters";
import type { TaskFilter } from "./rules-query";

export const BASIS_TEXTS: Record<Basis, { label: string; definition: string }> = {
  accepted: { label: "仅已采纳", definition: "只计已采纳的进展报告，序时评价取督查评价；其余计为未评价；已销号的计为已完成。" },
  filed: { label: "全部已报送", definition: "计全部已报送的进展报告；已采纳的取督查评价，尚未采纳的取自评；已销号的计为已完成。" },
};

/** @returns under what name a basis is defined beside the figures */
export function basisName(basis: Basis): string {
  return `basis-${basis}`;
}

/** A count of tasks, how it is counted, and the filter that keeps the very same tasks. */
export type Figure = { name: string; label: string; definition: string; filter: TaskFilter; valueOf: (totals: Totals) => number };

const ofState = (state: Measure): Figure => ({ name: state, ...MEASURE_TEXTS[state], filter: { state }, valueOf: (totals) => totals[state] });
const ofAssessment = (assessment: AssessmentChoice, label: string, definition: string, valueOf: Figure["valueOf"]): Figure => ({
  name: assessment, label, definition, filter: { assessment }, valueOf,
});
const ofValue = (value: Assessment): Figure =>
  ofAssessment(value, ASSESSMENT_LABELS[value], `按所选口径，序时评价为${ASSESSMENT_LABELS[value]}的任务数。`, (totals) => totals.assessments[value]);

export const TASKS: Figure = { name: "tasks", label: "任务数", definition: "统计范围内的任务数，含已销号的。", filter: {}, valueOf: (totals) => totals.tasks };
export const DUE = ofState("due");
export const CLOSED = ofState("closed");
export const FILED = ofState("filed");
export const ON_TIME = ofState("onTime");
export const LATE = ofState("late");
export const ACCEPTED = ofState("accepted");
export const AWAITING_REVIEW = ofState("awaitingReview");
export const RETURNED = ofState("returned");
export const NOT_FILED = ofState("notFiled");
export const OVERDUE = ofState("overdue");
export const NEEDS_COORDINATION = ofState("needsCoordination");
export const EVER_RETURNED = ofState("everReturned");
export const FIRST_PASS = ofState("firstPass");
export const NOT_STARTED = ofValue("NOT_STARTED");
export const BEHIND = ofValue("BEHIND");
export const UNASSESSED = ofAssessment("NONE", NONE_LABEL, "按所选口径没有序时评价的任务数，含未报送的任务；已销号的计为已完成。", (totals) => totals.unassessed);
export const REACHED = ofAssessment("REACHED", REACHED_LABEL, "按所选口径，序时评价为达进度、超进度或已完成的任务数。", (totals) => totals.reached);
export const BEHIND_AGAIN = ofAssessment("BEHIND_AGAIN", BEHIND_AGAIN_LABEL, "按所选口径，本期和上一期序时评价均为欠进度的任务数。", (totals) => totals.behindAgain);
export const INCOMPLETE: Figure = {
  name: "incomplete", label: "反馈未齐", definition: "至少有一个配合单位未反馈的任务数。", filter: { contribution: "missing" }, valueOf: (totals) => totals.contributionsIncomplete,
};

/** The columns of the tables, in order. */
export const STATE_FIGURES: readonly Figure[] = [FILED, ON_TIME, ACCEPTED, AWAITING_REVIEW, RETURNED, NOT_FILED, OVERDUE];
export const ASSESSMENT_FIGURES: readonly Figure[] = [NOT_STARTED, BEHIND, ...(["ON_TRACK", "AHEAD", "DONE"] as const).map(ofValue), UNASSESSED];

/** Every count of tasks that a dashboard may show. */
export const FIGURES: readonly Figure[] = [
  TASKS, DUE, ...STATE_FIGURES, CLOSED, LATE, NEEDS_COORDINATION, EVER_RETURNED, FIRST_PASS, ...ASSESSMENT_FIGURES, REACHED, BEHIND_AGAIN, INCOMPLETE,
];

/** A figure that is no count of tasks. `filter` lists the tasks it is about. */
export type Quantity = {
  name: string;
  label: string;
  definition: string;
  unit: "" | "%" | "次" | "件";
  filter: TaskFilter;
  /** Null where there is nothing to count from. */
  valueOf: (totals: Totals) => number | null;
};

/** Part and whole of a share, in percent to one decimal. */
const rate = (name: string, label: string, definition: string, filter: TaskFilter, part: (totals: Totals) => number, whole: (totals: Totals) => number): Quantity => ({
  name, label, definition, unit: "%", filter, valueOf: (totals) => share(part(totals), whole(totals)),
});

export const MEAN_COMPLETION: Quantity = {
  name: "meanCompletion", label: "平均完成比例", unit: "%", filter: {}, valueOf: meanCompletion,
  definition: "按所选口径计入的各任务完成比例的算术平均；已销号的计为100%，没有完成比例的任务不计入。",
};
export const ON_TIME_RATE = rate("onTimeRate", "按时率", "按时报送的任务数占应报任务数的比例；尚未到截止时间的，随报送情况变动。", ON_TIME.filter, ON_TIME.valueOf, DUE.valueOf);
export const RETURNS: Quantity = {
  name: "returns", label: "退回次数", unit: "次", filter: EVER_RETURNED.filter, valueOf: (totals) => totals.returns,
  definition: "本期进展报告被督查员退回的次数，同一任务退回几次计几次；审签人退回、已撤销的退回和重新打开不计。",
};
export const FIRST_PASS_RATE = rate("firstPassRate", "一次通过率", "一次通过的任务数占已采纳任务数的比例。", FIRST_PASS.filter, FIRST_PASS.valueOf, ACCEPTED.valueOf);
export const OWED: Quantity = {
  name: "contributionsOwed", label: "应反馈", unit: "件", filter: {}, valueOf: (totals) => totals.contributionsOwed,
  definition: "配合单位应反馈的件数：每项任务每个配合单位一件，单位组按截止日的成员逐个计；已销号的任务只计销号前已反馈的。",
};
export const GIVEN: Quantity = {
  name: "contributionsGiven", label: "已反馈", unit: "件", filter: {}, valueOf: (totals) => totals.contributionsGiven,
  definition: "配合单位已签出反馈、牵头单位未要求补充的件数；草稿不计。",
};
export const GIVEN_ON_TIME: Quantity = {
  name: "contributionsOnTime", label: "按时反馈", unit: "件", filter: {}, valueOf: (totals) => totals.contributionsOnTime,
  definition: "已反馈中首次签出不晚于截止时间的件数。",
};
export const ASKED: Quantity = {
  name: "contributionsAsked", label: "要求补充", unit: "件", filter: { contribution: "asked" }, valueOf: (totals) => totals.contributionsAsked,
  definition: "配合单位反馈后，牵头单位要求补充、尚未再次反馈的件数；计入未反馈。",
};
export const MISSING: Quantity = {
  name: "contributionsMissing", label: "未反馈", unit: "件", filter: INCOMPLETE.filter, valueOf: (totals) => totals.contributionsOwed - totals.contributionsGiven,
  definition: "应反馈而未反馈的件数，含要求补充的。",
};
export const GIVEN_RATE = rate("contributionRate", "配合反馈率", "已反馈件数占应反馈件数的比例。", {}, (totals) => totals.contributionsGiven, (totals) => totals.contributionsOwed);
export const GIVEN_ON_TIME_RATE = rate("contributionOnTimeRate", "配合按时率", "按时反馈件数占应反馈件数的比例。", {}, (totals) => totals.contributionsOnTime, (totals) => totals.contributionsOwed);

export const QUANTITIES: readonly Quantity[] = [
  MEAN_COMPLETION, ON_TIME_RATE, RETURNS, FIRST_PASS_RATE, OWED, GIVEN, GIVEN_ON_TIME, ASKED, MISSING, GIVEN_RATE, GIVEN_ON_TIME_RATE,
];

/** In the order of the notice's people: what was filed, how it is assessed, how the supporting units answered. */
const DEFINED: readonly (Figure | Quantity)[] = [...FIGURES.filter((figure) => figure !== INCOMPLETE), ...QUANTITIES, INCOMPLETE];

/** What stands beside the figures as 统计口径; `name` is the figure's. */
export const DEFINITIONS: readonly { name: string; term: string; description: string }[] = [
  ...(Object.keys(BASIS_TEXTS) as Basis[]).map((basis) => ({ name: basisName(basis), term: BASIS_TEXTS[basis].label, description: BASIS_TEXTS[basis].definition })),
  ...DEFINED.map(({ name, label, definition }) => ({ name, term: label, description: definition })),
];
