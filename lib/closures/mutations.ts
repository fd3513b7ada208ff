import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { bindAttachments } from "@/lib/attachments/mutations-bind";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { loadDiscussion } from "@/lib/comments/mutations-mentions";
import type { Transaction } from "@/lib/db/client";
import type { ClosureState } from "@/lib/labels-carrying";
import { requireSigner } from "@/lib/tasks/mutations-filing";
import { canReadFiled, canSign, canWithdraw, canWrite, maySignOwnWords } from "@/lib/tasks/policy";
import { beginClosureStep, subjectOf } from "./mutations-load";
import type { ClosureStepInput, returnClosureSchema, saveClosureSchema } from "./schema";
import { nextClosureState } from "./workflow";

type Written = { id: string; state: ClosureState; version: number; writerIds: string[] };

/** The task's closure that is open or stands; of one there is at most one (a unique index). */
async function lockOpen(tx: Transaction, taskId: string): Promise<Written | null> {
  const [closure] = await tx.$queryRaw<Written[]>`
    SELECT "id", "state"::text AS "state", "version", "writerIds"::text[] AS "writerIds" FROM "Closure"
    WHERE "taskId" = ${taskId}::uuid AND "state" NOT IN ('WITHDRAWN', 'REOPENED') FOR UPDATE`;
  return closure ?? null;
}

/** Files of its own, or what the task's filed reports carry. */
async function hasEvidence(tx: Transaction, taskId: string, closureId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ has: boolean }[]>`
    SELECT EXISTS (SELECT FROM "Attachment" a WHERE a."recordKind" = 'CLOSURE' AND a."recordId" = ${closureId}::uuid)
      OR EXISTS (SELECT FROM "Report" r JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
        WHERE r."taskId" = ${taskId}::uuid AND cardinality(v."attachmentIds") > 0) AS "has"`;
  return row?.has ?? false;
}

/**
 * The lead unit's filer writes why the task is done; with intent `send` it goes to the unit's signer.
 *
 * @returns the closure's version after the write; null for a repeat
 * @throws NotFound, Forbidden; Refused where it moved on meanwhile, nothing is said or shown, or nobody could sign
 */
export async function saveClosure(viewer: Viewer, input: z.output<typeof saveClosureSchema>): Promise<{ version: number } | null> {
  const { intent, statement, attachments, remove, version } = input;
  return writeAudited(viewer, input.requestId, ["CLOSURE_SENT_TO_SIGN", "CLOSURE_SAVED", "ATTACHMENT_REMOVED"], async (tx, record) => {
    const task = await loadDiscussion(tx, input, new Date());
    if (!canReadFiled(viewer, task)) throw new NotFound();
    if (!canWrite(viewer, task.leadUnitId)) throw new Forbidden();
    const open = await lockOpen(tx, task.taskId);
    const state = nextClosureState(open?.state ?? "NONE", intent === "send" ? "SEND_TO_SIGN" : "SAVE");
    if (!state || (open?.version ?? 0) !== version) throw new Refused(CHANGED_MEANWHILE);
    const writerIds = [...new Set([...(open?.writerIds ?? []), viewer.id])];
    const data = { statement, state, writtenById: viewer.id, writerIds };
    const id = open ? open.id : await createClosure(tx, { ...data, taskId: task.taskId });
    if (open) await tx.closure.update({ where: { id }, data: { ...data, version: { increment: 1 } }, select: { id: true } });
    // What is taken away again has no owner any more: the daily job removes it.
    const taken = await tx.attachment.updateManyAndReturn({ where: { id: { in: remove }, recordKind: "CLOSURE", recordId: id }, data: { recordKind: null, recordId: null }, select: { id: true, name: true } });
    await bindAttachments(tx, viewer, task.taskId, { recordKind: "CLOSURE", recordId: id }, attachments);
    if (intent === "send") {
      if (statement === "") throw new Refused("还有必填项没有填写，未送审签。", { statement: "请填写任务完成情况。" });
      if (!(await hasEvidence(tx, task.taskId, id))) throw new Refused("请附佐证材料后再送审签：本任务已报送的报告没有可以引用的佐证材料。");
      await requireSigner(tx, task.leadUnitId, writerIds);
    }
    await record({ event: intent === "send" ? "CLOSURE_SENT_TO_SIGN" : "CLOSURE_SAVED", ...subjectOf({ ...task, id }) });
    for (const { id: subjectId, name } of taken) await record({ event: "ATTACHMENT_REMOVED", taskId: task.taskId, unitId: task.leadUnitId, subjectId, detail: { name } });
    return { version: version + 1 };
  });
}

/** Of two at once the index lets one in. */
async function createClosure(tx: Transaction, data: { taskId: string; statement: string; state: ClosureState; writtenById: string; writerIds: string[] }): Promise<string> {
  const [made] = await tx.closure.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
  if (!made) throw new Refused(CHANGED_MEANWHILE);
  return made.id;
}

/** The signer's signature: the request reaches HRSS. Throws as `beginClosureStep`; Refused for who wrote it himself. */
export async function signClosure(viewer: Viewer, input: ClosureStepInput): Promise<void> {
  await writeAudited(viewer, input.requestId, ["CLOSURE_SIGNED"], async (tx, record) => {
    const { closure, state } = await beginClosureStep(tx, viewer, input, "SIGN", ({ leadUnitId }) => canSign(viewer, leadUnitId));
    if (!maySignOwnWords(viewer, closure, closure)) throw new Refused("本人所写须由本单位其他审签人审签（本单位未开通一人兼任）。");
    const data = { state, signedById: viewer.id, askedAt: new Date(), returnReason: null, version: { increment: 1 } };
    await tx.closure.update({ where: { id: closure.id }, data, select: { id: true } });
    await record({ event: "CLOSURE_SIGNED", ...subjectOf(closure) });
  });
}

/** The signer sends it back to its filer, with a reason. */
export async function returnClosureUnsigned(viewer: Viewer, input: z.output<typeof returnClosureSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["CLOSURE_SIGN_RETURNED"], async (tx, record) => {
    const { closure, state } = await beginClosureStep(tx, viewer, input, "SIGN_RETURN", ({ leadUnitId }) => canSign(viewer, leadUnitId));
    await tx.closure.update({ where: { id: closure.id }, data: { state, returnReason: input.reason, version: { increment: 1 } }, select: { id: true } });
    await record({ event: "CLOSURE_SIGN_RETURNED", ...subjectOf(closure), reason: input.reason });
  });
}

/** 'The unit may withdraw until decided': its filers and its signers. */
export async function withdrawClosure(viewer: Viewer, input: ClosureStepInput): Promise<void> {
  await writeAudited(viewer, input.requestId, ["CLOSURE_WITHDRAWN"], async (tx, record) => {
    const { closure, state } = await beginClosureStep(tx, viewer, input, "WITHDRAW", ({ leadUnitId }) => canWithdraw(viewer, leadUnitId));
    await tx.closure.update({ where: { id: closure.id }, data: { state, version: { increment: 1 } }, select: { id: true } });
    await record({ event: "CLOSURE_WITHDRAWN", ...subjectOf(closure) });
  });
}
