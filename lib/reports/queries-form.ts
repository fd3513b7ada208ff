import "server-only";
import { listReportEvents, type ReportEventRow } from "@/lib/audit/queries-report";
import type { Viewer } from "@/lib/auth/schema";
import { getLight } from "@/lib/plans/queries-light";
import { listTargets } from "@/lib/plans/queries-targets";
import type { Light } from "@/lib/plans/rules-light";
import type { TaskTargets } from "@/lib/plans/rules-targets";
import { listSigners } from "@/lib/tasks/queries";
import { getFilingForm, type FilingForm } from "@/lib/tasks/queries-filing";
import { filingRights, type FilingRights } from "@/lib/tasks/rules";
import { getOwnReport, listFiledReports, type FiledReport, type OwnReport } from "./queries";
import { nextReportState } from "./workflow";

export type ReportForm = FilingForm & {
  report: OwnReport | null;
  /** The last filed report of the same task before this period. */
  earlier: FiledReport | null;
  /** What stands as filed of this period's report. */
  filed: FiledReport | null;
  /** What happened to this period's report. */
  events: ReportEventRow[];
  signers: string[];
  /** Of the task, in this period, with what was filed of them. */
  targets: TaskTargets | null;
  /** What the plan in force suggests for this period. */
  light: Light;
  rights: FilingRights;
};

/** @returns all that the report's form shows to the lead unit's filers and signers. Throws Forbidden, NotFound. */
export async function getReportForm(viewer: Viewer, slug: string, no: number, periodKey: string | undefined): Promise<ReportForm> {
  const form = await getFilingForm(viewer, slug, no, periodKey, "lead");
  const now = new Date();
  const [report, filed, signers, events, [targets = null], light] = await Promise.all([
    getOwnReport(viewer, form.task.id, form.period.id),
    listFiledReports(viewer, { taskId: form.task.id }),
    listSigners(viewer, form.unit.id),
    listReportEvents(viewer, form.task.id, form.period.id),
    listTargets(viewer, { taskId: form.task.id }, form.period, now),
    getLight(viewer, form.task.id, form.period, now),
  ]);
  const state = report?.state ?? "NOT_FILED";
  const can = (step: "SAVE" | "SIGN" | "WITHDRAW") => nextReportState(state, step) !== null;
  return {
    ...form,
    report,
    earlier: filed.find((other) => other.periodKey < form.period.key) ?? null,
    filed: filed.find((other) => other.periodKey === form.period.key) ?? null,
    signers,
    events,
    targets,
    light,
    rights: filingRights(viewer, form.unit, report, { save: can("SAVE"), sign: can("SIGN"), withdraw: can("WITHDRAW") }, form.isOpen),
  };
}
