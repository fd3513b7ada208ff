import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { correctScore, objectToScore, upholdScore } from "@/lib/appraisals/mutations";
import { fixYear } from "@/lib/appraisals/mutations-fix";
import { getAppraisalDesk, getUnitAppraisal } from "@/lib/appraisals/queries";
import { listOpenObjections } from "@/lib/appraisals/queries-objections";
import { db } from "@/lib/db/client";
import { createViewer, createWorld, forgetFilings, LOCKED, type World } from "../reports/world";
import { answering, fileReport, forgetAppraisals, LATER, objecting, openObjection, YEAR } from "./rows";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await forgetAppraisals();
  await fileReport(world, { lateDays: 1 });
});

const scoreOf = async () => (await getUnitAppraisal(world.viewers.signer, world.slug, world.units.lead, YEAR)).unit.score;
const itemOf = async () => (await scoreOf()).items.find(({ item }) => item === "ON_TIME");

describe("an objection", () => {
  it("is raised by the unit's filers and signers, and by nobody for another unit", async () => {
    for (const viewer of [world.viewers.supervisor, world.viewers.observer, world.viewers.administrator]) await expect(objectToScore(viewer, objecting(world))).rejects.toThrow(Forbidden);
    await objectToScore(world.viewers.filer, objecting(world));
    await objectToScore(world.viewers.signer, objecting(world, { item: "SUPPORT" })).catch((error: unknown) => expect(error).toBeInstanceOf(Refused));
    expect(await db.appraisalObjection.findMany({ select: { unitId: true, item: true, state: true } })).toContainEqual({ unitId: world.units.lead, item: "ON_TIME", state: "OPEN" });
    expect((await listOpenObjections(world.viewers.supervisor)).map(({ unitId, listSlug, mayAnswer }) => [unitId, listSlug, mayAnswer])).toContainEqual([world.units.lead, world.slug, true]);
    await expect(listOpenObjections(world.viewers.signer)).rejects.toThrow(Forbidden);
  });

  it("is open once for an item, also of two at the same time; a form sent twice is one", async () => {
    const form = objecting(world);
    await objectToScore(world.viewers.signer, form);
    await objectToScore(world.viewers.signer, form);
    await expect(objectToScore(world.viewers.filer, objecting(world))).rejects.toThrow("已有待答复的异议");
    expect(await db.appraisalObjection.count()).toBe(1);
    await forgetAppraisals();
    const both = await Promise.allSettled([objectToScore(world.viewers.signer, objecting(world)), objectToScore(world.viewers.filer, objecting(world))]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.appraisalObjection.count()).toBe(1);
  });

  it("is about an item that the unit has points of, in a year of the list, and not from who assesses", async () => {
    await expect(objectToScore(world.viewers.signer, objecting(world, { item: "PROGRESS" }))).rejects.toThrow("没有这一项的得分");
    await expect(objectToScore(world.viewers.signer, objecting(world, { year: 2020 }))).rejects.toThrow(NotFound);
    await expect(objectToScore(world.viewers.signer, objecting(world, { list: "no-such" }))).rejects.toThrow(NotFound);
    await expect(objectToScore(world.viewers.hrssSigner, objecting(world))).rejects.toThrow("仅供参考");
  });

  it("is answered by a supervisor only, who is not of the unit", async () => {
    await objectToScore(world.viewers.signer, objecting(world));
    const id = await openObjection();
    for (const viewer of [world.viewers.signer, world.viewers.outsideSigner, world.viewers.observer, world.viewers.administrator]) {
      await expect(upholdScore(viewer, await answering(id))).rejects.toThrow(Forbidden);
      await expect(correctScore(viewer, { ...(await answering(id)), points: 10 })).rejects.toThrow(Forbidden);
    }
    const own = await createViewer(world.units.lead, "SUPERVISOR");
    await expect(upholdScore(own, await answering(id))).rejects.toThrow(Forbidden);
    await db.account.delete({ where: { id: own.id } });
    await expect(upholdScore(world.viewers.supervisor, { ...(await answering(id)), objection: randomUUID() })).rejects.toThrow(NotFound);
  });

  it("that is upheld leaves the score as it is, tells why, and may be raised again", async () => {
    const before = await scoreOf();
    await objectToScore(world.viewers.signer, objecting(world));
    await upholdScore(world.viewers.supervisor, await answering(await openObjection(), { answer: "以系统时间为准。" }));
    expect(await scoreOf()).toEqual(before);
    expect((await getUnitAppraisal(world.viewers.signer, world.slug, world.units.lead, YEAR)).objections).toMatchObject([{ state: "UPHELD", answer: "以系统时间为准。", answeredByName: world.viewers.supervisor.name }]);
    await objectToScore(world.viewers.signer, objecting(world));
  });

  it("that is followed corrects the item by a row of its own, within what the item can bring", async () => {
    const before = await itemOf();
    if (!before) throw new Error("no item");
    await objectToScore(world.viewers.signer, objecting(world));
    const id = await openObjection();
    await expect(correctScore(world.viewers.supervisor, { ...(await answering(id)), points: before.max - before.points + 1 })).rejects.toMatchObject({ fieldErrors: { points: expect.stringContaining("更正后应在") as string } });
    await expect(correctScore(world.viewers.supervisor, { ...(await answering(id)), points: -before.points - 1 })).rejects.toThrow(Refused);
    await correctScore(world.viewers.supervisor, { ...(await answering(id)), points: 15 });
    expect(await itemOf()).toMatchObject({ points: before.points + 15, corrected: 15 });
    await expect(db.appraisalAdjustment.update({ where: { objectionId: id }, data: { tenths: 20 } })).rejects.toThrow("never changed");
    await expect(db.appraisalAdjustment.delete({ where: { objectionId: id } })).rejects.toThrow("never changed");
  });

  it("is answered once: of two answers at the same time the second is told", async () => {
    await objectToScore(world.viewers.signer, objecting(world));
    const id = await openObjection();
    const answers = await Promise.allSettled([
      upholdScore(world.viewers.supervisor, await answering(id)), correctScore(world.viewers.secondSupervisor, { ...(await answering(id)), points: 15 }),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(String(answers.find((one) => one.status === "rejected")?.reason)).toContain("请刷新页面");
    await expect(upholdScore(world.viewers.supervisor, await answering(id))).rejects.toThrow("请刷新页面");
  });

  it("waits, and the year with it; after the year was fixed none is raised or answered", async () => {
    await objectToScore(world.viewers.signer, objecting(world));
    const fixing = () => ({ list: world.slug, year: YEAR, requestId: randomUUID() });
    await expect(fixYear(world.viewers.supervisor, fixing(), LATER)).rejects.toThrow("1 项异议");
    await upholdScore(world.viewers.supervisor, await answering(await openObjection()));
    await fixYear(world.viewers.supervisor, fixing(), LATER);
    await expect(objectToScore(world.viewers.signer, objecting(world))).rejects.toThrow("已确定");
  });
});

describe("who reads a score", () => {
  it("is the unit itself, and who reads everything filed: to a neighbour it does not exist", async () => {
    for (const viewer of [world.viewers.filer, world.viewers.signer, world.viewers.supervisor, world.viewers.observer, world.viewers.administrator]) {
      expect((await getUnitAppraisal(viewer, world.slug, world.units.lead, YEAR)).unit.unitId).toBe(world.units.lead);
    }
    // A supporting unit of the same task is a neighbour too.
    for (const viewer of [world.viewers.supportSigner, world.viewers.outsideSigner, world.viewers.hrssFiler]) await expect(getUnitAppraisal(viewer, world.slug, world.units.lead, YEAR)).rejects.toThrow(NotFound);
    await expect(getUnitAppraisal(world.viewers.supervisor, world.slug, randomUUID(), YEAR)).rejects.toThrow(NotFound);
  });

  it("finds its own unit in the table, without a rank, and nothing of another's objections", async () => {
    await objectToScore(world.viewers.signer, objecting(world));
    const desk = await getAppraisalDesk(world.viewers.supportSigner, world.slug, YEAR);
    expect([desk.units.map(({ unitId, rank }) => [unitId, rank]), desk.objections, desk.fixing, desk.weightsVersion]).toEqual([[[world.units.support, null]], [], undefined, null]);
    const all = await getAppraisalDesk(world.viewers.observer, world.slug, YEAR);
    expect(all.units.length).toBeGreaterThan(10);
    expect(all.objections).toHaveLength(1);
    expect(all.units.find(({ unitId }) => unitId === world.units.hrss)).toMatchObject({ isAssessor: true, rank: null });
    await expect(getAppraisalDesk(world.viewers.observer, world.slug, 2020)).rejects.toThrow(NotFound);
  });

  it("reads the rows behind it, and nobody else's", async () => {
    await fileReport(world, { period: "2026Q2", verdict: "BEHIND" });
    const { facts } = await getUnitAppraisal(world.viewers.signer, world.slug, world.units.lead, YEAR);
    expect(new Set(facts.map(({ unitId }) => unitId))).toEqual(new Set([world.units.lead]));
    expect(facts).toContainEqual(expect.objectContaining({ kind: "report", taskNo: world.no, period: LOCKED, verdict: null }));
    expect(facts).toContainEqual(expect.objectContaining({ kind: "report", taskNo: world.no, period: "2026Q2", verdict: "BEHIND" }));
  });
});
