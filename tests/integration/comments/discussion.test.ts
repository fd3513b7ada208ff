import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { createComment, deleteComment, editComment } from "@/lib/comments/mutations";
import { getDiscussion, listComments, listMentionable } from "@/lib/comments/queries";
import { db } from "@/lib/db/client";
import { forgetAudit } from "@/tests/support/forget-audit";
import { createWorld, type World } from "./fixture";

const NOW = new Date("2026-11-24T02:00:00Z");
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await db.comment.deleteMany();
  await forgetAudit();
});

function form(body: string, requestId: string = randomUUID()) {
  return { list: world.slug, no: 1, body, requestId };
}

async function write(viewer: Viewer, body: string, at = NOW): Promise<string> {
  const input = form(body);
  await createComment(viewer, input, at);
  const event = await db.auditEvent.findFirstOrThrow({ where: { requestId: input.requestId } });
  return event.subjectId ?? "";
}

const mentionsOf = async (commentId: string) =>
  (await db.commentMention.findMany({ where: { commentId }, select: { unit: { select: { shortName: true } } } })).map(({ unit }) => unit.shortName).sort();
const events = async () => (await db.auditEvent.findMany({ orderBy: { id: "asc" } })).map(({ event }) => event);

describe("who takes part", () => {
  const canRead = ["filer", "signer", "supporter", "countyFiler", "supervisor", "observer", "administrator"] as const;
  const cannotRead = ["outsider", "formerFiler", "hrssFiler"] as const;

  it.each(canRead)("%s reads", async (who) => {
    await write(world.viewers.filer, "请核对口径。");
    expect(await listComments(world.viewers[who], world.taskId, NOW)).toHaveLength(1);
    expect(await listMentionable(world.viewers[who], world.taskId, NOW)).not.toHaveLength(0);
  });

  it.each(cannotRead)("to %s there is no discussion, to read or to write", async (who) => {
    const id = await write(world.viewers.filer, "请核对口径。");
    const viewer = world.viewers[who];
    await expect(listComments(viewer, world.taskId, NOW)).rejects.toThrow(NotFound);
    await expect(listMentionable(viewer, world.taskId, NOW)).rejects.toThrow(NotFound);
    await expect(createComment(viewer, form("我也看看"), NOW)).rejects.toThrow(NotFound);
    await expect(editComment(viewer, { ...form("改"), comment: id }, NOW)).rejects.toThrow(NotFound);
    await expect(deleteComment(viewer, { ...form(""), comment: id }, NOW)).rejects.toThrow(NotFound);
    expect(await db.comment.count()).toBe(1);
  });

  it.each(["filer", "signer", "supporter", "countyFiler", "supervisor", "observer"] as const)("%s writes", async (who) => {
    await write(world.viewers[who], "收到。");
    expect(await getDiscussion(world.viewers[who], world.taskId, NOW)).toMatchObject({ canWrite: true, comments: [{ mine: true }] });
  });

  it("an administrator reads only", async () => {
    await expect(createComment(world.viewers.administrator, form("收到。"), NOW)).rejects.toThrow(Forbidden);
    expect(await getDiscussion(world.viewers.administrator, world.taskId, NOW)).toMatchObject({ canWrite: false, comments: [] });
  });

  it("a county that left its group read while it was a member", async () => {
    const then = new Date("2024-12-31T15:59:00Z"); // its last minute in Shanghai
    await createComment(world.viewers.formerFiler, form("收到。"), then);
    await expect(listComments(world.viewers.formerFiler, world.taskId, new Date(then.getTime() + 60_000))).rejects.toThrow(NotFound);
  });

  it("an unknown list or task is not there", async () => {
    await expect(createComment(world.viewers.filer, { ...form("一"), no: 99 }, NOW)).rejects.toThrow(NotFound);
    await expect(createComment(world.viewers.filer, { ...form("一"), list: "nowhere" }, NOW)).rejects.toThrow(NotFound);
  });
});

describe("a thread", () => {
  it("shows who wrote what, newest last", async () => {
    await write(world.viewers.supporter, "口径是什么？", NOW);
    await write(world.viewers.supervisor, "以验收为准。\n见附件。", after(1));
    await write(world.viewers.observer, "好。", after(2));
    expect(await listComments(world.viewers.supporter, world.taskId, after(3))).toMatchObject([
      { authorName: "教育填报", unitName: "市教育局", body: "口径是什么？", createdAt: NOW, editedAt: null, deletedAt: null, mine: true, editableUntil: after(15) },
      { authorName: "人社督查", unitName: "市人社局", body: "以验收为准。\n见附件。", mine: false, editableUntil: null },
      { authorName: "市领导", unitName: null, body: "好。", mine: false },
    ]);
  });

  it("takes a repeated request once", async () => {
    const input = form("请核对口径。");
    await createComment(world.viewers.filer, input, NOW);
    await createComment(world.viewers.filer, input, after(1));
    expect(await db.comment.count()).toBe(1);
    expect(await events()).toEqual(["COMMENT_CREATED"]);
  });

  it("takes two identical requests at the same time once", async () => {
    const input = form("请@市教育局 核对口径。");
    await Promise.all(Array.from({ length: 4 }, () => createComment(world.viewers.filer, input, NOW)));
    expect(await db.comment.count()).toBe(1);
    expect(await db.commentMention.count()).toBe(1);
    expect(await events()).toEqual(["COMMENT_CREATED"]);
  });

  it("says so when a repeated request brings other words", async () => {
    const input = form("请核对口径。");
    await createComment(world.viewers.filer, input, NOW);
    await expect(createComment(world.viewers.filer, { ...input, body: "请核对数据。" }, NOW)).rejects.toThrow("没有保存");
    expect(await listComments(world.viewers.filer, world.taskId, NOW)).toMatchObject([{ body: "请核对口径。" }]);
  });

  it("is audited with task, comment and unit", async () => {
    const id = await write(world.viewers.filer, "一");
    expect(await db.auditEvent.findFirst()).toMatchObject({
      event: "COMMENT_CREATED", taskId: world.taskId, subjectId: id, unitId: world.units.lead, actorName: "发改填报", detail: {},
    });
  });
});

describe("mentions", () => {
  it("reach units by short name, official name and alias, each once", async () => {
    const id = await write(world.viewers.supervisor, "请@市教育局、＠宿迁市教育局 和@市发展改革委 会商，@沭阳县 参加");
    expect(await mentionsOf(id)).toEqual(["沭阳县", "市发改委", "市教育局"].sort());
    const [row] = await listComments(world.viewers.filer, world.taskId, NOW);
    expect(row?.mentions.sort()).toEqual(["沭阳县", "宿迁市教育局", "市发展改革委", "市教育局"].sort());
  });

  it("reach the unit that supervises", async () => {
    expect(await mentionsOf(await write(world.viewers.filer, "请@市人社局 协调"))).toEqual(["市人社局"]);
  });

  it.each([
    ["请@市公安局 看", "市公安局看不到本任务的讨论"],
    ["请@泗阳县 看", "泗阳县看不到本任务的讨论"],
    ["请@市发改 看", "“@市发改”不是单位名称"],
    ["请@各县（区） 看", "“@各县（区）”不是单位名称"],
  ])("%s is refused at the field", async (body, message) => {
    const refusal: unknown = await createComment(world.viewers.filer, form(body), NOW).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect((refusal as Refused).fieldErrors.body).toContain(message);
    expect(await db.comment.count()).toBe(0);
    expect(await events()).toEqual([]);
  });

  it("are offered in the order lead, supports as printed, overall readers, and all of them are accepted", async () => {
    const offered = await listMentionable(world.viewers.filer, world.taskId, NOW);
    expect(offered.map((unit) => unit.name)).toEqual(["市发改委", "市教育局", "沭阳县", "市人社局", "市政府办"]);
    const id = await write(world.viewers.filer, offered.map((unit) => `@${unit.name}`).join(" "));
    expect(await mentionsOf(id)).toEqual(offered.map((unit) => unit.name).sort());
  });
});

describe("editing", () => {
  it("is the author's for fifteen minutes, and brings its own mentions", async () => {
    const id = await write(world.viewers.filer, "请@市教育局 核对");
    await editComment(world.viewers.filer, { ...form("请@沭阳县 核对"), comment: id }, after(15));
    expect(await mentionsOf(id)).toEqual(["沭阳县"]);
    expect(await listComments(world.viewers.supporter, world.taskId, after(16))).toMatchObject([{ body: "请@沭阳县 核对", editedAt: after(15), editableUntil: null }]);
    expect(await events()).toEqual(["COMMENT_CREATED", "COMMENT_EDITED"]);
  });

  it("is refused afterwards, and changes nothing", async () => {
    const id = await write(world.viewers.filer, "一");
    await expect(editComment(world.viewers.filer, { ...form("二"), comment: id }, new Date(after(15).getTime() + 1))).rejects.toThrow("超过 15 分钟");
    expect(await listComments(world.viewers.filer, world.taskId, after(16))).toMatchObject([{ body: "一", editedAt: null }]);
  });

  it("is refused to everybody else, and under another task's address", async () => {
    const id = await write(world.viewers.filer, "一");
    await expect(editComment(world.viewers.signer, { ...form("二"), comment: id }, NOW)).rejects.toThrow(Forbidden);
    await expect(editComment(world.viewers.supervisor, { ...form("二"), comment: id }, NOW)).rejects.toThrow(Forbidden);
    await expect(editComment(world.viewers.supervisor, { ...form("二"), no: 2, comment: id }, NOW)).rejects.toThrow(NotFound);
    await expect(editComment(world.viewers.filer, { ...form("二"), comment: randomUUID() }, NOW)).rejects.toThrow(NotFound);
  });

  it("repeated or doubled is one edit", async () => {
    const id = await write(world.viewers.filer, "一");
    const input = { ...form("请@市教育局 看"), comment: id };
    await Promise.all([editComment(world.viewers.filer, input, NOW), editComment(world.viewers.filer, input, NOW)]);
    await editComment(world.viewers.filer, input, after(60));
    expect(await events()).toEqual(["COMMENT_CREATED", "COMMENT_EDITED"]);
  });

  it("from two windows at once keeps the mentions of the words that stand", async () => {
    const id = await write(world.viewers.filer, "一");
    const bodies = ["请@市教育局 看", "请@沭阳县 和@市教育局 看", "都不用看"];
    await Promise.all(bodies.map((body) => editComment(world.viewers.filer, { ...form(body), comment: id }, after(1))));
    const { body } = await db.comment.findUniqueOrThrow({ where: { id } });
    expect(await mentionsOf(id)).toEqual([...body.matchAll(/@(\S+)/g)].map(([, name]) => name).sort());
  });
});

describe("deleting", () => {
  it("leaves a mark with who and when, and no words", async () => {
    const id = await write(world.viewers.filer, "请@市教育局 核对");
    await deleteComment(world.viewers.filer, { ...form(""), comment: id }, after(600));
    expect(await listComments(world.viewers.filer, world.taskId, after(601))).toEqual([
      {
        id, authorName: "发改填报", unitName: "市发改委", body: null, mentions: [], createdAt: NOW, editedAt: null, deletedAt: after(600), mine: true, editableUntil: null,
      },
    ]);
    expect(await mentionsOf(id)).toEqual([]);
    expect(await events()).toEqual(["COMMENT_CREATED", "COMMENT_DELETED"]);
  });

  it("is the author's, once", async () => {
    const id = await write(world.viewers.filer, "一");
    await expect(deleteComment(world.viewers.supervisor, { ...form(""), comment: id }, NOW)).rejects.toThrow(Forbidden);
    await deleteComment(world.viewers.filer, { ...form(""), comment: id }, NOW);
    await expect(deleteComment(world.viewers.filer, { ...form(""), comment: id }, NOW)).rejects.toThrow("已删除");
    await expect(editComment(world.viewers.filer, { ...form("二"), comment: id }, NOW)).rejects.toThrow("已删除");
  });
});
