import "./data-folder";
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { removeAttachment } from "@/lib/attachments/mutations";
import { cleanUpAttachments } from "@/lib/attachments/mutations-cleanup";
import { listCommentAttachments } from "@/lib/attachments/queries";
import type { Viewer } from "@/lib/auth/schema";
import { createComment, deleteComment } from "@/lib/comments/mutations";
import { createCommentSchema } from "@/lib/comments/schema";
import { db } from "@/lib/db/client";
import { makePng } from "@/prisma/sample-files";
import { createWorld, forgetFilings, inDays, type World } from "../reports/world";
import { filesOnDisk } from "./data-folder";
import { forgetFiles, statusFor, upload, uploaded } from "./steps";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFiles();
  await forgetFilings();
  await cleanUpAttachments(inDays(2));
});

const png = makePng(8, 8, () => [30, 200, 30]);
const attach = (viewer: Viewer) => uploaded(world, viewer, { for: "comment", bytes: png });
const comment = (viewer: Viewer, attachments: string[], change: { no?: number } = {}) =>
  createComment(viewer, createCommentSchema.parse({ list: world.slug, no: world.no, body: "见附件。", requestId: randomUUID(), attachments, ...change }));
const remove = (viewer: Viewer, attachment: string) => removeAttachment(viewer, { attachment, requestId: randomUUID() });
const shown = async (viewer: Viewer) => (await listCommentAttachments(viewer, world.taskId)).map((file) => file.id);

describe("a comment's files", () => {
  it("are their author's until it is written, then every reader's, and gone with it", async () => {
    const { countyFiler, filer, supervisor, outsideFiler } = world.viewers;
    const id = await attach(countyFiler);
    expect(await Promise.all([countyFiler, filer, supervisor, outsideFiler].map((viewer) => statusFor(viewer, id)))).toEqual([200, 404, 404, 404]);
    await comment(countyFiler, [id]);
    expect(await Promise.all([countyFiler, filer, supervisor, outsideFiler].map((viewer) => statusFor(viewer, id)))).toEqual([200, 200, 200, 404]);
    expect([await shown(filer), await shown(outsideFiler)]).toEqual([[id], []]);
    const { id: written } = await db.comment.findFirstOrThrow({ select: { id: true } });
    await deleteComment(countyFiler, { list: world.slug, no: world.no, comment: written, requestId: randomUUID() });
    expect(await statusFor(filer, id)).toBe(404);
    expect(await shown(filer)).toEqual([]);
  });

  it("cannot be somebody else's, another task's, another comment's or removed ones", async () => {
    const { countyFiler, filer } = world.viewers;
    const own = await attach(countyFiler);
    const gone = await attach(countyFiler);
    await remove(countyFiler, gone);
    const others = await attach(filer);
    const draft = await uploaded(world, filer, { bytes: png });
    for (const id of [others, gone, randomUUID()]) await expect(comment(countyFiler, [own, id])).rejects.toBeInstanceOf(Refused);
    await expect(comment(filer, [draft])).rejects.toBeInstanceOf(Refused);
    expect(await db.comment.count()).toBe(0);
    await comment(countyFiler, [own]);
    await expect(comment(countyFiler, [own])).rejects.toBeInstanceOf(Refused);
    expect(await db.comment.count()).toBe(1);
  });

  it("are at most five", () => {
    const form = { list: world.slug, no: world.no, body: "见附件。", requestId: randomUUID() };
    const parse = (attachments: string[] | string | undefined) => createCommentSchema.safeParse({ ...form, attachments });
    expect(parse(Array.from({ length: 6 }, () => randomUUID())).error?.issues[0]?.message).toBe("一次最多附 5 个文件。");
    expect(parse(randomUUID()).data?.attachments).toHaveLength(1);
    expect(parse(undefined).success).toBe(true);
  });

  it("are not uploaded by who may not write there", async () => {
    const statusOf = async (viewer: Viewer) => (await upload(world, viewer, { for: "comment", bytes: png })).status;
    expect(await statusOf(world.viewers.outsideFiler)).toBe(404);
    expect(await statusOf(world.viewers.administrator)).toBe(403);
    expect(await statusOf(world.viewers.observer)).toBe(201);
  });

  it("once written are removed by nobody", async () => {
    const { countyFiler, filer, outsideFiler } = world.viewers;
    const id = await attach(countyFiler);
    await expect(remove(filer, id)).rejects.toBeInstanceOf(NotFound);
    await comment(countyFiler, [id]);
    await expect(remove(countyFiler, id)).rejects.toThrow("可以删除整条讨论");
    await expect(remove(filer, id)).rejects.toBeInstanceOf(Forbidden);
    await expect(remove(outsideFiler, id)).rejects.toBeInstanceOf(NotFound);
  });
});

describe("the daily job", () => {
  it("removes what was uploaded for nothing, and tells whose object is gone", async () => {
    const { filer, countyFiler } = world.viewers;
    const kept = await uploaded(world, filer, { name: "留.png", bytes: png });
    const removed = await uploaded(world, filer, { bytes: png });
    await remove(filer, removed);
    const pending = await attach(countyFiler);
    const commented = await attach(countyFiler);
    await comment(countyFiler, [commented]);
    // Nothing of today: the comment may still be under way.
    expect(await cleanUpAttachments(new Date())).toEqual({ forgottenRows: 0, orphanObjects: 0, temporaryFiles: 0, missing: [] });
    expect(await cleanUpAttachments(inDays(2))).toEqual({ forgottenRows: 2, orphanObjects: 2, temporaryFiles: 0, missing: [] });
    expect((await db.attachment.findMany({ select: { id: true } })).map((row) => row.id).sort()).toEqual([kept, commented].sort());
    expect(filesOnDisk()).toHaveLength(2);
    expect(await statusFor(countyFiler, pending)).toBe(404);

    await db.attachment.update({ where: { id: kept }, data: { storageKey: "attachments/aa/gone" } });
    const found = await cleanUpAttachments(inDays(2));
    expect(found).toMatchObject({ orphanObjects: 1, missing: [{ id: kept, name: "留.png", storageKey: "attachments/aa/gone" }] });
    expect(await statusFor(filer, kept)).toBe(500);
  });
});
