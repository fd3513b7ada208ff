import "server-only";
import { NotFound } from "@/lib/actions/failures";
import { listFiledAttachments, listRecordAttachments, type FiledAttachment, type RecordAttachment } from "@/lib/attachments/queries";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { ClosureState } from "@/lib/labels-carrying";
import { getList, type ListRow } from "@/lib/lists/queries";
import { canReadDraft, canReadFiled, canSign, canWithdraw, canWrite, maySignOwnWords } from "@/lib/tasks/policy";
import { getTask, type TaskDetail } from "@/lib/tasks/queries";
import { canDecideClosure, canReadClosure } from "./policy";
import { nextClosureState, type ClosureStep } from "./workflow";

export type ClosureRow = {
  id: string; state: ClosureState; version: number; statement: string; returnReason: string | null; askedAt: Date | null;
  writtenByName: string; signedByName: string | null; decidedByName: string | null;
  closedAt: Date | null; closeNote: string; lookBackOn: Date | null;
  lookedBackAt: Date | null; lookedBackByName: string | null; lookBackNote: string; reopenedAt: Date | null;
};

/** What the viewer can do with the closure as it stands; the screen shows no other buttons. */
export type ClosureRights = {
  write: boolean; sign: boolean; withdraw: boolean; decide: boolean; lookBack: boolean;
  /** He could sign or decide, but wrote or signed it himself. */
  isOwnWords: boolean;
};

type Stored = ClosureRow & { writerIds: string[]; signedById: string | null };

async function listStored(taskId: string): Promise<Stored[]> {
  return db.$queryRaw<Stored[]>`
    SELECT c."id", c."state"::text AS "state", c."version", c."statement", c."returnReason", c."askedAt", c."closedAt", c."closeNote", c."lookBackOn", c."lookedBackAt",
      c."lookBackNote", c."reopenedAt", c."writerIds"::text[] AS "writerIds", c."signedById", coalesce(w."displayName", '') AS "writtenByName",
      s."displayName" AS "signedByName", d."displayName" AS "decidedByName", b."displayName" AS "lookedBackByName"
    FROM "Closure" c
    LEFT JOIN "Account" w ON w."id" = c."writtenById" LEFT JOIN "Account" s ON s."id" = c."signedById"
    LEFT JOIN "Account" d ON d."id" = c."decidedById" LEFT JOIN "Account" b ON b."id" = c."lookedBackById"
    WHERE c."taskId" = ${taskId}::uuid AND c."state" <> 'WITHDRAWN'
    ORDER BY c."createdAt" DESC`;
}

function rightsOf(viewer: Viewer, closure: Stored | null, unit: { id: string; allowsSelfSigning: boolean }): ClosureRights {
  const can = (step: ClosureStep) => nextClosureState(closure?.state ?? "NONE", step) !== null;
  const signs = closure !== null && can("SIGN") && canSign(viewer, unit.id);
  const maySign = closure !== null && maySignOwnWords(viewer, closure, unit);
  const mayDecide = closure !== null && canDecideClosure(viewer, closure);
  const isDecidable = can("CLOSE") || can("KEEP");
  return {
    write: can("SAVE") && canWrite(viewer, unit.id),
    sign: signs && maySign,
    withdraw: can("WITHDRAW") && canWithdraw(viewer, unit.id),
    decide: can("CLOSE") && mayDecide,
    lookBack: can("KEEP") && mayDecide,
    isOwnWords: (signs && !maySign) || (isDecidable && !mayDecide && viewer.roles.includes("SUPERVISOR")),
  };
}

export type TaskClosure = {
  /** Open or standing; null where there is none that the viewer may see. */
  current: ClosureRow | null;
  /** Earlier ones that were taken up again, newest first. */
  reopened: ClosureRow[];
  files: RecordAttachment[];
  rights: ClosureRights;
};

/** @returns a task's closures, as far as the viewer may see them; the caller has made sure that he reads what is filed on it */
export async function getTaskClosure(viewer: Viewer, task: { id: string; lead: { id: string }; supportUnits: readonly { id: string }[] }): Promise<TaskClosure> {
  const units = { leadUnitId: task.lead.id, supportUnitIds: task.supportUnits.map((unit) => unit.id) };
  const [all, unit] = await Promise.all([listStored(task.id), db.unit.findUniqueOrThrow({ where: { id: task.lead.id }, select: { id: true, allowsSelfSigning: true } })]);
  const stored = all.filter((closure) => canReadClosure(viewer, units, closure.state));
  const current = stored.find((closure) => closure.state !== "REOPENED") ?? null;
  const row = ({ writerIds: _writers, signedById: _signer, ...closure }: Stored): ClosureRow => closure;
  return {
    current: current && row(current),
    reopened: stored.filter((closure) => closure.state === "REOPENED").map(row),
    files: await listRecordAttachments(viewer, "CLOSURE", stored.map(({ id }) => id)),
    rights: rightsOf(viewer, current, unit),
  };
}

export type ClosurePage = TaskClosure & { list: ListRow; task: TaskDetail; /** What the task's filed reports carry. */ evidence: FiledAttachment[] };

/** @returns a task's closure in full. Throws NotFound, also for a unit that has no part in the task. */
export async function getClosurePage(viewer: Viewer, slug: string, no: number): Promise<ClosurePage> {
  const list = await getList(viewer, slug);
  const task = await getTask(viewer, list.id, no, new Date());
  if (!canReadFiled(viewer, { leadUnitId: task.lead.id, supportUnitIds: task.supportUnits.map((unit) => unit.id) })) throw new NotFound();
  const [closure, filed] = await Promise.all([getTaskClosure(viewer, task), listFiledAttachments(viewer, task.id)]);
  return { ...closure, list, task, evidence: filed.filter((file) => file.for === "report") };
}

/** Which of a list's closures the viewer may see, as a condition on `c` and its task `t`: those of his own unit, and what left the others. */
export function isClosureShown(viewer: Viewer): Prisma.Sql {
  const ownDrafts = viewer.unitId !== null && canReadDraft(viewer, viewer.unitId);
  return Prisma.sql`(c."state" IN ('ASKED', 'CLOSED', 'REOPENED') OR (${ownDrafts} AND t."leadUnitId" = ${viewer.unitId}::uuid))`;
}
