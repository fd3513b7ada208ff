import "server-only";
import type { z } from "zod";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Prisma } from "@/lib/db/client";
import { lockList } from "@/lib/periods/mutations";
import { beginBulletin, missingBulletin, saveDraft, subjectOf } from "./mutations-steps";
import { canManageBulletins } from "./policy";
import { getBulletinSource } from "./queries-source";
import { applyWritten, conflictText, editedBlocks, refreshContent } from "./rules-draft";
import { figuresOf, type BulletinSource } from "./rules-source";
import { writeContent } from "./rules-text";
import { contentSchema } from "./schema-content";
import type { BulletinStep } from "./workflow";
import { textField } from "./rules-fields";
import { type bulletinStepSchema, type createBulletinSchema, type saveBulletinSchema } from "./schema";

function draftFrom(viewer: Viewer, source: BulletinSource) {
  return {
    draft: writeContent(source) satisfies Prisma.InputJsonValue,
    draftFigures: figuresOf(source) as unknown as Prisma.InputJsonObject,
    draftedAt: source.now, savedById: viewer.id, savedAt: new Date(),
  };
}

/**
 * 起草: a period's bulletin, from the data of this moment. Asked again by the same form it answers with what is there.
 * @returns the bulletin's id
 * @throws Forbidden for all but supervisors; NotFound; Refused where the period has not begun, or has its bulletin already
 */
export async function createBulletin(viewer: Viewer, input: z.output<typeof createBulletinSchema>): Promise<string> {
  if (!canManageBulletins(viewer)) throw new Forbidden();
  const list = await db.taskList.findUnique({ where: { slug: input.list }, select: { id: true } });
  if (!list) throw new NotFound();
  const period = await db.period.findUnique({ where: { listId_key: { listId: list.id, key: input.period } }, select: { id: true, opensAt: true } });
  if (!period) throw new NotFound();
  const now = new Date();
  if (period.opensAt > now) throw new Refused("该填报期尚未开始，不能起草通报。");
  const source = await getBulletinSource(viewer, input.list, input.period, now);
  const id = await writeAudited(viewer, input.requestId, ["BULLETIN_DRAFTED"], async (tx, record) => {
    await lockList(tx, list.id);
    if (await tx.bulletin.findUnique({ where: { periodId: period.id }, select: { id: true } })) throw new Refused("该填报期的通报已由他人起草，请刷新页面。");
    const made = await tx.bulletin.create({ data: { listId: list.id, periodId: period.id, ...draftFrom(viewer, source) }, select: { id: true } });
    await record({ event: "BULLETIN_DRAFTED", periodId: period.id, subjectId: made.id });
    return made.id;
  });
  if (id !== null) return id;
  const earlier = await db.bulletin.findUnique({ where: { periodId: period.id }, select: { id: true } });
  if (!earlier) throw new NotFound();
  return earlier.id;
}

/**
 * 起草新版: a fresh draft of a bulletin that is issued; what was issued stands meanwhile.
 * @throws NotFound, Forbidden; Refused when one is being written, or somebody was faster
 */
export async function draftAgain(viewer: Viewer, input: z.output<typeof bulletinStepSchema>): Promise<void> {
  const source = await sourceOf(viewer, input.bulletin, "DRAFT_AGAIN");
  await writeAudited(viewer, input.requestId, ["BULLETIN_DRAFTED"], async (tx, record) => {
    const bulletin = await beginBulletin(tx, viewer, input, "DRAFT_AGAIN");
    await tx.bulletin.update({ where: { id: bulletin.id }, data: { ...draftFrom(viewer, source), version: { increment: 1 } } });
    await record({ event: "BULLETIN_DRAFTED", ...subjectOf(bulletin), detail: { version: bulletin.lastVersionNo + 1 } });
  });
}

async function sourceOf(viewer: Viewer, id: string, step: BulletinStep): Promise<BulletinSource> {
  const bulletin = await db.bulletin.findUnique({ where: { id }, select: { state: true, list: { select: { slug: true } }, period: { select: { key: true } } } });
  if (!bulletin) throw missingBulletin(viewer, step);
  if (!canManageBulletins(viewer)) throw bulletin.state === "ISSUED" ? new Forbidden() : new NotFound();
  return getBulletinSource(viewer, bulletin.list.slug, bulletin.period.key, new Date());
}

/**
 * Saves the paragraphs that the form changed, whatever else has been saved meanwhile; `refresh` writes the rest anew from
 * the data of this moment, in the same step, and keeps what was edited by hand.
 *
 * @returns the draft's new version, and how many paragraphs differ from what is generated
 * @throws NotFound, Forbidden; Refused where somebody else has changed the same paragraph, at that paragraph, or discarded the draft
 */
export async function saveBulletin(viewer: Viewer, input: z.output<typeof saveBulletinSchema>): Promise<{ version: number; edited: number }> {
  const source = input.intent === "refresh" ? await sourceOf(viewer, input.bulletin, "SAVE") : null;
  const saved = await writeAudited(viewer, input.requestId, ["BULLETIN_SAVED"], async (tx, record) => {
    const bulletin = await beginBulletin(tx, viewer, { bulletin: input.bulletin }, "SAVE");
    const { content, conflicts } = applyWritten(contentSchema.parse(bulletin.draft), input.paragraphs);
    if (conflicts.length > 0) {
      const fieldErrors = Object.fromEntries(conflicts.map((block) => [textField(block.key), conflictText(block)]));
      throw new Refused("有段落同时被他人修改，本次未保存。请对照后改定，再次保存即以您的文字为准。", fieldErrors);
    }
    const draft = source ? refreshContent(content, writeContent(source)) : content;
    const figures = source ? { draftFigures: figuresOf(source) as unknown as Prisma.InputJsonObject, draftedAt: source.now } : {};
    const version = await saveDraft(tx, viewer, bulletin, { draft, ...figures });
    const edited = editedBlocks(draft).length;
    await record({ event: "BULLETIN_SAVED", ...subjectOf(bulletin), detail: { edited, isRefreshed: source !== null } });
    return { version, edited };
  });
  if (saved) return saved;
  const stored = await db.bulletin.findUnique({ where: { id: input.bulletin }, select: { version: true, draft: true } });
  if (!stored) throw new NotFound();
  return { version: stored.version, edited: stored.draft === null ? 0 : editedBlocks(contentSchema.parse(stored.draft)).length };
}

/**
 * 放弃草稿: a bulletin that was never issued is gone; one that was issued stands as it is.
 * @returns whether the bulletin is still there
 * @throws NotFound, Forbidden; Refused when somebody was faster
 */
export async function discardDraft(viewer: Viewer, input: z.output<typeof bulletinStepSchema>): Promise<boolean> {
  await writeAudited(viewer, input.requestId, ["BULLETIN_DISCARDED"], async (tx, record) => {
    const bulletin = await beginBulletin(tx, viewer, input, "DISCARD");
    await record({ event: "BULLETIN_DISCARDED", ...subjectOf(bulletin) });
    if (bulletin.state === "DRAFT") await tx.bulletin.delete({ where: { id: bulletin.id } });
    else await saveDraft(tx, viewer, bulletin, null);
  });
  return (await db.bulletin.count({ where: { id: input.bulletin } })) > 0;
}
