import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { contactNotices } from "@/lib/notifications/mutations-remind-days";
import { addUpward, recordStage, setContact, updateUpward } from "@/lib/upward/mutations";
import { getUpward, listDueContacts, listTaskUpward, listUpward } from "@/lib/upward/queries";
import { getUpwardFigures } from "@/lib/upward/queries-figures";
import { getUpwardForm } from "@/lib/upward/queries-new";
import { matchesUpward } from "@/lib/upward/rules";
import { addUpwardSchema, recordStageSchema, upwardFilters } from "@/lib/upward/schema";
import { submitted } from "../reports/steps";
import { createWorld, figuresPlace, forgetFilings, OPEN, type World } from "../reports/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "UpwardStage", "UpwardRequest"`;
  await forgetFilings();
});

const form = (change: object = {}) => addUpwardSchema.parse({
  list: world.slug, no: world.no, level: "PROVINCE", department: "省教育厅", demand: "争取专项资金。", stage: "PLANNED", happenedOn: "2026-01-05", requestId: randomUUID(), ...change,
});
const added = async (change: object = {}) => (await addUpward(world.viewers.filer, form(change))) ?? "";
const stage = (item: string, version: number, change: object = {}) => recordStageSchema.parse({ item, version, requestId: randomUUID(), stage: "CONTACTED", happenedOn: "2026-02-01", ...change });

describe("a request", () => {
  it("is added by a unit of the task, and seen by whoever reads what is filed on it", async () => {
    const id = await added();
    const ofSupport = (await addUpward(world.viewers.supportFiler, form())) ?? "";
    expect((await listTaskUpward(world.viewers.countyFiler, world.taskId)).map((row) => row.id).sort()).toEqual([id, ofSupport].sort());
    expect(await getUpward(world.viewers.supervisor, world.slug, id)).toMatchObject({ stage: "PLANNED", canChange: false, canNoteContact: true });
    for (const who of ["supervisor", "observer", "administrator"] as const) await expect(addUpward(world.viewers[who], form())).rejects.toThrow(Forbidden);
    await expect(addUpward(world.viewers.outsideFiler, form())).rejects.toThrow(NotFound);
    await expect(getUpward(world.viewers.outsideFiler, world.slug, id)).rejects.toThrow(NotFound);
    expect((await listUpward(world.viewers.outsideFiler, world.slug)).rows).toEqual([]);
  });

  it("is added once however often the form is sent", async () => {
    const once = form();
    expect(await addUpward(world.viewers.filer, once)).not.toBeNull();
    expect(await addUpward(world.viewers.filer, once)).toBeNull();
    expect(await db.upwardRequest.count()).toBe(1);
  });

  it("goes to granted by stages with their days; a wrong one is put right by a later one, and nothing changes it", async () => {
    const id = await added({ nextContactOn: "2099-01-01" });
    await recordStage(world.viewers.signer, stage(id, 1));
    await recordStage(world.viewers.filer, stage(id, 2, { stage: "APPROVED", happenedOn: "2026-03-01" }));
    expect(await getUpward(world.viewers.filer, world.slug, id)).toMatchObject({ stage: "APPROVED", nextContactOn: null, canNoteContact: false });
    await expect(setContact(world.viewers.supervisor, { item: id, version: 3, requestId: randomUUID(), nextContactOn: "2099-01-01", contactNote: "" })).rejects.toMatchObject({ fieldErrors: { nextContactOn: "已记为“已获批”，不再安排对接。" } });
    await expect(added({ stage: "REJECTED", nextContactOn: "2099-01-01" })).rejects.toMatchObject({ fieldErrors: { nextContactOn: "已记为“未获批”，不再安排对接。" } });
    await expect(recordStage(world.viewers.filer, stage(id, 3, { stage: "SUBMITTED", happenedOn: "2026-03-02" }))).rejects.toThrow(Refused);
    await expect(recordStage(world.viewers.filer, stage(id, 3, { stage: "SUBMITTED", isCorrection: "on" }))).rejects.toThrow(/更正的原因/);
    await recordStage(world.viewers.filer, stage(id, 3, { stage: "SUBMITTED", isCorrection: "on", note: "尚未批复。" }));
    const item = await getUpward(world.viewers.filer, world.slug, id);
    expect(item.stages.map((one) => [one.no, one.stage, one.isCorrection])).toEqual([[1, "PLANNED", false], [2, "CONTACTED", false], [3, "APPROVED", false], [4, "SUBMITTED", true]]);
    await expect(db.upwardStage.updateMany({ data: { note: "x" } })).rejects.toThrow();
    await expect(db.upwardStage.deleteMany()).rejects.toThrow();
  });

  it("is refused a day that cannot be, and what somebody else changed meanwhile", async () => {
    await expect(added({ happenedOn: "2099-01-01" })).rejects.toThrow(Refused);
    await expect(added({ nextContactOn: "2020-01-01" })).rejects.toThrow(Refused);
    const id = await added();
    await expect(recordStage(world.viewers.filer, stage(id, 1, { happenedOn: "2025-12-01" }))).rejects.toThrow(/日期/);
    const results = await Promise.allSettled([recordStage(world.viewers.filer, stage(id, 1)), recordStage(world.viewers.secondFiler, stage(id, 1))]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.upwardStage.count()).toBe(2);
  });

  it("is its own unit's to change; HRSS may note the next contact, and the unit is told on the day", async () => {
    const id = await added();
    const facts = { item: id, version: 1, requestId: randomUUID(), level: "STATE", department: "教育部", demand: "争取试点。", basis: "" } as const;
    for (const who of ["supportFiler", "supervisor"] as const) await expect(updateUpward(world.viewers[who], facts)).rejects.toThrow(Forbidden);
    await updateUpward(world.viewers.filer, facts);
    await setContact(world.viewers.supervisor, { item: id, version: 2, requestId: randomUUID(), nextContactOn: "2099-01-01", contactNote: "请汇报进展。" });
    await expect(setContact(world.viewers.supportFiler, { item: id, version: 3, requestId: randomUUID(), nextContactOn: null, contactNote: "" })).rejects.toThrow(Forbidden);
    expect(await listDueContacts(world.viewers.filer)).toEqual([]);
    await db.upwardRequest.updateMany({ data: { nextContactOn: new Date("2026-01-01") } });
    expect(await listDueContacts(world.viewers.filer)).toMatchObject([{ id, isOverdue: true, listSlug: world.slug }]);
    const told = await db.$transaction((tx) => contactNotices(tx, new Date()));
    expect(told.map(({ to }) => to.id).sort()).toEqual([world.viewers.filer.id, world.viewers.secondFiler.id, world.viewers.signer.id].sort());
    expect(told[0]).toMatchObject({ kind: "CONTACT_DUE", subjectId: id, reason: "请汇报进展。" });
  });
});

it("is made from a filed report's field, and knows it", async () => {
  await expect(getUpwardForm(world.viewers.filer, world.slug, world.no, OPEN)).rejects.toThrow(NotFound);
  await expect(addUpward(world.viewers.filer, form({ period: OPEN }))).rejects.toThrow(Refused);
  const { id: report } = await submitted(world);
  await db.reportRevision.updateMany({ where: { reportId: report }, data: { upward: "向省教育厅争取资金。" } });
  expect((await getUpwardForm(world.viewers.filer, world.slug, world.no, OPEN)).origin).toMatchObject({ key: OPEN, demand: "向省教育厅争取资金。" });
  const id = await added({ period: OPEN });
  expect(await getUpward(world.viewers.filer, world.slug, id)).toMatchObject({ originKey: OPEN });
});

it("every figure is the length of the list behind it", async () => {
  await added({ nextContactOn: "2099-01-01" });
  await added({ stage: "APPROVED" });
  await db.upwardRequest.updateMany({ where: { nextContactOn: { not: null } }, data: { nextContactOn: new Date("2026-01-01") } });
  for (const viewer of [world.viewers.observer, world.viewers.outsideFiler]) {
    const { rows } = await listUpward(viewer, world.slug);
    for (const { value, href } of await getUpwardFigures(viewer, figuresPlace(world, OPEN))) {
      const filters = upwardFilters.parse(Object.fromEntries(new URL(href, "http://x").searchParams));
      expect(rows.filter((row) => matchesUpward(row, filters)), href).toHaveLength(value);
    }
  }
});
