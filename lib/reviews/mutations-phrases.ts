import "server-only";
import type { z } from "zod";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { canReview } from "./policy";
import { PHRASES_MAX } from "./rules-limits";
import { type addPhraseSchema, type editPhraseSchema, type movePhraseSchema, type removePhraseSchema } from "./schema-phrases";

type Phrase = { id: string; text: string };

/** Runs a change of the viewer's own list, one at a time. Throws Forbidden for all but supervisors. */
async function changeList(viewer: Viewer, requestId: string, change: (tx: Transaction, phrases: Phrase[]) => Promise<void>): Promise<void> {
  if (!canReview(viewer)) throw new Forbidden();
  await writeAudited(viewer, requestId, ["ACCOUNT_PHRASES_CHANGED"], async (tx, record) => {
    await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${viewer.id}::uuid FOR UPDATE`;
    const phrases = await tx.reviewPhrase.findMany({
      where: { accountId: viewer.id }, select: { id: true, text: true }, orderBy: [{ position: "asc" }, { id: "asc" }],
    });
    await change(tx, phrases);
    await record({ event: "ACCOUNT_PHRASES_CHANGED", subjectId: viewer.id });
  });
}

/** Another's phrase is as if it did not exist. */
function placeOf(phrases: readonly Phrase[], id: string): number {
  const place = phrases.findIndex((phrase) => phrase.id === id);
  if (place < 0) throw new NotFound();
  return place;
}

function refuseSame(phrases: readonly Phrase[], text: string, id?: string): void {
  if (phrases.some((phrase) => phrase.text === text && phrase.id !== id)) throw new Refused("未保存。", { text: "已有相同的常用语。" });
}

/** Puts a phrase at the end of the viewer's list. Refused when the list is full or has it already. */
export async function addPhrase(viewer: Viewer, { text, requestId }: z.output<typeof addPhraseSchema>): Promise<void> {
  await changeList(viewer, requestId, async (tx, phrases) => {
    if (phrases.length >= PHRASES_MAX) throw new Refused(`常用语最多 ${PHRASES_MAX} 条，请先删去不用的。`);
    refuseSame(phrases, text);
    const { _max } = await tx.reviewPhrase.aggregate({ where: { accountId: viewer.id }, _max: { position: true } });
    await tx.reviewPhrase.create({ data: { accountId: viewer.id, text, position: (_max.position ?? 0) + 1 } });
  });
}

/** Gives one of the viewer's own phrases other words. Throws NotFound for another's; Refused for words he has already. */
export async function editPhrase(viewer: Viewer, { id, text, requestId }: z.output<typeof editPhraseSchema>): Promise<void> {
  await changeList(viewer, requestId, async (tx, phrases) => {
    placeOf(phrases, id);
    refuseSame(phrases, text, id);
    await tx.reviewPhrase.update({ where: { id }, data: { text } });
  });
}

/** Throws NotFound for a phrase that is not the viewer's own. */
export async function removePhrase(viewer: Viewer, { id, requestId }: z.output<typeof removePhraseSchema>): Promise<void> {
  await changeList(viewer, requestId, async (tx, phrases) => {
    placeOf(phrases, id);
    await tx.reviewPhrase.delete({ where: { id } });
  });
}

/** Moves a phrase by one place; at the end of the list it stays. Throws NotFound for one that is not the viewer's own. */
export async function movePhrase(viewer: Viewer, { id, direction, requestId }: z.output<typeof movePhraseSchema>): Promise<void> {
  await changeList(viewer, requestId, async (tx, phrases) => {
    const from = placeOf(phrases, id);
    const to = direction === "up" ? from - 1 : from + 1;
    const order = phrases.map((phrase) => phrase.id);
    const neighbour = order[to];
    if (neighbour !== undefined) [order[from], order[to]] = [neighbour, id];
    for (const [place, phraseId] of order.entries()) await tx.reviewPhrase.update({ where: { id: phraseId }, data: { position: place + 1 } });
  });
}
