import "server-only";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { getList, type ListRow } from "@/lib/lists/queries";
import { quarterAt, quarterLabel } from "@/lib/periods/calendar";
import type { BulletinDisplayState } from "@/lib/labels";
import { canManageBulletins } from "./policy";
import { bulletinNumber } from "./rules-words";
import { isEdited, wordsOf } from "./rules-content";
import { contentSchema, type BulletinContent } from "./schema-content";
import type { VersionChoice } from "./schema";
import { displayedBulletinState } from "./workflow";

/** Anything else is no bulletin's address and never reaches the database. */
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

export type VersionRow = { no: number; issuedAt: Date; issuedByName: string; reason: string };

export type BulletinView = {
  id: string;
  list: ListRow;
  periodLabel: string;
  state: BulletinDisplayState;
  /** 发文字号; of one not issued yet, with its place open. */
  number: string;
  /** What is shown: a version, or the draft. */
  shown: { no: number; issued: VersionRow } | { no: "draft"; savedAt: Date; savedByName: string; edited: number; /** The period's due time, where its figures were counted before it. */ countedBefore: Date | null };
  content: BulletinContent;
  /** Newest first. */
  versions: VersionRow[];
  canManage: boolean;
  /** For the next step. */
  version: number;
};

/** A paper without what only its writers need to know. */
function printed(content: BulletinContent): BulletinContent {
  return { ...content, blocks: content.blocks.map((block) => (block.kind === "text" ? { ...block, generated: block.text } : block)) };
}

const BULLETIN = { id: true, state: true, year: true, number: true, lastVersionNo: true, version: true, draft: true, savedAt: true, savedById: true, period: { select: { year: true, quarter: true, dueAt: true } } } as const;
const VERSION = { no: true, issuedAt: true, issuedByName: true, reason: true } as const;

async function findBulletin(viewer: Viewer, listId: string | undefined, id: string) {
  const bulletin = isId(id) ? await db.bulletin.findFirst({ where: { id, listId }, select: { ...BULLETIN, list: { select: { id: true, slug: true, title: true, docNumber: true } } } }) : null;
  if (!bulletin || (bulletin.state === "DRAFT" && !canManageBulletins(viewer))) throw new NotFound();
  return bulletin;
}

function numberOf({ year, number }: { year: number | null; number: number | null }): string {
  return bulletinNumber(year === null || number === null ? null : { year, number }, quarterAt(new Date()).year);
}

/**
 * One bulletin as a paper: the version asked for, else the one that stands, else the draft. What is issued everybody signed
 * in may read; a draft only supervisors.
 * @throws NotFound for what there is not, and for a draft to all others
 */
export async function getBulletin(viewer: Viewer, slug: string, id: string, choice: VersionChoice): Promise<BulletinView> {
  const list = await getList(viewer, slug);
  const bulletin = await findBulletin(viewer, list.id, id);
  const canManage = canManageBulletins(viewer);
  const versions = await db.bulletinVersion.findMany({ where: { bulletinId: id }, select: VERSION, orderBy: { no: "desc" } });
  const facts = {
    id, list, versions, canManage, version: bulletin.version,
    periodLabel: quarterLabel(bulletin.period),
    state: displayedBulletinState({ state: bulletin.state, hasDraft: bulletin.draft !== null }, canManage),
    number: numberOf(bulletin),
  };
  const wanted = choice ?? (bulletin.state === "DRAFT" ? "draft" : bulletin.lastVersionNo);
  if (wanted === "draft") {
    if (bulletin.draft === null || !canManage) throw new NotFound();
    const saver = bulletin.savedById === null ? null : await db.account.findUnique({ where: { id: bulletin.savedById }, select: { displayName: true } });
    const content = contentSchema.parse(bulletin.draft);
    const edited = content.blocks.filter((block) => block.kind === "text" && isEdited(block)).length;
    const countedBefore = new Date(content.countedAt) < bulletin.period.dueAt ? bulletin.period.dueAt : null;
    return { ...facts, content: printed(content), shown: { no: "draft", savedAt: bulletin.savedAt, savedByName: saver?.displayName ?? "", edited, countedBefore } };
  }
  const issued = versions.find(({ no }) => no === wanted);
  if (!issued) throw new NotFound();
  const { content } = await db.bulletinVersion.findUniqueOrThrow({ where: { bulletinId_no: { bulletinId: id, no: wanted } }, select: { content: true } });
  return { ...facts, content: printed(contentSchema.parse(content)), shown: { no: wanted, issued } };
}

export type BulletinDraft = { id: string; list: ListRow; periodLabel: string; number: string; version: number; content: BulletinContent; savedAt: Date };

/**
 * The draft with what was generated beside what stands, for the editor.
 * @throws NotFound where there is no draft, and to others for a bulletin that was never issued; Forbidden to others for one that was
 */
export async function getBulletinDraft(viewer: Viewer, slug: string, id: string): Promise<BulletinDraft> {
  const list = await getList(viewer, slug);
  const bulletin = await findBulletin(viewer, list.id, id);
  if (!canManageBulletins(viewer)) throw new Forbidden();
  if (bulletin.draft === null) throw new NotFound();
  return {
    id, list, periodLabel: quarterLabel(bulletin.period), number: numberOf(bulletin),
    version: bulletin.version, content: contentSchema.parse(bulletin.draft), savedAt: bulletin.savedAt,
  };
}

export type BulletinFile = { name: string; sha256: string | null } & ({ bytes: Uint8Array } | { content: BulletinContent; number: string });

/**
 * What a download needs: a version's own bytes, or a draft's content to make some from.
 * @throws NotFound as `getBulletin` does
 */
export async function getBulletinFile(viewer: Viewer, id: string, choice: VersionChoice): Promise<BulletinFile> {
  const bulletin = await findBulletin(viewer, undefined, id);
  const wanted = choice ?? (bulletin.state === "DRAFT" ? "draft" : bulletin.lastVersionNo);
  const number = numberOf(bulletin);
  if (wanted === "draft") {
    if (bulletin.draft === null || !canManageBulletins(viewer)) throw new NotFound();
    const content = contentSchema.parse(bulletin.draft);
    return { name: `${wordsOf(content, "title") || "通报"}（草稿）.docx`, sha256: null, content, number };
  }
  const version = await db.bulletinVersion.findUnique({ where: { bulletinId_no: { bulletinId: id, no: wanted } }, select: { docx: true, sha256: true, content: true } });
  if (!version) throw new NotFound();
  const title = wordsOf(contentSchema.parse(version.content), "title");
  return { name: `${number}${title}${wanted === 1 ? "" : `（第${wanted}版）`}.docx`, sha256: version.sha256, bytes: version.docx };
}
