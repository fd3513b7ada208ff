import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/auth/schema";
import { createBulletin, saveBulletin } from "@/lib/bulletins/mutations-draft";
import { issueBulletin } from "@/lib/bulletins/mutations-issue";
import { textBlocks } from "@/lib/bulletins/rules-content";
import { saveBulletinSchema } from "@/lib/bulletins/schema";
import { getBulletinDraft } from "@/lib/bulletins/queries";
import { db } from "@/lib/db/client";
import { OPEN, type World } from "../reports/world";

/** @returns the id of a new draft */
export function drafted(world: World, viewer: Viewer = world.viewers.supervisor, period: string = OPEN, requestId: string = randomUUID()): Promise<string> {
  return createBulletin(viewer, { list: world.slug, period, requestId });
}

export async function versionOf(id: string): Promise<number> {
  return (await db.bulletin.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;
}

/** A step as the page sends it: with the version that the page was drawn with. */
export async function step(id: string, change: { version?: number; requestId?: string } = {}) {
  return { bulletin: id, version: await versionOf(id), requestId: randomUUID(), ...change };
}

export async function issued(world: World, period: string = OPEN): Promise<string> {
  const id = await drafted(world, world.viewers.supervisor, period);
  await issueBulletin(world.viewers.supervisor, await step(id));
  return id;
}

/** The editor's form as a supervisor sees it now; `send` sends it later, with these paragraphs changed. */
export async function opened(world: World, id: string, viewer: Viewer = world.viewers.supervisor) {
  const draft = await getBulletinDraft(viewer, world.slug, id);
  const texts = new Map(textBlocks(draft.content).map(({ key, text }) => [key, text]));
  return {
    draft, texts,
    send: (changes: Record<string, string>, intent = "save", requestId: string = randomUUID()) => {
      const fields: Record<string, unknown> = { bulletin: id, version: draft.version, requestId, intent };
      for (const [key, text] of texts) Object.assign(fields, { [`text-${key}`]: changes[key] ?? text, [`opened-${key}`]: text });
      return saveBulletin(viewer, saveBulletinSchema.parse(fields));
    },
  };
}
