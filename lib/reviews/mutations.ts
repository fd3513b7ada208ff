import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";
import { isFilingOpen } from "@/lib/periods/policy";
import { getLight } from "@/lib/plans/queries-light";
import { departs } from "@/lib/plans/rules-light";
import { nextReportState, type ReportStep } from "@/lib/reports/workflow";
import { listDraftAttachmentIds } from "@/lib/tasks/mutations-attachments";
import { loadExtension } from "@/lib/tasks/mutations-filing";
import { canReadFiled } from "@/lib/tasks/policy";
import { canReview, isOwnFiling } from "./policy";
import type { acceptSchema, returnReportSchema, undoSchema } from "./schema";
import { MOVED_ON, undoRefusal } from "./workflow";

type Reviewed = { report: string; version: number };

type Filed = { taskId: string; periodId: string; unitId: string; filedRevisionNo: number | null };

/** Who is no supervisor learns whether the report exists only where he may read it (404, else 403). */
async function refuseOthers(tx: Transaction, viewer: Viewer, report: Filed): Promise<void> {
  if (canReview(viewer)) return;
  const supports = await tx.$queryRaw<{ unitId: string }[]>`
    SELECT "unitId"::text AS "unitId" FROM owed_contribution WHERE "taskId" = ${report.taskId}::uuid AND "periodId" = ${report.periodId}::uuid`;
  const task = { leadUnitId: report.unitId, supportUnitIds: supports.map((support) => support.unitId) };
  throw report.filedRevisionNo !== null && canReadFiled(viewer, task) ? new Forbidden() : new NotFound();
}

/** Loads what a decision is about and refuses whoever may not take it. */
async function begin(tx: Transaction, viewer: Viewer, input: Reviewed, step: ReportStep) {
  const report = await tx.report.findUnique({
    where: { id: input.report },
    select: {
      id: true, version: true, state: true, unitId: true, taskId: true, periodId: true, lastRevisionNo: true, filedRevisionNo: true,
      writerIds: true, signedById: true,
      period: { select: { id: true, key: true, opensAt: true, dueAt: true, locksAt: true } },
    },
  });
  if (!report) throw new NotFound();
  await refuseOthers(tx, viewer, report);
  // A draft is its unit's own: to a supervisor, what was never filed does not exist.
  if (report.filedRevisionNo === null) throw new NotFound();
  if (isOwnFiling(viewer, report)) throw new Forbidden();
  const state = nextReportState(report.state, step);
  if (!state || report.version !== input.version) throw new Refused("这份报告的状态已经变化（可能已被撤回或已由他人审核），请刷新页面。");
  return { report, state };
}

async function decide(tx: Transaction, report: { id: string; version: number }, data: Parameters<Transaction["report"]["updateMany"]>[0]["data"]) {
  const { count } = await tx.report.updateMany({ where: { id: report.id, version: report.version }, data: { ...data, version: { increment: 1 } } });
  if (count === 0) throw new Refused(CHANGED_MEANWHILE);
}

/** Which revision was decided on, and by which version the decision can be told from all that comes later. */
function reviewOf(viewer: Viewer, report: { id: string; lastRevisionNo: number; version: number }) {
  return { reportId: report.id, revisionNo: report.lastRevisionNo, reviewerId: viewer.id, reportVersion: report.version + 1 };
}

/**
 * 采纳: the report counts from now on, with the supervisor's verdict.
 * @throws NotFound, Forbidden (not a supervisor, or his own filing); Refused when the state changed, and, at `departure`, where
 *   the verdict departs from what the plan suggests without a reason
 */
export async function acceptReport(viewer: Viewer, input: z.output<typeof acceptSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["REPORT_ACCEPTED"], async (tx, record) => {
    const { report, state } = await begin(tx, viewer, input, "ACCEPT");
    const { suggestion } = await getLight(viewer, report.taskId, report.period, new Date(), tx);
    const departure = departs(suggestion, input.verdict) ? input.departure : "";
    if (departs(suggestion, input.verdict) && departure === "") throw departureMissing(suggestion, input.verdict);
    await tx.review.create({
      data: { ...reviewOf(viewer, report), decision: "ACCEPTED", verdict: input.verdict, reason: input.reason, suggestion, departure },
    });
    await decide(tx, report, { state, verdict: input.verdict, acceptedAt: new Date() });
    await record({ event: "REPORT_ACCEPTED", ...subject(report), reason: input.reason, detail: { verdict: input.verdict, revision: report.lastRevisionNo, ...(suggestion && { suggestion }), ...(departure && { departure }) } });
  });
}

function departureMissing(suggestion: Assessment | null, verdict: Assessment): Refused {
  const words = `序时建议为${suggestion ? ASSESSMENT_LABELS[suggestion] : "空"}，督查评价选了${ASSESSMENT_LABELS[verdict]}，请写明偏离理由。`;
  return new Refused("督查评价与序时建议不一致，未采纳。", { departure: words });
}

function subject(report: { taskId: string; periodId: string; unitId: string; id: string }) {
  return { taskId: report.taskId, periodId: report.periodId, unitId: report.unitId, subjectId: report.id };
}

/** Sends a report back to its unit for revision; the unit must still be able to file. */
async function sendBack(viewer: Viewer, input: z.output<typeof returnReportSchema>, step: "RETURN" | "REOPEN"): Promise<void> {
  await writeAudited(viewer, input.requestId, ["REPORT_RETURNED", "REPORT_REOPENED"], async (tx, record) => {
    const { report, state } = await begin(tx, viewer, input, step);
    const extendedUntil = await loadExtension(tx, report.periodId, report.unitId);
    if (!isFilingOpen({ ...report.period, extendedUntil }, new Date())) {
      throw new Refused("填报期已锁定，退回后该单位无法修改。请先给该单位延期，再退回。");
    }
    await tx.review.create({
      data: { ...reviewOf(viewer, report), decision: step === "RETURN" ? "RETURNED" : "REOPENED", reason: input.reason },
    });
    await decide(tx, report, { state, verdict: null, acceptedAt: null, returnReason: input.reason, returnedById: viewer.id });
    await record({ event: step === "RETURN" ? "REPORT_RETURNED" : "REPORT_REOPENED", ...subject(report), reason: input.reason, detail: { revision: report.lastRevisionNo } });
  });
}

/** 退回, with a reason. Throws as `acceptReport`; Refused also after the lock without an extension. */
export async function returnReport(viewer: Viewer, input: z.output<typeof returnReportSchema>): Promise<void> {
  await sendBack(viewer, input, "RETURN");
}

/** 'An accepted report is reopened only by a supervisor, with a reason.' Throws as `returnReport`. */
export async function reopenReport(viewer: Viewer, input: z.output<typeof returnReportSchema>): Promise<void> {
  await sendBack(viewer, input, "REOPEN");
}

/**
 * A file that the unit put to a returned report, or took off it, moves no version. Asked under the report's lock: an upload
 * at the same moment is either here already or finds a report that takes no changes. Throws Refused.
 */
async function requireSameFiles(tx: Transaction, reportId: string, revisionNo: number): Promise<void> {
  const { attachmentIds } = await tx.reportRevision.findUniqueOrThrow({ where: { reportId_no: { reportId, no: revisionNo } }, select: { attachmentIds: true } });
  const now = new Set(await listDraftAttachmentIds(tx, reportId));
  if (now.size !== attachmentIds.length || attachmentIds.some((id) => !now.has(id))) throw new Refused(MOVED_ON);
}

/**
 * Takes an acceptance or a return back: the report waits for review again, as if nothing had been decided; the decision
 * stays on record as undone.
 * @throws NotFound, Forbidden (not a supervisor, or another's decision); Refused when it is too late, was undone before,
 *   or something happened to the report since
 */
export async function undoDecision(viewer: Viewer, input: z.output<typeof undoSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["REPORT_DECISION_UNDONE"], async (tx, record) => {
    const review = await tx.review.findUnique({
      where: { id: input.review },
      select: {
        id: true, decision: true, reviewerId: true, createdAt: true, undoneAt: true, reportVersion: true, revisionNo: true,
        report: { select: { id: true, version: true, state: true, unitId: true, taskId: true, periodId: true, filedRevisionNo: true } },
      },
    });
    if (!review) throw new NotFound();
    const { report } = review;
    await refuseOthers(tx, viewer, report);
    if (review.reviewerId !== viewer.id) throw new Forbidden();
    const now = new Date();
    const refusal = undoRefusal(review, report, now);
    if (refusal) throw new Refused(refusal);
    // What a submitted report always is: not judged, and no return left to answer (the signature answered the last one).
    await decide(tx, report, { state: "SUBMITTED", verdict: null, acceptedAt: null, returnReason: null, returnedById: null });
    await requireSameFiles(tx, report.id, review.revisionNo);
    await tx.review.update({ where: { id: review.id }, data: { undoneAt: now } });
    await record({ event: "REPORT_DECISION_UNDONE", ...subject(report), detail: { decision: review.decision, revision: review.revisionNo } });
  });
}
