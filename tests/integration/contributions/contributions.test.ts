import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { askForMore, returnContributionUnsigned, saveContribution, signContribution, withdrawContribution } from "@/lib/contributions/mutations";
import { getOwnContribution, listContributions } from "@/lib/contributions/queries";
import { askMoreSchema, saveContributionSchema } from "@/lib/contributions/schema";
import { db } from "@/lib/db/client";
import { accepted, stepForm, submitted, trail } from "../reports/steps";
import { createViewer, createWorld, forgetFilings, inDays, LOCKED, OPEN, type World } from "../reports/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

function form(change: Record<string, string | number> = {}) {
  const words = { content: "举办招聘会2场。", problems: "", contactName: "李四", contactPhone: "84360000" };
  return saveContributionSchema.parse({ list: world.slug, no: world.no, period: OPEN, requestId: randomUUID(), version: 0, intent: "save", ...words, ...change });
}

function askForm(unit: string, version: number, reason = "请补充数据。") {
  return askMoreSchema.parse({ ...stepForm(world, version), unit, reason });
}

function stored(unitId: string, period = OPEN) {
  const key = { taskId: world.taskId, periodId: world.periodIds[period] ?? "", unitId };
  return db.contribution.findUniqueOrThrow({ where: { taskId_periodId_unitId: key }, include: { revisions: { orderBy: { no: "asc" } } } });
}

/** A county's contribution that the lead has. @returns its version */
async function given(): Promise<number> {
  const { version } = await saveContribution(world.viewers.countyFiler, form({ intent: "send" }));
  await signContribution(world.viewers.countySigner, stepForm(world, version));
  return version + 1;
}

const rowOf = async (viewer: Viewer, unitId: string) =>
  (await listContributions(viewer, world.taskId, world.periodIds[OPEN] ?? "")).find((row) => row.unitId === unitId);

describe("a contribution's way", () => {
  it("of a group's member: draft, sent back by the signer, given, asked for more, given again", async () => {
    const { countyFiler, countySigner, filer } = world.viewers;
    const { county } = world.units;
    expect(await saveContribution(countyFiler, form({ content: "初稿" }))).toEqual({ version: 1 });
    await saveContribution(countyFiler, form({ version: 1, intent: "send", content: "一稿" }));
    await returnContributionUnsigned(countySigner, { ...stepForm(world, 2), reason: "不具体。" });
    expect(await stored(county)).toMatchObject({ state: "RETURNED", returnReason: "不具体。", returnedById: countySigner.id, filedRevisionNo: null });
    // The lead does not know of any of this.
    expect(await rowOf(filer, county)).toMatchObject({ state: "NOT_GIVEN", version: 0, filed: null, label: "各县（区）" });

    await saveContribution(countyFiler, form({ version: 3, intent: "send", content: "二稿" }));
    await signContribution(countySigner, stepForm(world, 4));
    expect(await stored(county)).toMatchObject({ state: "GIVEN", version: 5, filedRevisionNo: 1, returnReason: null, signedById: countySigner.id });
    expect(await rowOf(filer, county)).toMatchObject({ state: "GIVEN", version: 5, filed: { content: "二稿" } });

    await askForMore(filer, askForm(county, 5, "请补充数据。"));
    expect(await stored(county)).toMatchObject({ state: "RETURNED", version: 6, filedRevisionNo: 1, returnReason: "请补充数据。", returnedById: filer.id });
    await saveContribution(countyFiler, form({ version: 6, intent: "send", content: "三稿" }));
    expect(await rowOf(filer, county)).toMatchObject({ state: "RETURNED", filed: { content: "二稿" } });
    await signContribution(countySigner, stepForm(world, 7));
    const last = await stored(county);
    expect(last).toMatchObject({ state: "GIVEN", filedRevisionNo: 2, lastRevisionNo: 2, firstSubmittedAt: last.revisions[0]?.submittedAt });
    expect(last.revisions.map(({ content }) => content)).toEqual(["二稿", "三稿"]);
    expect((await trail()).map(([event]) => event)).toEqual([
      "CONTRIBUTION_SAVED", "CONTRIBUTION_SENT_TO_SIGN", "CONTRIBUTION_SIGN_RETURNED", "CONTRIBUTION_SENT_TO_SIGN", "CONTRIBUTION_SIGNED",
      "CONTRIBUTION_MORE_ASKED", "CONTRIBUTION_SENT_TO_SIGN", "CONTRIBUTION_SIGNED",
    ]);
    for (const event of await db.auditEvent.findMany({ where: { taskId: world.taskId } })) expect(event.unitId).toBe(county);
  });

  it("each member of a group owes its own", async () => {
    await given();
    await saveContribution(world.viewers.supportFiler, form());
    const rows = await listContributions(world.viewers.filer, world.taskId, world.periodIds[OPEN] ?? "");
    expect(rows.filter((row) => row.label === "各县（区）")).toHaveLength(5);
    expect(rows.filter((row) => row.state === "GIVEN").map((row) => row.unitId)).toEqual([world.units.county]);
    expect(await db.contribution.count()).toBe(2);
  });

  it("names the fields that are missing, and needs a signer to go to", async () => {
    const { countyFiler, countySigner } = world.viewers;
    await expect(saveContribution(countyFiler, form({ intent: "send", content: " " }))).rejects.toMatchObject({ name: "Refused", fieldErrors: { content: "请填写配合情况。" } });
    await db.account.update({ where: { id: countySigner.id }, data: { isDisabled: true } });
    await expect(saveContribution(countyFiler, form({ intent: "send" }))).rejects.toThrow("没有可以审签的审签人");
    await db.account.update({ where: { id: countySigner.id }, data: { isDisabled: false } });
    expect(await db.contribution.count()).toBe(0);
  });
});

describe("who may not", () => {
  it("write: the lead, the group's others for it, and everybody without a duty", async () => {
    const { viewers } = world;
    for (const viewer of [viewers.filer, viewers.supportSigner, viewers.countySigner, viewers.supervisor, viewers.observer, viewers.administrator]) {
      await expect(saveContribution(viewer, form()), viewer.name).rejects.toThrow(Forbidden);
    }
    for (const viewer of [viewers.outsideFiler, viewers.hrssFiler]) await expect(saveContribution(viewer, form()), viewer.name).rejects.toThrow(NotFound);
    expect(await db.contribution.count()).toBe(0);
  });

  it("sign: the filer, another unit's signer, the lead's", async () => {
    const { viewers } = world;
    const { version } = await saveContribution(viewers.countyFiler, form({ intent: "send" }));
    for (const viewer of [viewers.countyFiler, viewers.signer, viewers.supervisor, viewers.observer, viewers.administrator]) {
      await expect(signContribution(viewer, stepForm(world, version)), viewer.name).rejects.toThrow(Forbidden);
    }
    // Supports the task itself, and has given nothing: the other unit's draft is out of its reach.
    await expect(signContribution(viewers.supportSigner, stepForm(world, version))).rejects.toThrow(NotFound);
    await expect(signContribution(viewers.outsideSigner, stepForm(world, version))).rejects.toThrow(NotFound);
    expect(await stored(world.units.county)).toMatchObject({ state: "AWAITING_SIGNATURE", version });
  });

  it("sign his own words, but where the unit allows it", async () => {
    const both = await createViewer(world.units.county, "FILER", "SIGNER");
    const { version } = await saveContribution(both, form({ intent: "send" }));
    await expect(signContribution(both, stepForm(world, version))).rejects.toThrow(Refused);
    await db.unit.update({ where: { id: world.units.county }, data: { allowsSelfSigning: true } });
    await signContribution(both, stepForm(world, version));
    await db.unit.update({ where: { id: world.units.county }, data: { allowsSelfSigning: false } });
    expect(await stored(world.units.county)).toMatchObject({ state: "GIVEN" });
  });

  it("ask for more: anybody but the lead's filers and signers", async () => {
    const version = await given();
    const { viewers, units } = world;
    for (const viewer of [viewers.supportFiler, viewers.countyFiler, viewers.supervisor, viewers.observer, viewers.administrator]) {
      await expect(askForMore(viewer, askForm(units.county, version)), viewer.name).rejects.toThrow(Forbidden);
    }
    await expect(askForMore(viewers.outsideFiler, askForm(units.county, version))).rejects.toThrow(NotFound);
    await askForMore(viewers.signer, askForm(units.county, version));
    expect(await stored(units.county)).toMatchObject({ state: "RETURNED", returnedById: viewers.signer.id });
  });

  it("ask for more of what was never given, or of a unit that owes nothing: it does not exist", async () => {
    const { viewers, units } = world;
    const { version } = await saveContribution(viewers.countyFiler, form({ intent: "send" }));
    for (const unit of [units.county, units.support, units.other]) await expect(askForMore(viewers.filer, askForm(unit, version))).rejects.toThrow(NotFound);
    expect(await stored(units.county)).toMatchObject({ state: "AWAITING_SIGNATURE", version });
  });
});

describe("who reads", () => {
  it("a draft: its unit's filers and signers", async () => {
    await saveContribution(world.viewers.countyFiler, form());
    const periodId = world.periodIds[OPEN] ?? "";
    expect(await getOwnContribution(world.viewers.countySigner, world.taskId, periodId)).toMatchObject({ state: "DRAFT" });
    const readers = Object.entries(world.viewers).filter(([who]) => who !== "countyFiler" && who !== "countySigner");
    for (const [who, viewer] of readers) {
      expect(await getOwnContribution(viewer, world.taskId, periodId), who).toBeNull();
      expect((await rowOf(viewer, world.units.county))?.state ?? "NOT_GIVEN", who).toBe("NOT_GIVEN");
    }
    const boss = await createViewer(world.units.county, "OBSERVER");
    expect(await getOwnContribution(boss, world.taskId, periodId)).toBeNull();
  });

  it("what was given: the lead, every supporting unit, and who reads everything", async () => {
    await given();
    const readers = [];
    for (const [who, viewer] of Object.entries(world.viewers)) if ((await rowOf(viewer, world.units.county))?.filed) readers.push(who);
    expect(readers).toEqual([
      "filer", "secondFiler", "signer", "supportFiler", "supportSigner", "countyFiler", "countySigner", "supervisor", "secondSupervisor", "observer", "administrator",
    ]);
  });
});

describe("withdrawing, the lock and repeats", () => {
  it("takes back what was given: the revision is kept and counts for nothing", async () => {
    const version = await given();
    await withdrawContribution(world.viewers.countyFiler, stepForm(world, version));
    const contribution = await stored(world.units.county);
    expect(contribution).toMatchObject({ state: "DRAFT", filedRevisionNo: null, firstSubmittedAt: null, lastRevisionNo: 1 });
    expect(contribution.revisions[0]?.withdrawnAt).not.toBeNull();
    expect(await rowOf(world.viewers.filer, world.units.county)).toMatchObject({ state: "NOT_GIVEN", filed: null });
  });

  it("goes back and forth until the lead's report is accepted, and no longer", async () => {
    const version = await given();
    await submitted(world);
    await askForMore(world.viewers.filer, askForm(world.units.county, version));
    await saveContribution(world.viewers.countyFiler, form({ version: version + 1, intent: "send" }));
    await signContribution(world.viewers.countySigner, stepForm(world, version + 2));
    await db.$executeRaw`TRUNCATE "Attachment", "Review", "ReportRevision", "Report"`;
    await accepted(world);
    await expect(withdrawContribution(world.viewers.countyFiler, stepForm(world, version + 3))).rejects.toThrow("已被采纳");
    await expect(askForMore(world.viewers.filer, askForm(world.units.county, version + 3))).rejects.toThrow("已被采纳");
  });

  it("is locked with the period, unless the unit has an extension", async () => {
    await expect(saveContribution(world.viewers.countyFiler, form({ period: LOCKED }))).rejects.toThrow("填报期已锁定");
    const extension = { periodId: world.periodIds[LOCKED] ?? "", unitId: world.units.county, until: inDays(1), reason: "补报。", grantedBy: world.viewers.supervisor.id };
    await db.extension.create({ data: extension });
    expect(await saveContribution(world.viewers.countyFiler, form({ period: LOCKED }))).toEqual({ version: 1 });
    await expect(saveContribution(world.viewers.supportFiler, form({ period: LOCKED }))).rejects.toThrow("填报期已锁定");
  });

  it("lets one of many saves and one of many signatures win", async () => {
    const saves = await Promise.allSettled(Array.from({ length: 6 }, (_, index) => saveContribution(world.viewers.countyFiler, form({ intent: "send", content: `稿${index}` }))));
    expect(saves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const save of saves) if (save.status === "rejected") expect(save.reason).toBeInstanceOf(Refused);
    const signs = await Promise.allSettled(Array.from({ length: 6 }, () => signContribution(world.viewers.countySigner, stepForm(world, 1))));
    expect(signs.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const sign of signs) if (sign.status === "rejected") expect(sign.reason).toBeInstanceOf(Refused);
    expect((await stored(world.units.county)).revisions).toHaveLength(1);
    expect(await trail()).toHaveLength(2);
  });

  it("does nothing twice for one request, and keeps what was typed after a lost answer", async () => {
    const { countyFiler } = world.viewers;
    const requestId = randomUUID();
    expect(await saveContribution(countyFiler, form({ requestId }))).toEqual({ version: 1 });
    expect(await saveContribution(countyFiler, form({ requestId }))).toEqual({ version: 1 });
    expect(await trail()).toHaveLength(1);
    expect(await saveContribution(countyFiler, form({ requestId, content: "又写了一段。", intent: "send" }))).toEqual({ version: 2 });
    expect(await stored(world.units.county)).toMatchObject({ state: "AWAITING_SIGNATURE", content: "又写了一段。" });
    const ask = askForm(world.units.county, 3);
    await signContribution(world.viewers.countySigner, stepForm(world, 2));
    await askForMore(world.viewers.filer, ask);
    await askForMore(world.viewers.filer, ask);
    expect((await trail()).filter(([event]) => event === "CONTRIBUTION_MORE_ASKED")).toHaveLength(1);
  });
});
