import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { CHANGED_MEANWHILE, NotFound, Refused } from "@/lib/actions/failures";
import { loadWrittenPlace, writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { draftAttachmentIds } from "@/lib/tasks/mutations-attachments";
import { loadFilingPlace, refuseOthers, requireOpenWindow, requireSigner, type FilingPlace } from "@/lib/tasks/mutations-filing";
import { holdsFields, orOutdated, outdated, requireSameAccount, stopIfHeld, versionHeld } from "@/lib/tasks/mutations-draft";
import { canSign, canWithdraw, canWrite, maySignOwnWords } from "@/lib/tasks/policy";
import type { ReturnInput, StepInput } from "@/lib/tasks/schema";
import { filingOf } from "@/lib/tasks/workflow";
import { requireTargets } from "@/lib/plans/mutations-targets";
import { requireQuotable } from "./mutations-quotes";
import { actualField, actualWords, type Actual } from "./rules-actuals";
import { missingReportFields, type ReportFields, type saveReportSchema } from "./schema";
import { actuals as storedActuals } from "./schema-actuals";
import { quotes as storedQuotes } from "./schema-quotes";
import { nextReportState, type ReportStep } from "./workflow";

const SELECT = {
  id: true, version: true, state: true, unitId: true, progress: true, selfAssessment: true, completion: true, problems: true,
  coordination: true, upward: true, nextSteps: true, contactName: true, contactPhone: true, quotes: true, actuals: true, writtenById: true, writtenAt: true,
  writerIds: true,
  lastRevisionNo: true, firstSubmittedAt: true,
} as const;

const STATE_MOVED = "报告的状态已经变化，不能再进行这一步。请刷新页面查看最新情况。";

function stateAfter(state: Parameters<typeof nextReportState>[0], step: ReportStep) {
  const next = nextReportState(state, step);
  if (!next) throw new Refused(STATE_MOVED);
  return next;
}

/** PostgreSQL keeps an object's names in an order of its own; read by the schema they compare. */
function readable<Row extends { actuals: unknown }>(row: Row | null): (Omit<Row, "actuals"> & { actuals: Actual[] }) | null {
  return row && { ...row, actuals: storedActuals.parse(row.actuals) };
}

async function loadReport(tx: Transaction, place: FilingPlace) {
  return readable(await tx.report.findUnique({ where: { taskId_periodId: { taskId: place.taskId, periodId: place.periodId } }, select: SELECT }));
}

/**
 * An upload at the same moment makes its owner a writer, and adds a file, without raising the version: what is saved or signed
 * holds both. Of two writes the second waits and finds what the first wrote.
 */
async function lockReport(tx: Transaction, { taskId, periodId }: FilingPlace): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Report" WHERE "taskId" = ${taskId}::uuid AND "periodId" = ${periodId}::uuid FOR NO KEY UPDATE`;
}

/** The update that only wins when nobody changed the report since it was read. */
async function updateReport(tx: Transaction, report: { id: string; version: number }, data: Parameters<Transaction["report"]["updateMany"]>[0]["data"]) {
  const { count } = await tx.report.updateMany({ where: { id: report.id, version: report.version }, data: { ...data, version: { increment: 1 } } });
  if (count === 0) throw new Refused(CHANGED_MEANWHILE);
}

/**
 * The first save; of two at once the second is refused, as any other that comes too late. A draft without words (version 0)
 * is only what an upload at this moment hangs its file on.
 */
async function createReport(tx: Transaction, data: Prisma.ReportCreateManyInput) {
  const { count } = await tx.report.createMany({ data, skipDuplicates: true });
  if (count > 0) return;
  const { taskId, periodId, unitId, writerIds: _, ...words } = data;
  const key = { taskId, periodId, unitId, version: 0 };
  const saved = await tx.report.updateMany({ where: key, data: { ...words, version: 1, writerIds: { push: data.writtenById } } });
  if (saved.count === 0) throw new Refused(CHANGED_MEANWHILE);
}

/**
 * The form's earlier write came through and only its answer was lost. What was typed since, or the other button pressed
 * now, is not in it: that is a new write on top of it.
 */
async function saveAgain(viewer: Viewer, input: z.output<typeof saveReportSchema>): Promise<{ version: number }> {
  const { list, no, period, requestId, version, intent, account: _, ...fields } = input;
  // Its own unit's report, of this very address, and the one that the key was used for: the earlier write may have been another one.
  const place = await loadWrittenPlace(viewer, requestId);
  const where = { ...place, unitId: viewer.unitId ?? "", task: { no, list: { slug: list } }, period: { key: period, list: { slug: list } } };
  const report = place && viewer.unitId !== null && canWrite(viewer, viewer.unitId) ? readable(await db.report.findFirst({ where, select: SELECT })) : null;
  if (!report) throw new Refused(CHANGED_MEANWHILE);
  const isSaved = holdsFields(report, fields);
  const isSent = intent !== "send" || nextReportState(report.state, "SEND_TO_SIGN") === null;
  return isSaved && isSent ? { version: report.version } : saveReport(viewer, { ...input, requestId: randomUUID(), version: version + 1 });
}

/** The refusal of a save that came too late, with what stands there now. */
async function outdatedReport(tx: Transaction, place: FilingPlace, { actuals, ...fields }: ReportFields & { actuals: Actual[] }, message?: string): Promise<Refused> {
  const report = await loadReport(tx, place);
  const sent = actualWords(actuals);
  const stored = report && { ...Object.fromEntries(Object.keys(sent).map((name) => [name, ""])), ...report, ...actualWords(report.actuals) };
  const names = { ...fields, ...sent, ...actualWords(report?.actuals ?? []) };
  return outdated(tx, stored, names, nextReportState(report?.state ?? "NOT_FILED", "SAVE") !== null, message);
}

/**
 * Saves the unit's draft and, with intent `send`, sends it to the unit's signer. With intent `autosave`, the form saves
 * itself: words that are already there are no change and leave no trace.
 *
 * @returns the report's version after the write
 * @throws NotFound, Forbidden; Refused when fields are missing for sending, the period is locked, another account signed
 *   in beside the form, or nobody could sign; Outdated when somebody else changed the draft since `version`
 */
export async function saveReport(viewer: Viewer, input: z.output<typeof saveReportSchema>): Promise<{ version: number }> {
  const { list, no, period, requestId, version, intent, account, ...fields } = input;
  const saved = await writeAudited(viewer, requestId, ["REPORT_SENT_TO_SIGN", "REPORT_SAVED"], async (tx, record) => {
    const place = await loadFilingPlace(tx, { list, no, period });
    refuseOthers(viewer, place, canWrite(viewer, place.leadUnitId));
    requireSameAccount(viewer, account);
    requireOpenWindow(place, place.leadUnitId);
    await lockReport(tx, place);
    const report = await loadReport(tx, place);
    stopIfHeld(report, fields, input);
    if ((report?.version ?? 0) !== version) throw await outdatedReport(tx, place, fields);
    const state = nextReportState(report?.state ?? "NOT_FILED", intent === "send" ? "SEND_TO_SIGN" : "SAVE");
    if (!state) throw await outdatedReport(tx, place, fields, STATE_MOVED);
    const writerIds = [...new Set([...(report?.writerIds ?? []), viewer.id])];
    await requireQuotable(tx, place, fields.quotes, storedQuotes.parse(report?.quotes ?? []));
    await requireTargets(tx, place.taskId, fields.actuals.map(({ target }) => target), actualField);
    if (intent === "send") {
      const missing = missingReportFields(fields);
      if (Object.keys(missing).length > 0) throw new Refused("还有必填项没有填写，未送审签。", missing);
      await requireSigner(tx, place.leadUnitId, writerIds);
    }
    const data = { ...fields, state, writtenById: viewer.id, writtenAt: new Date(), writerIds };
    const write = report ? updateReport(tx, report, data) : createReport(tx, { ...data, taskId: place.taskId, periodId: place.periodId, unitId: place.leadUnitId });
    await orOutdated(write, () => outdatedReport(tx, place, fields));
    await record({ event: intent === "send" ? "REPORT_SENT_TO_SIGN" : "REPORT_SAVED", ...subject(place) });
    return { version: version + 1 };
  }).catch(versionHeld);
  return saved ?? saveAgain(viewer, input);
}

function subject(place: FilingPlace) {
  return { taskId: place.taskId, periodId: place.periodId, unitId: place.leadUnitId };
}

/** Loads what a step starts from and refuses whoever may not take it. */
async function begin(tx: Transaction, viewer: Viewer, input: StepInput, may: (viewer: Viewer, unitId: string) => boolean) {
  const place = await loadFilingPlace(tx, input);
  refuseOthers(viewer, place, may(viewer, place.leadUnitId));
  requireOpenWindow(place, place.leadUnitId);
  const report = await loadReport(tx, place);
  if (!report) throw new NotFound();
  if (report.version !== input.version) throw new Refused(CHANGED_MEANWHILE);
  return { place, report };
}

/**
 * The signer's signature: the report leaves the unit as a new revision, which never changes.
 * @throws NotFound, Forbidden; Refused when the signer wrote it himself and the unit does not allow that (一人兼任)
 */
export async function signReport(viewer: Viewer, input: StepInput): Promise<void> {
  await writeAudited(viewer, input.requestId, ["REPORT_SIGNED"], async (tx, record) => {
    const { place, report } = await begin(tx, viewer, input, canSign);
    const state = stateAfter(report.state, "SIGN");
    if (!maySignOwnWords(viewer, report, { allowsSelfSigning: place.leadAllowsSelfSigning })) throw new Refused("本人所写须由本单位其他审签人审签（本单位未开通一人兼任）。");
    const now = new Date();
    const no = report.lastRevisionNo + 1;
    // First the report: of two signatures at once the second finds it changed before it makes a revision.
    await updateReport(tx, report, {
      state, signedById: viewer.id, lastRevisionNo: no, filedRevisionNo: no, firstSubmittedAt: report.firstSubmittedAt ?? now,
      returnReason: null, returnedById: null,
    });
    // A statement of its own: it sees a file whose upload the update has waited for.
    await tx.$executeRaw`
      INSERT INTO "ReportRevision" ("reportId", "no", "progress", "selfAssessment", "completion", "problems", "coordination", "upward", "nextSteps",
        "contactName", "contactPhone", "quotes", "actuals", "writtenById", "signedById", "submittedAt", "attachmentIds")
      SELECT r."id", ${no}, r."progress", r."selfAssessment", r."completion", r."problems", r."coordination", r."upward", r."nextSteps",
        r."contactName", r."contactPhone", r."quotes", r."actuals", r."writtenById", ${viewer.id}::uuid, ${now}::timestamptz, ${draftAttachmentIds(Prisma.sql`a."reportId" = r."id"`)}
      FROM "Report" r WHERE r."id" = ${report.id}::uuid`;
    await record({ event: "REPORT_SIGNED", ...subject(place), detail: { revision: no } });
  });
}

/** The signer sends the report back to its filer, with a reason. Throws as `signReport`. */
export async function returnReportUnsigned(viewer: Viewer, input: ReturnInput): Promise<void> {
  await writeAudited(viewer, input.requestId, ["REPORT_SIGN_RETURNED"], async (tx, record) => {
    const { place, report } = await begin(tx, viewer, input, canSign);
    const state = stateAfter(report.state, "SIGN_RETURN");
    await updateReport(tx, report, { state, returnReason: input.reason, returnedById: viewer.id });
    await record({ event: "REPORT_SIGN_RETURNED", ...subject(place), reason: input.reason });
  });
}

/** The unit takes back what nobody has reviewed yet; the withdrawn revision is kept and counts for nothing. */
export async function withdrawReport(viewer: Viewer, input: StepInput): Promise<void> {
  await writeAudited(viewer, input.requestId, ["REPORT_WITHDRAWN"], async (tx, record) => {
    const { place, report } = await begin(tx, viewer, input, canWithdraw);
    const state = stateAfter(report.state, "WITHDRAW");
    if (report.state === "SUBMITTED") {
      const key = { reportId_no: { reportId: report.id, no: report.lastRevisionNo } };
      await tx.reportRevision.update({ where: key, data: { withdrawnAt: new Date() } });
    }
    const revisions = await tx.reportRevision.findMany({ where: { reportId: report.id }, select: { no: true, submittedAt: true, withdrawnAt: true } });
    await updateReport(tx, report, { state, ...filingOf(revisions) });
    await record({ event: "REPORT_WITHDRAWN", ...subject(place) });
  });
}
