import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Prisma, Transaction } from "@/lib/db/client";
import { quarterAt } from "@/lib/periods/calendar";
import { lockList } from "@/lib/periods/mutations";
import { writeBulletinDocx } from "./document-docx";
import { beginBulletin, saveDraft, subjectOf, type LockedBulletin } from "./mutations-steps";
import { contentToIssue } from "./rules-draft";
import { bulletinNumber } from "./rules-words";
import { contentSchema } from "./schema-content";
import type { bulletinStepSchema, reissueBulletinSchema } from "./schema";

type Numbered = { year: number; number: number };

/** The next number of the list in a year; nobody else issues a bulletin of the list until this transaction ends. */
async function nextNumber(tx: Transaction, listId: string, year: number): Promise<Numbered> {
  await lockList(tx, listId);
  const { _max } = await tx.bulletin.aggregate({ where: { listId, year }, _max: { number: true } });
  return { year, number: (_max.number ?? 0) + 1 };
}

/** Freezes the draft as the next version: its content, its figures and the Word file's bytes. */
async function freeze(tx: Transaction, viewer: Viewer, bulletin: LockedBulletin, numbered: Numbered, at: Date, reason: string): Promise<number> {
  const content = contentToIssue(contentSchema.parse(bulletin.draft), at);
  const docx = await writeBulletinDocx(content, bulletinNumber(numbered, numbered.year));
  const no = bulletin.lastVersionNo + 1;
  await tx.bulletinVersion.create({
    data: {
      bulletinId: bulletin.id, no, content, figures: bulletin.draftFigures as Prisma.InputJsonObject,
      docx: new Uint8Array(docx), sha256: createHash("sha256").update(docx).digest("hex"),
      issuedById: viewer.id, issuedByName: viewer.name, issuedAt: at, reason,
    },
  });
  await saveDraft(tx, viewer, bulletin, null, { state: "ISSUED", lastVersionNo: no, ...numbered });
  return no;
}

/**
 * 印发: the draft becomes the first version, with the list's next number of the year.
 * @throws NotFound, Forbidden for all but supervisors; Refused when it is issued already or has changed since it was read
 */
export async function issueBulletin(viewer: Viewer, input: z.output<typeof bulletinStepSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["BULLETIN_ISSUED"], async (tx, record) => {
    const bulletin = await beginBulletin(tx, viewer, input, "ISSUE");
    const at = new Date();
    const numbered = await nextNumber(tx, bulletin.listId, quarterAt(at).year);
    await freeze(tx, viewer, bulletin, numbered, at, "");
    await record({ event: "BULLETIN_ISSUED", ...subjectOf(bulletin), detail: numbered });
  });
}

/**
 * 重新印发: the draft becomes the next version under the same number; earlier ones stay as they are.
 * @throws NotFound, Forbidden; Refused without a draft, or when it has changed since it was read
 */
export async function reissueBulletin(viewer: Viewer, input: z.output<typeof reissueBulletinSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["BULLETIN_REISSUED"], async (tx, record) => {
    const bulletin = await beginBulletin(tx, viewer, input, "REISSUE");
    const numbered = { year: bulletin.year ?? 0, number: bulletin.number ?? 0 };
    const no = await freeze(tx, viewer, bulletin, numbered, new Date(), input.reason);
    await record({ event: "BULLETIN_REISSUED", ...subjectOf(bulletin), reason: input.reason, detail: { ...numbered, version: no } });
  });
}
