import { createHash, randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CHANGED_MEANWHILE, NotFound, Refused } from "@/lib/actions/failures";
import { discardDraft, draftAgain, saveBulletin } from "@/lib/bulletins/mutations-draft";
import { issueBulletin, reissueBulletin } from "@/lib/bulletins/mutations-issue";
import { getBulletin, getBulletinFile } from "@/lib/bulletins/queries";
import { listBulletins } from "@/lib/bulletins/queries-list";
import { saveBulletinSchema } from "@/lib/bulletins/schema";
import { textBlocks } from "@/lib/bulletins/rules-content";
import { type BulletinContent } from "@/lib/bulletins/schema-content";
import { db } from "@/lib/db/client";
import { acceptReport, reopenReport } from "@/lib/reviews/mutations";
import { accepted, acceptForm, returnForm, submitted } from "../reports/steps";
import { createWorld, forgetFilings, LOCKED, OPEN, OVERDUE, UPCOMING, type World } from "../reports/world";
import { drafted, issued, opened, step, versionOf } from "./fixture";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await db.$executeRaw`TRUNCATE "BulletinVersion", "Bulletin"`;
});

const textOf = (content: BulletinContent, key: string) => textBlocks(content).find((block) => block.key === key)?.text ?? "";
const read = async (id: string, choice?: number | "draft") => getBulletin(world.viewers.supervisor, world.slug, id, choice);
const events = async () => (await db.auditEvent.findMany({ where: { event: { startsWith: "BULLETIN_" } }, orderBy: { id: "asc" }, select: { event: true } })).map(({ event }) => event);

describe("a bulletin", () => {
  it("is written from what is accepted at that moment, edited, issued under the next number, and on record", async () => {
    await accepted(world);
    const id = await drafted(world);
    const form = await opened(world, id);
    expect(form.texts.get("overview-progress")).toContain("共47项任务。达到或超过序时进度1项");
    expect(form.texts.get("overview-filing")).toContain("未报46项；已采纳1项");
    await form.send({ "demand-1": "一是抓紧整改。" });
    await issueBulletin(world.viewers.supervisor, await step(id));
    const view = await read(id);
    expect(view).toMatchObject({ state: "ISSUED", shown: { no: 1, issued: { reason: "", issuedByName: world.viewers.supervisor.name } } });
    expect(view.number).toMatch(/^督查通报〔\d{4}〕1号$/);
    expect(textOf(view.content, "demand-1")).toBe("一是抓紧整改。");
    expect(await events()).toEqual(["BULLETIN_DRAFTED", "BULLETIN_SAVED", "BULLETIN_ISSUED"]);
  });

  it("cuts words it takes from a report between two characters, never within one", async () => {
    // The rare ones of names are two units of UTF-16 each; the odd one out moves every cut by half a character.
    const report = await submitted(world, {}, { progress: `甲${"𠀀".repeat(80)}` });
    await acceptReport(world.viewers.supervisor, acceptForm(report.id, report.version));
    const form = await opened(world, await drafted(world));
    expect([...form.texts.values()].every((text) => text.isWellFormed())).toBe(true);
  });

  it("is the same ever after, whatever becomes of the reports", async () => {
    const report = await accepted(world);
    const id = await issued(world);
    const before = await read(id);
    const file = await getBulletinFile(world.viewers.supervisor, id, 1);
    await reopenReport(world.viewers.secondSupervisor, returnForm(report.id, report.version));
    expect(await read(id)).toEqual(before);
    const later = await getBulletinFile(world.viewers.supervisor, id, 1);
    if (!("bytes" in file) || !("bytes" in later)) throw new Error("a version has bytes of its own");
    expect(Buffer.from(later.bytes).equals(Buffer.from(file.bytes))).toBe(true);
    expect(createHash("sha256").update(later.bytes).digest("hex")).toBe(later.sha256);
    await expect(db.bulletinVersion.updateMany({ where: { bulletinId: id }, data: { reason: "改" } })).rejects.toThrow("never changed");
    await expect(db.bulletinVersion.deleteMany({ where: { bulletinId: id } })).rejects.toThrow("never changed");
  });

  it("is issued again as a new version with a reason, from fresh data and under its number; the old one stays", async () => {
    const id = await issued(world);
    const first = await read(id);
    await accepted(world);
    await draftAgain(world.viewers.supervisor, await step(id));
    expect(await read(id)).toMatchObject({ state: "REISSUING", shown: { no: 1 } });
    expect(textOf((await read(id, "draft")).content, "overview-filing")).toContain("已采纳1项");
    await reissueBulletin(world.viewers.secondSupervisor, { ...(await step(id)), reason: "数据校核更正。" });
    const second = await read(id);
    expect(second).toMatchObject({ state: "ISSUED", number: first.number, shown: { no: 2, issued: { reason: "数据校核更正。" } } });
    expect(textOf((await read(id, 1)).content, "overview-filing")).toContain("已采纳0项");
    expect((await listBulletins(world.viewers.outsideFiler, world.slug)).years.flatMap(({ bulletins }) => bulletins)).toMatchObject([{ id, versions: 2, state: "ISSUED" }]);
  });

  it("is discarded as a draft; what was issued stands", async () => {
    const id = await drafted(world);
    expect(await discardDraft(world.viewers.supervisor, await step(id))).toBe(false);
    const other = await issued(world, OVERDUE);
    await draftAgain(world.viewers.supervisor, await step(other));
    expect(await discardDraft(world.viewers.supervisor, await step(other))).toBe(true);
    expect(await read(other)).toMatchObject({ state: "ISSUED", shown: { no: 1 } });
    await drafted(world);
  });

  it("says of a draft counted before the due time that who is missing may still file", async () => {
    const [early, late] = [await drafted(world), await drafted(world, world.viewers.supervisor, LOCKED)];
    const { dueAt } = await db.period.findFirstOrThrow({ where: { key: OPEN, list: { slug: world.slug } }, select: { dueAt: true } });
    expect((await read(early)).shown).toMatchObject({ no: "draft", countedBefore: dueAt });
    expect((await read(late)).shown).toMatchObject({ no: "draft", countedBefore: null });
  });

  it("is one for each period that has begun", async () => {
    await drafted(world);
    await expect(drafted(world, world.viewers.secondSupervisor)).rejects.toThrow("该填报期的通报已由他人起草");
    await expect(drafted(world, world.viewers.supervisor, UPCOMING)).rejects.toThrow("尚未开始");
    expect((await listBulletins(world.viewers.supervisor, world.slug)).missing.map(({ key }) => key)).toEqual([OVERDUE, LOCKED]);
  });
});

describe("steps that are repeated, late or at the same time", () => {
  it("do nothing a second time", async () => {
    const requestId = randomUUID();
    const id = await drafted(world, world.viewers.supervisor, OPEN, requestId);
    expect(await drafted(world, world.viewers.supervisor, OPEN, requestId)).toBe(id);
    const input = await step(id);
    await Promise.all([issueBulletin(world.viewers.supervisor, input), issueBulletin(world.viewers.supervisor, input)]);
    await issueBulletin(world.viewers.supervisor, input);
    expect((await read(id)).versions).toHaveLength(1);
    expect(await events()).toEqual(["BULLETIN_DRAFTED", "BULLETIN_ISSUED"]);
  });

  it("give numbers without gaps, each once", async () => {
    const ids = [await drafted(world), await drafted(world, world.viewers.supervisor, OVERDUE), await drafted(world, world.viewers.supervisor, LOCKED)];
    const steps = await Promise.all(ids.map((id) => step(id)));
    // The first is issued by two people, one of whom is late.
    const results = await Promise.allSettled([...steps.map((input) => issueBulletin(world.viewers.supervisor, input)), issueBulletin(world.viewers.secondSupervisor, { ...(steps[0] ?? (await step(ids[0] ?? ""))), requestId: randomUUID() })]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const numbers = await db.bulletin.findMany({ select: { number: true, lastVersionNo: true }, orderBy: { number: "asc" } });
    expect(numbers).toEqual([1, 2, 3].map((number) => ({ number, lastVersionNo: 1 })));
  });

  it("issue what was read: not a draft that has changed since", async () => {
    const id = await drafted(world);
    const read = await step(id);
    await (await opened(world, id)).send({ "demand-1": "一是改了。" });
    await expect(issueBulletin(world.viewers.secondSupervisor, read)).rejects.toThrow(CHANGED_MEANWHILE);
    await issueBulletin(world.viewers.secondSupervisor, await step(id));
    await expect(issueBulletin(world.viewers.supervisor, await step(id))).rejects.toThrow("已经印发");
  });
});

describe("two editors", () => {
  it("lose nothing: different paragraphs come together, the same one is refused with both texts", async () => {
    const id = await drafted(world);
    const [mine, theirs] = [await opened(world, id), await opened(world, id, world.viewers.secondSupervisor)];
    await mine.send({ "demand-1": "一是抓紧。" });
    await theirs.send({ "demand-2": "二是抓实。" });
    const refusal = await theirs.send({ "demand-1": "一是抓早。" }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect((refusal as Refused).fieldErrors).toEqual({ "text-demand-1": "此段已被他人改为：一是抓紧。" });
    const { texts } = await opened(world, id);
    expect([texts.get("demand-1"), texts.get("demand-2")]).toEqual(["一是抓紧。", "二是抓实。"]);
  });

  it.each(["save", "refresh"])("are told that the draft is gone rather than shown a page without it, and nobody else is: %s", async (intent) => {
    const id = await drafted(world);
    const theirs = await opened(world, id, world.viewers.secondSupervisor);
    await discardDraft(world.viewers.supervisor, await step(id));
    await expect(theirs.send({ "demand-1": "一是抓早。" }, intent)).rejects.toThrow(new Refused("草稿已被他人放弃，本次未保存。请先复制您所填内容，再返回通报列表。"));
    const foreign = saveBulletinSchema.parse({ bulletin: id, version: 1, requestId: randomUUID(), intent });
    await expect(saveBulletin(world.viewers.filer, foreign)).rejects.toThrow(NotFound);
  });

  it("keep their words through a refresh, which writes the rest from the latest data", async () => {
    const id = await drafted(world);
    const form = await opened(world, id);
    await accepted(world);
    expect(await form.send({ opening: "现通报如下。" }, "refresh")).toEqual({ version: await versionOf(id), edited: 1 });
    const { texts } = await opened(world, id);
    expect(texts.get("opening")).toBe("现通报如下。");
    expect(texts.get("overview-filing")).toContain("已采纳1项");
  });
});
