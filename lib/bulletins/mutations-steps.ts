import "server-only";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { Prisma, type Transaction } from "@/lib/db/client";
import { canManageBulletins } from "./policy";
import { bulletinRefusal, type BulletinStep } from "./workflow";

const SELECT = { id: true, listId: true, periodId: true, state: true, year: true, number: true, lastVersionNo: true, version: true, draft: true, draftFigures: true, draftedAt: true } as const;

export type LockedBulletin = Prisma.BulletinGetPayload<{ select: typeof SELECT }>;

/**
 * What to answer for a bulletin that is not there. Whoever was writing it learns that it was discarded: a page that answers
 * 404 would take his words with it.
 */
export function missingBulletin(viewer: Viewer, step: BulletinStep): Error {
  if (step !== "SAVE" || !canManageBulletins(viewer)) return new NotFound();
  return new Refused("草稿已被他人放弃，本次未保存。请先复制您所填内容，再返回通报列表。");
}

/**
 * Loads and locks the bulletin that a step is about, and refuses whoever may not take it.
 * @param input without `version` the step joins what others have saved meanwhile
 * @throws NotFound (for others than supervisors also where it was never issued), Forbidden, Refused; of one that is gone as `missingBulletin` says
 */
export async function beginBulletin(tx: Transaction, viewer: Viewer, input: { bulletin: string; version?: number }, step: BulletinStep): Promise<LockedBulletin> {
  await tx.$queryRaw`SELECT 1 FROM "Bulletin" WHERE "id" = ${input.bulletin}::uuid FOR UPDATE`;
  const bulletin = await tx.bulletin.findUnique({ where: { id: input.bulletin }, select: SELECT });
  if (!bulletin) throw missingBulletin(viewer, step);
  if (!canManageBulletins(viewer)) throw bulletin.state === "ISSUED" ? new Forbidden() : new NotFound();
  const refusal = bulletinRefusal({ state: bulletin.state, hasDraft: bulletin.draft !== null }, step);
  if (refusal !== null) throw new Refused(refusal);
  if (input.version !== undefined && input.version !== bulletin.version) throw new Refused(CHANGED_MEANWHILE);
  return bulletin;
}

export function subjectOf({ id, periodId }: Pick<LockedBulletin, "id" | "periodId">) {
  return { periodId, subjectId: id };
}

type DraftData = { draft: Prisma.InputJsonValue; draftFigures?: Prisma.InputJsonObject; draftedAt?: Date };

type Issue = { state: "ISSUED"; lastVersionNo: number; year: number; number: number };

/** Writes the draft, or with null takes it away, in one step with what an issue changes. @returns the bulletin's new version */
export async function saveDraft(tx: Transaction, viewer: Viewer, { id }: LockedBulletin, data: DraftData | null, issue?: Issue): Promise<number> {
  const draft = data ?? { draft: Prisma.DbNull, draftFigures: Prisma.DbNull, draftedAt: null };
  const { version } = await tx.bulletin.update({
    where: { id }, data: { ...draft, ...issue, savedById: viewer.id, savedAt: new Date(), version: { increment: 1 } }, select: { version: true },
  });
  return version;
}
