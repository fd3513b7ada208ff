import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { createComment, deleteComment, editComment, markDiscussionRead } from "@/lib/comments/mutations";
import { countUnreadMentions, listUnreadMentions } from "@/lib/comments/queries";
import { db } from "@/lib/db/client";
import { createWorld, type World } from "./fixture";

const NOW = new Date("2026-11-24T02:00:00Z");
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await db.comment.deleteMany();
  await db.taskRead.deleteMany();
});

const place = (no = 1) => ({ list: world.slug, no });

async function write(viewer: Viewer, body: string, at = NOW, no = 1): Promise<string> {
  const requestId = randomUUID();
  await createComment(viewer, { ...place(no), body, requestId }, at);
  return (await db.auditEvent.findFirstOrThrow({ where: { requestId } })).subjectId ?? "";
}

/** Statements that a piece of work sent to the database. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  let isCounting = true;
  let count = 0;
  // Only tests' clients tell; the product's client has no such event in its type.
  (db as unknown as { $on: (event: "query", listener: () => void) => void }).$on("query", () => {
    if (isCounting) count += 1;
  });
  await work();
  await new Promise((resolve) => setTimeout(resolve, 20));
  isCounting = false;
  return count;
}

it("tells a unit's accounts who mentioned it where, newest first", async () => {
  await write(world.viewers.filer, "请@市教育局\n核对", NOW);
  await write(world.viewers.supervisor, `@市教育局 ${"长".repeat(200)}`, after(1), 2);
  const rows = await listUnreadMentions(world.viewers.supporter);
  expect(rows).toEqual([
    { taskNo: 2, listSlug: "2021-60", authorName: "人社督查", unitName: "市人社局", excerpt: `@市教育局 ${"长".repeat(74)}`, createdAt: after(1) },
    { taskNo: 1, listSlug: "2021-60", authorName: "发改填报", unitName: "市发改委", excerpt: "请@市教育局 核对", createdAt: NOW },
  ]);
  expect(await countUnreadMentions(world.viewers.supporter)).toBe(2);
});

it("counts neither one's own, nor other units', nor deleted ones", async () => {
  await write(world.viewers.supporter, "@市教育局 自己记一下");
  await write(world.viewers.filer, "请@沭阳县 核对");
  const id = await write(world.viewers.filer, "请@市教育局 核对");
  await deleteComment(world.viewers.filer, { ...place(), comment: id, requestId: randomUUID() }, after(1));
  expect(await listUnreadMentions(world.viewers.supporter)).toEqual([]);
  expect(await countUnreadMentions(world.viewers.supporter)).toBe(0);
  expect(await countUnreadMentions(world.viewers.observer)).toBe(0);
});

it("tells colleagues who did not write it", async () => {
  await write(world.viewers.filer, "请@市发改委 审签人看一下");
  expect(await countUnreadMentions(world.viewers.signer)).toBe(1);
  expect(await countUnreadMentions(world.viewers.filer)).toBe(0);
});

it("tells only those of the unit who can see the discussion", async () => {
  await write(world.viewers.filer, "请@市人社局 协调");
  expect(await countUnreadMentions(world.viewers.supervisor)).toBe(1);
  expect(await countUnreadMentions(world.viewers.hrssFiler)).toBe(0);
  expect(await listUnreadMentions(world.viewers.hrssFiler)).toEqual([]);
});

it("no longer tells a county that has left", async () => {
  const then = new Date("2024-12-01T02:00:00Z");
  await write(world.viewers.filer, "请@泗阳县 核对", then);
  expect(await listUnreadMentions(world.viewers.formerFiler, then)).toHaveLength(1);
  expect(await listUnreadMentions(world.viewers.formerFiler)).toEqual([]);
});

it("is done by reading, for that account and that task, up to what was shown", async () => {
  await write(world.viewers.filer, "请@市教育局 核对", NOW);
  await write(world.viewers.supervisor, "请@市教育局 核对", NOW, 2);
  expect(await markDiscussionRead(world.viewers.supporter, { ...place(), until: NOW }, after(5))).toBe(true);
  expect((await listUnreadMentions(world.viewers.supporter)).map((row) => row.taskNo)).toEqual([2]);

  // Written after the page was drawn, before its mark arrived.
  await write(world.viewers.filer, "@市教育局 还有一事", after(3));
  expect(await markDiscussionRead(world.viewers.supporter, { ...place(), until: NOW }, after(5))).toBe(false);
  expect((await listUnreadMentions(world.viewers.supporter)).map((row) => row.createdAt)).toEqual([after(3), NOW]);
});

it("never goes back, and never into the future", async () => {
  await markDiscussionRead(world.viewers.supporter, { ...place(), until: after(5) }, after(6));
  expect(await markDiscussionRead(world.viewers.supporter, { ...place(), until: NOW }, after(7))).toBe(false);
  expect(await markDiscussionRead(world.viewers.supporter, { ...place(), until: after(99) }, after(8))).toBe(true);
  expect(await db.taskRead.findMany()).toMatchObject([{ accountId: world.viewers.supporter.id, taskId: world.taskId, readAt: after(8) }]);
});

it("takes marks at the same time", async () => {
  await Promise.all([1, 2, 3, 4].map((minute) => markDiscussionRead(world.viewers.supporter, { ...place(), until: after(minute) }, after(9))));
  expect(await db.taskRead.findMany()).toMatchObject([{ readAt: after(4) }]);
});

it("comes back when an edit brings the unit in", async () => {
  const id = await write(world.viewers.filer, "请核对", NOW);
  await markDiscussionRead(world.viewers.supporter, { ...place(), until: NOW }, after(1));
  await editComment(world.viewers.filer, { ...place(), comment: id, body: "请@市教育局 核对", requestId: randomUUID() }, after(2));
  expect(await countUnreadMentions(world.viewers.supporter)).toBe(1);
  await markDiscussionRead(world.viewers.supporter, { ...place(), until: after(2) }, after(3));
  expect(await countUnreadMentions(world.viewers.supporter)).toBe(0);
});

it("marks nothing where there is nothing to see", async () => {
  await expect(markDiscussionRead(world.viewers.outsider, { ...place(), until: NOW }, NOW)).rejects.toThrow(NotFound);
  expect(await db.taskRead.count()).toBe(0);
});

it("costs one statement each", async () => {
  await write(world.viewers.filer, "请@市教育局 核对");
  expect(await statementsOf(() => listUnreadMentions(world.viewers.supporter))).toBe(1);
  expect(await statementsOf(() => countUnreadMentions(world.viewers.supporter))).toBe(1);
});
