/** What the demonstration's plans suggested when a verdict was given, and the figures of the plans' own targets. */
import { parseQuarterKey } from "@/lib/periods/calendar";
import { departs, lightMoment, lightOf, type Suggestion } from "@/lib/plans/rules-light";
import type { Actual } from "@/lib/reports/rules-actuals";
import type { SeedPeriod, SeedRows } from "./seed-rows";
import { chance, pick } from "./seed-stories";

const DEPARTURES = [
  "有关措施已实质完成，完成标记正在补录，按实际进度评价。",
  "到期措施个别环节顺延，主要任务按序时推进，综合评价。",
  "措施虽已完成，成效数据未达预期，从严评价。",
  "结合现场核查和配合单位反馈情况综合评价。",
];

/** @returns what a task's plan suggests for a period at a moment, by the rule that the screens have */
function suggestionAt(rows: SeedRows, taskId: string, period: SeedPeriod, at: Date): Suggestion | null {
  const quarter = parseQuarterKey(period.key);
  const plan = rows.plans.find((one) => one.taskId === taskId);
  const moment = lightMoment(period, at);
  const inForce = rows.planVersions.filter((version) => version.planId === plan?.id && version.approvedAt && new Date(version.approvedAt) <= moment).at(-1);
  if (!quarter || !inForce) return null;
  const measures = rows.planMeasures.filter((measure) => measure.planId === inForce.planId && measure.versionNo === inForce.no);
  const marks = rows.measureMarks.filter((mark) => new Date(mark.markedAt) <= moment);
  const doneOn = new Map(marks.map((mark) => [mark.key, new Date(mark.doneOn).toISOString().slice(0, 10)]));
  return lightOf(measures.map(({ key, dueYear, dueQuarter }) => ({ dueYear, dueQuarter, doneOn: doneOn.get(key) ?? null })), { ...quarter, dueAt: period.dueAt }, moment).suggestion;
}

/** Puts to each acceptance what was suggested at its moment and, where the verdict departs from it, a reason. */
export function seedDepartures(rows: SeedRows, periods: readonly SeedPeriod[]): void {
  const reports = new Map(rows.reports.map((report) => [report.id, report]));
  for (const review of rows.reviews) {
    const report = reports.get(review.reportId);
    const period = periods.find(({ id }) => id === report?.periodId);
    if (review.decision !== "ACCEPTED" || !report || !period || !review.createdAt) continue;
    const suggestion = suggestionAt(rows, report.taskId, period, new Date(review.createdAt));
    // HRSS follows what is suggested more often than not.
    if (suggestion && departs(suggestion, review.verdict ?? null) && chance("follows", report.taskId, period.key) < 0.6) review.verdict = report.verdict = suggestion;
    const departure = departs(suggestion, review.verdict ?? null) ? pick(DEPARTURES, "departure", report.taskId, period.key) : "";
    Object.assign(review, { suggestion, departure });
    const event = rows.events.find((one) => one.event === "REPORT_ACCEPTED" && one.taskId === report.taskId && one.periodId === period.id);
    if (event) event.detail = { ...(event.detail as object), verdict: review.verdict ?? "", ...(suggestion && { suggestion }), ...(departure && { departure }) };
  }
}

/** Puts a quarter's figure of each target of an approved plan to its task's reports, from the second quarter on. */
export function seedOwnActuals(rows: SeedRows, periods: readonly SeedPeriod[]): void {
  const revisions = Map.groupBy(rows.reportRevisions, (revision) => revision.reportId);
  for (const report of rows.reports) {
    const period = periods.find(({ id }) => id === report.periodId);
    const plan = rows.plans.find((one) => one.taskId === report.taskId && one.approvedVersionNo);
    if (!plan || !period || period.index === 0) continue;
    const targets = rows.planTargets.filter((target) => target.planId === plan.id && target.versionNo === plan.approvedVersionNo);
    if (targets.length === 0) continue;
    const actuals = targets.map(({ key, goal, basis }): Actual => {
      const share = basis === "YEARLY" ? 4 : periods.length + 2;
      return { target: key, value: Math.round((Number(goal) / share) * (0.75 + chance("actual", key, period.key) * 0.5)) };
    });
    const all = [...((report.actuals ?? []) as Actual[]), ...actuals].sort((a, b) => (a.target < b.target ? -1 : 1));
    for (const row of [report, ...(revisions.get(report.id ?? "") ?? [])]) row.actuals = all;
  }
}
