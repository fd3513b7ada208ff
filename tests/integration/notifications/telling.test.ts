import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { createComment, deleteComment, editComment, markDiscussionRead } from "@/lib/comments/mutations";
import { listUnreadMentions } from "@/lib/comments/queries";
import { db } from "@/lib/db/client";
import { NotFound } from "@/lib/actions/failures";
import { markAllNoticesRead, markNoticesRead } from "@/lib/notifications/mutations-read";
import { tellEvent } from "@/lib/notifications/mutations-tell";
import { getNotice, getUnread, listNotices } from "@/lib/notifications/queries";
import { DECISION_DELAY_SECONDS } from "@/lib/notifications/rules";
import { createWorld, forgetFilings, type World } from "../reports/world";
import { saveReport, signReport } from "@/lib/reports/mutations";
import { reopenReport, returnReport, undoDecision } from "@/lib/reviews/mutations";
import { accepted, reportForm, returned, returnForm, stepForm } from "../reports/steps";
import { forgetNotices, noticesOf, tellAll } from "./fixture";

let world: World;
let supportName: string;
beforeAll(async () => {
  world = await createWorld();
  supportName = (await db.unit.findUniqueOrThrow({ where: { id: world.units.support } })).shortName;
});
beforeEach(async () => {
  await forgetFilings();
  await forgetNotices();
  await db.$executeRaw`TRUNCATE "Attachment", "Comment", "CommentMention", "TaskRead"`;
});

const ALL = { show: "all", page: 1 } as const;
const place = () => ({ list: world.slug, no: world.no });

async function mention(): Promise<string> {
  await createComment(world.viewers.filer, { ...place(), requestId: randomUUID(), body: `@${supportName} 请补充数据。` });
  return (await db.comment.findFirstOrThrow({ orderBy: { id: "desc" }, select: { id: true } })).id;
}

it("a return by HRSS reaches the unit's filers and signers with its reason, and leads to the form", async () => {
  await returned(world);
  await tellAll();
  for (const viewer of [world.viewers.filer, world.viewers.secondFiler, world.viewers.signer]) {
    const { rows } = await listNotices(viewer, ALL);
    expect(rows).toEqual([expect.objectContaining({ kind: "RETURNED", reason: "请补充数据。", href: `/lists/${world.slug}/tasks/${world.no}/report?period=2026Q3` })]);
  }
  for (const viewer of [world.viewers.supportFiler, world.viewers.outsideFiler, world.viewers.supervisor, world.viewers.observer]) {
    expect(await noticesOf(viewer)).toEqual([]);
  }
});

it("a decision waits for its undoing, and one that was undone is not told", async () => {
  await returned(world);
  const [job] = await db.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM "start_after" - "created_on")::int AS "seconds" FROM pgboss.job WHERE "name" = 'tell'`;
  expect(job?.seconds).toBe(DECISION_DELAY_SECONDS);
  await db.auditEvent.create({
    data: { event: "REPORT_DECISION_UNDONE", actorName: "督查员", taskId: world.taskId, periodId: world.periodIds["2026Q3"], unitId: world.units.lead },
  });
  await tellAll();
  expect(await noticesOf(world.viewers.filer)).toEqual([]);
});

it("a decision that was told late is told although a later one was undone", async () => {
  const { id, version } = await accepted(world);
  await reopenReport(world.viewers.supervisor, returnForm(id, version));
  await saveReport(world.viewers.filer, reportForm(world, { version: version + 1, intent: "send" }));
  await signReport(world.viewers.signer, stepForm(world, version + 2));
  await returnReport(world.viewers.supervisor, returnForm(id, version + 3));
  const { id: review } = await db.review.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  await undoDecision(world.viewers.supervisor, { review, requestId: randomUUID() });
  await tellAll();
  expect((await noticesOf(world.viewers.filer)).map((notice) => notice.kind)).toEqual(["ACCEPTED", "RETURNED"]);
});

it("an acceptance after an undone return is told", async () => {
  await db.auditEvent.create({
    data: { event: "REPORT_DECISION_UNDONE", actorName: "督查员", taskId: world.taskId, periodId: world.periodIds["2026Q3"], unitId: world.units.lead },
  });
  await accepted(world);
  await tellAll();
  expect(await noticesOf(world.viewers.filer)).toEqual([expect.objectContaining({ kind: "ACCEPTED" })]);
});

it("a mention is told once, however often its comment is edited, and not at all when it is gone", async () => {
  const comment = await mention();
  await tellAll();
  await editComment(world.viewers.filer, { ...place(), comment, requestId: randomUUID(), body: `@${supportName} 请尽快补充数据。` });
  await tellAll();
  expect(await noticesOf(world.viewers.supportFiler)).toEqual([expect.objectContaining({ kind: "MENTIONED", reason: "" })]);
  expect(await noticesOf(world.viewers.outsideFiler)).toEqual([]);

  const second = await mention();
  await deleteComment(world.viewers.filer, { ...place(), comment: second, requestId: randomUUID() });
  await tellAll();
  expect(await noticesOf(world.viewers.supportFiler)).toHaveLength(1);
});

it("who has read the discussion has read the mention's notice, and the other way round", async () => {
  const { supportFiler, supportSigner } = world.viewers;
  await mention();
  await tellAll();
  expect((await getUnread(supportFiler)).count).toBe(1);
  expect(await markDiscussionRead(supportFiler, { ...place(), until: new Date() })).toBe(true);
  expect((await getUnread(supportFiler)).count).toBe(0);

  expect(await listUnreadMentions(supportSigner)).toHaveLength(1);
  const [notice] = await noticesOf(supportSigner);
  await markNoticesRead(supportSigner, { notices: [notice?.id ?? ""] });
  expect(await listUnreadMentions(supportSigner)).toEqual([]);
});

it("a mention that was read before it was told is no news", async () => {
  await mention();
  await markDiscussionRead(world.viewers.supportFiler, { ...place(), until: new Date() });
  await tellAll();
  expect((await getUnread(world.viewers.supportFiler)).count).toBe(0);
  expect((await getUnread(world.viewers.supportSigner)).count).toBe(1);
});

it("unread ones are counted, marked one by one and all together, but for what came in since", async () => {
  const { filer } = world.viewers;
  await returned(world);
  await tellAll();
  await db.notification.createMany({
    data: ["a", "b", "c"].map((dedupeKey) => ({ accountId: filer.id, kind: "ACCEPTED" as const, dedupeKey, happenedAt: new Date() })),
  });
  const [first] = await noticesOf(filer);
  expect(await markNoticesRead(filer, { notices: [first?.id ?? ""] })).toBe(1);
  expect(await markNoticesRead(filer, { notices: [first?.id ?? ""] })).toBe(0);
  const { rows, total, unread } = await listNotices(filer, { show: "unread", page: 1 });
  expect([rows.length, total, unread]).toEqual([3, 3, 3]);

  const until = new Date();
  await db.notification.create({ data: { accountId: filer.id, kind: "ACCEPTED", dedupeKey: "d", happenedAt: until, createdAt: new Date(until.getTime() + 1_000) } });
  expect(await markAllNoticesRead(filer, { until })).toBe(3);
  expect((await getUnread(filer)).count).toBe(1);
  // Another's are his own.
  expect((await getUnread(world.viewers.secondFiler)).count).toBe(1);
});

it("a neighbour neither reads nor marks somebody else's notice, of the same unit or another, or as an administrator", async () => {
  await returned(world);
  await tellAll();
  const [notice] = await noticesOf(world.viewers.filer);
  const id = notice?.id ?? "";
  for (const viewer of [world.viewers.secondFiler, world.viewers.outsideFiler, world.viewers.supervisor, world.viewers.administrator]) {
    await expect(getNotice(viewer, id)).rejects.toThrow(NotFound);
    await expect(markNoticesRead(viewer, { notices: [id] })).rejects.toThrow(NotFound);
  }
  const [own] = await noticesOf(world.viewers.secondFiler);
  await expect(markNoticesRead(world.viewers.secondFiler, { notices: [own?.id ?? "", id] })).rejects.toThrow(NotFound);
  expect(await db.notification.count({ where: { readAt: { not: null } } })).toBe(0);
  await expect(getNotice(world.viewers.filer, "no-such-notice")).rejects.toThrow(NotFound);
});

it("an account that is out of use is told nothing", async () => {
  await db.account.update({ where: { id: world.viewers.secondFiler.id }, data: { isDisabled: true } });
  await returned(world);
  await tellAll();
  await db.account.update({ where: { id: world.viewers.secondFiler.id }, data: { isDisabled: false } });
  expect(await noticesOf(world.viewers.secondFiler)).toEqual([]);
});

it("an event that is no more is nobody's error", async () => {
  await expect(tellEvent(9_999_999n)).resolves.toBeUndefined();
});
