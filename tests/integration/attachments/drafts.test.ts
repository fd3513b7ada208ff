import { filesOnDisk } from "./data-folder";
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { NotFound, Forbidden, Refused } from "@/lib/actions/failures";
import { removeAttachment } from "@/lib/attachments/mutations";
import { openDraft } from "@/lib/attachments/mutations-target";
import { cleanUpAttachments } from "@/lib/attachments/mutations-cleanup";
import { listDraftAttachments, listFiledAttachments } from "@/lib/attachments/queries";
import { FILING_MAX_FILES } from "@/lib/attachments/rules-formats";
import type { Viewer } from "@/lib/auth/schema";
import { saveContribution } from "@/lib/contributions/mutations";
import { saveContributionSchema } from "@/lib/contributions/schema";
import { db } from "@/lib/db/client";
import { saveReport, signReport, withdrawReport } from "@/lib/reports/mutations";
import { returnReport } from "@/lib/reviews/mutations";
import { makeDocx, makePdf, makePng } from "@/prisma/sample-files";
import { createViewer, createWorld, forgetFilings, inDays, LOCKED, OPEN, UPCOMING, type World } from "../reports/world";
import { reportForm, returnForm, sent, stepForm, stored } from "../reports/steps";
import { names, statusFor, upload, uploaded } from "./steps";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await cleanUpAttachments(inDays(2));
});

const png = makePng(8, 8, () => [30, 30, 200]);
const pdf = makePdf([["佐证材料"]]);
const docx = makeDocx(["本季度工作情况"]);

const remove = (viewer: Viewer, attachment: string) => removeAttachment(viewer, { attachment, requestId: randomUUID() });
const draftOf = (viewer: Viewer) => listDraftAttachments(viewer, { for: "report", taskId: world.taskId, periodId: world.periodIds[OPEN] ?? "" });
const filedFor = async (viewer: Viewer) => (await listFiledAttachments(viewer, world.taskId)).map((file) => file.name);

/** Lets uploads go up to where each either writes its row or waits for another, and then all on at once. */
async function meeting<Answer>(start: () => Promise<Answer>[]): Promise<Answer[]> {
  let all: Promise<Answer>[] = [];
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE "Attachment" IN SHARE ROW EXCLUSIVE MODE`;
    all = start();
    const waiting = async () =>
      (await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)[0]?.count;
    await expect.poll(waiting, { timeout: 4_000, interval: 20 }).toBe(all.length);
  });
  return Promise.all(all);
}

describe("a report's files", () => {
  it("are taken before a word is written, and the words follow", async () => {
    const { filer, signer } = world.viewers;
    await upload(world, filer, { name: "照片.png", bytes: png });
    await upload(world, filer, { name: "通知.pdf", bytes: pdf });
    await upload(world, filer, { name: "总结.docx", bytes: docx });
    expect(await names()).toEqual(["照片.png", "通知.pdf", "总结.docx"]);
    expect(await stored(world)).toMatchObject({ state: "DRAFT", version: 0, writerIds: [filer.id] });
    const version = await sent(world); // the form that was opened before the upload
    await signReport(signer, stepForm(world, version));
    expect(await filedFor(world.viewers.supervisor)).toEqual(["照片.png", "通知.pdf", "总结.docx"]);
    const events = await db.auditEvent.findMany({ where: { event: "ATTACHMENT_ADDED" }, select: { unitId: true, taskId: true, periodId: true, actorId: true, detail: true }, orderBy: { id: "asc" } });
    expect(events).toHaveLength(3);
    expect(events[0]).toMatchObject({ unitId: world.units.lead, taskId: world.taskId, periodId: world.periodIds[OPEN], actorId: filer.id, detail: { name: "照片.png", size: png.length } });
  });

  it.each(["report", "contribution"] as const)("make him a writer of a %s also where the words are saved at the same moment", async (kind) => {
    const { lead, support } = world.units;
    const unitId = kind === "report" ? lead : support;
    const [filer, other] = kind === "report" ? [world.viewers.filer, world.viewers.secondFiler] : [world.viewers.supportFiler, await createViewer(support, "FILER")];
    const save = (version: number, words: string) =>
      kind === "report"
        ? saveReport(filer, reportForm(world, { version, progress: words }))
        : saveContribution(filer, saveContributionSchema.parse({ ...stepForm(world, version), intent: "save", content: words }));
    const { version } = await save(0, "先前");
    let saved: Promise<unknown> | undefined;
    await db.$transaction(async (tx) => {
      await openDraft(tx, other, { kind, taskId: world.taskId, periodId: world.periodIds[OPEN] ?? "", unitId });
      saved = save(version, "同时保存");
      await vi.waitFor(async () => {
        const [row] = await db.$queryRaw<{ waiting: number }[]>`SELECT count(*)::int AS "waiting" FROM pg_stat_activity WHERE "wait_event_type" = 'Lock' AND "datname" = current_database()`;
        expect(row?.waiting).toBe(1);
      }, 4_000);
    });
    await saved;
    const draft = kind === "report" ? await db.report.findFirstOrThrow() : await db.contribution.findFirstOrThrow();
    expect(new Set(draft.writerIds)).toEqual(new Set([filer.id, other.id]));
  });

  it("make whoever added or removed one a writer, who may not sign alone", async () => {
    const both = { ...world.viewers.secondFiler, roles: ["FILER", "SIGNER"] } as unknown as Viewer;
    const version = (await saveReport(world.viewers.filer, reportForm(world))).version;
    await upload(world, both, { bytes: png });
    expect((await stored(world)).version).toBe(version);
    const next = (await saveReport(world.viewers.filer, reportForm(world, { version, intent: "send" }))).version;
    await expect(signReport(both, stepForm(world, next))).rejects.toThrow("本人所写须由本单位其他审签人审签");
  });

  it("the same request again is the same file; with another file it is refused", async () => {
    const { filer } = world.viewers;
    const requestId = randomUUID();
    const first = await upload(world, filer, { bytes: png, requestId });
    const again = await upload(world, filer, { bytes: png, requestId });
    expect(again).toEqual(first);
    expect(await upload(world, filer, { name: "a.pdf", bytes: pdf, requestId })).toMatchObject({ status: 422, message: "这次上传已经失效，请重新选择文件。" });
    expect(await names()).toHaveLength(1);
    expect(filesOnDisk()).toHaveLength(1);
  });

  it("two copies of one request at once store it once", async () => {
    const requestId = randomUUID();
    const both = await Promise.all([1, 2].map(() => upload(world, world.viewers.filer, { bytes: png, requestId })));
    expect(both[0]?.file).toEqual(both[1]?.file);
    expect(await names()).toHaveLength(1);
    expect(filesOnDisk()).toHaveLength(1);
  });

  it("never exceed their number, however many come at once", async () => {
    const { filer } = world.viewers;
    await uploaded(world, filer, { bytes: png });
    const { id: reportId } = await stored(world);
    const filling = Array.from({ length: FILING_MAX_FILES - 2 }, (_, at) => ({
      taskId: world.taskId, reportId, unitId: world.units.lead, uploadedById: filer.id, name: `${at}.png`, extension: "png", mimeType: "image/png",
      size: 10, sha256: "0".repeat(64), storageKey: randomUUID(),
    }));
    await db.attachment.createMany({ data: filling });
    const answers = await meeting(() => [1, 2, 3, 4].map(() => upload(world, filer, { bytes: png })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422, 422, 422]);
    expect(answers.find((answer) => answer.status === 422)?.message).toBe("最多上传 20 个文件，请先删除不需要的文件。");
    expect(await db.attachment.count()).toBe(FILING_MAX_FILES);
    expect(filesOnDisk()).toHaveLength(2);
  });

  it("never exceed their sum", async () => {
    const { filer } = world.viewers;
    const id = await uploaded(world, filer, { bytes: png });
    await db.attachment.update({ where: { id }, data: { size: 100 * 1024 * 1024 } });
    expect(await upload(world, filer, { bytes: png })).toMatchObject({ status: 422, message: "文件合计超过 100 MB，请先删除不需要的文件。" });
  });

  it("stay with what was filed when they are removed from the draft", async () => {
    const { filer, signer, supervisor, countyFiler } = world.viewers;
    const first = await uploaded(world, filer, { name: "第一稿.png", bytes: png });
    await signReport(signer, stepForm(world, await sent(world)));
    const { id, version } = await stored(world);
    await returnReport(supervisor, returnForm(id, version));
    await remove(filer, first);
    expect(await draftOf(filer)).toEqual([]);
    expect(await filedFor(supervisor)).toEqual(["第一稿.png"]);
    expect(await statusFor(countyFiler, first)).toBe(200);
    // Nor does the daily job touch them.
    expect(await cleanUpAttachments(inDays(30))).toMatchObject({ forgottenRows: 0, orphanObjects: 0, missing: [] });

    const second = await uploaded(world, filer, { name: "第二稿.pdf", bytes: pdf });
    expect(await statusFor(countyFiler, second)).toBe(404);
    await signReport(signer, stepForm(world, await sent(world, filer, { version: version + 1 })));
    expect(await filedFor(supervisor)).toEqual(["第二稿.pdf"]);
    expect(await statusFor(countyFiler, second)).toBe(200);
    // What no longer stands is the unit's own again, and is still there.
    expect(await statusFor(countyFiler, first)).toBe(404);
    expect(await statusFor(signer, first)).toBe(200);
    const revisions = (await stored(world)).revisions.map((revision) => revision.attachmentIds);
    expect(revisions).toEqual([[first], [second]]);
  });

  it("go with a withdrawal", async () => {
    const { filer, signer, supervisor } = world.viewers;
    const id = await uploaded(world, filer, { bytes: png });
    await signReport(signer, stepForm(world, await sent(world)));
    expect(await statusFor(supervisor, id)).toBe(200);
    await withdrawReport(filer, stepForm(world, (await stored(world)).version));
    expect(await statusFor(supervisor, id)).toBe(404);
    expect(await statusFor(filer, id)).toBe(200);
  });

  it("are fixed while the signer has them, after the signature, and outside the period", async () => {
    const { filer, signer } = world.viewers;
    const id = await uploaded(world, filer, { bytes: png });
    const version = await sent(world);
    const fixed = { status: 422, message: "当前状态不能修改佐证材料。请刷新页面查看最新情况。" };
    expect(await upload(world, filer, { bytes: png })).toMatchObject(fixed);
    await expect(remove(filer, id)).rejects.toBeInstanceOf(Refused);
    await signReport(signer, stepForm(world, version));
    expect(await upload(world, filer, { bytes: png })).toMatchObject(fixed);
    await expect(remove(filer, id)).rejects.toBeInstanceOf(Refused);
    expect(await upload(world, filer, { bytes: png, period: LOCKED })).toMatchObject({ status: 422, message: expect.stringContaining("填报期已锁定") as string });
    expect(await upload(world, filer, { bytes: png, period: UPCOMING })).toMatchObject({ status: 422, message: "填报期尚未开始。" });
    expect(await names()).toHaveLength(1);
    expect(filesOnDisk()).toHaveLength(1);
  });

  it("meeting the first save at the same moment, both come through", async () => {
    const { filer } = world.viewers;
    const [saved, file] = await Promise.all([saveReport(filer, reportForm(world)), upload(world, filer, { bytes: png })]);
    expect([saved.version, file.status]).toEqual([1, 201]);
    expect(await stored(world)).toMatchObject({ version: 1, progress: reportForm(world).progress });
  });
});

describe("who has no business with a draft's files", () => {
  it("cannot put one there", async () => {
    const { viewers } = world;
    const statusOf = async (viewer: Viewer | null, change = {}) => (await upload(world, viewer, { bytes: png, ...change })).status;
    expect(await statusOf(viewers.outsideFiler)).toBe(404);
    expect(await statusOf(viewers.supportFiler)).toBe(403); // may read what is filed
    expect(await statusOf(viewers.signer)).toBe(403);
    expect(await statusOf(viewers.supervisor)).toBe(403);
    expect(await statusOf(viewers.administrator)).toBe(403);
    expect(await statusOf(viewers.filer, { for: "contribution" })).toBe(403);
    expect(await statusOf(null)).toBe(401);
    expect(await db.attachment.count()).toBe(0);
    expect(await db.report.count()).toBe(0);
    expect(filesOnDisk()).toEqual([]);
  });

  it("neither sees nor removes it; afterwards it is read as the report is", async () => {
    const { viewers } = world;
    const id = await uploaded(world, viewers.filer, { bytes: png });
    const others = [viewers.outsideFiler, viewers.supportFiler, viewers.countyFiler, viewers.supervisor, viewers.observer, viewers.administrator];
    for (const viewer of others) {
      expect(await statusFor(viewer, id)).toBe(404);
      expect(await draftOf(viewer)).toEqual([]);
      expect(await filedFor(viewer)).toEqual([]);
      await expect(remove(viewer, id)).rejects.toBeInstanceOf(NotFound);
    }
    await expect(remove(viewers.signer, id)).rejects.toBeInstanceOf(Forbidden);
    expect(await Promise.all([viewers.filer, viewers.secondFiler, viewers.signer].map((viewer) => statusFor(viewer, id)))).toEqual([200, 200, 200]);
    expect(await statusFor(null, id)).toBe(401);

    await signReport(viewers.signer, stepForm(world, await sent(world)));
    expect(await statusFor(viewers.outsideFiler, id)).toBe(404);
    expect(await filedFor(viewers.outsideFiler)).toEqual([]);
    for (const viewer of others.slice(1)) expect(await statusFor(viewer, id)).toBe(200);
    await expect(remove(viewers.supervisor, id)).rejects.toBeInstanceOf(Forbidden);
    await expect(remove(viewers.outsideFiler, id)).rejects.toBeInstanceOf(NotFound);
  });

  it.each([
    ["another site by its origin", { origin: "https://evil.example" }],
    ["another site by the browser's word", { "sec-fetch-site": "cross-site" }],
    ["a neighbouring site", { "sec-fetch-site": "same-site" }],
    ["a request without an origin", { origin: "null" }],
  ])("%s cannot upload in the name of who is signed in", async (_what, headers) => {
    expect(await upload(world, world.viewers.filer, { bytes: png, headers })).toMatchObject({ status: 403, message: "请在本平台的页面上传文件。" });
  });

  it.each(["", "1", "../../etc/passwd", randomUUID()])("the address %o is no file", async (id) => {
    expect(await statusFor(world.viewers.supervisor, id)).toBe(404);
  });
});
