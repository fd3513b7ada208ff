import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { addGroupMember, endGroupMembership } from "@/lib/units/mutations-members";
import { listGroups } from "@/lib/units/queries";
import { getGroupSettings } from "@/lib/units/queries-settings";
import { forgetAudit } from "@/tests/support/forget-audit";
import { createWorld, type World } from "../comments/fixture";

// Far from any clock the test may run by: Q3 is locked for good, Q4 and Q1 are yet to come.
const Q3 = { opensAt: new Date("2020-07-01"), dueAt: new Date("2020-09-25T10:00:00Z"), locksAt: new Date("2020-10-11") };
const Q4 = { opensAt: new Date("2090-10-01"), dueAt: new Date("2090-12-25T10:00:00Z"), locksAt: new Date("2091-01-11") };
const Q1 = { opensAt: new Date("2091-01-01"), dueAt: new Date("2091-03-25T10:00:00Z"), locksAt: new Date("2091-04-11") };

let world: World;
let group: string;
let laterPeriodId: string;
beforeAll(async () => {
  world = await createWorld();
  group = (await db.unitGroup.findFirstOrThrow()).id;
  await db.period.update({ where: { id: world.earlierPeriodId }, data: Q3 });
  await db.period.update({ where: { id: world.periodId }, data: Q4 });
  laterPeriodId = (await db.period.create({ data: { listId: world.listId, key: "2091Q1", year: 2091, quarter: 1, ...Q1 }, select: { id: true } })).id;
});
beforeEach(async () => {
  await db.groupMembership.deleteMany({ where: { unitId: { notIn: [world.units.county, world.units.formerCounty] } } });
  await db.groupMembership.updateMany({ where: { unitId: world.units.county }, data: { validUntil: null } });
  await forgetAudit();
});

const add = (from: string, change: object = {}) => ({ group, unit: world.units.other, from, requestId: randomUUID(), ...change });
const end = async (until: string, unitId = world.units.county) => ({
  membership: (await db.groupMembership.findFirstOrThrow({ where: { unitId, validUntil: null } })).id, until, requestId: randomUUID(),
});
const refusalOf = async (work: Promise<unknown>): Promise<Refused> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refused);
  return error as Refused;
};

/** Which units owe a contribution to the first task, by period: the database's own view. */
async function owing(): Promise<Record<string, string[]>> {
  const rows = await db.$queryRaw<{ periodId: string; unit: string }[]>`
    SELECT o."periodId"::text, u."shortName" AS unit FROM owed_contribution o JOIN "Unit" u ON u."id" = o."unitId"
    WHERE o."taskId" = ${world.taskId}::uuid ORDER BY u."position"`;
  const of = (id: string) => rows.filter((row) => row.periodId === id).map((row) => row.unit);
  return { q3: of(world.earlierPeriodId), q4: of(world.periodId), q1: of(laterPeriodId) };
}

it.each(["filer", "signer", "supervisor", "observer", "countyFiler"] as const)("%s changes no membership", async (who) => {
  const viewer = world.viewers[who];
  await expect(addGroupMember(viewer, add("2090-12-01"))).rejects.toThrow(Forbidden);
  await expect(endGroupMembership(viewer, await end("2090-12-01"))).rejects.toThrow(Forbidden);
  await expect(endGroupMembership(viewer, { membership: randomUUID(), until: "2090-12-01", requestId: randomUUID() })).rejects.toThrow(Forbidden);
  await expect(getGroupSettings(viewer, group, new Date())).rejects.toThrow(Forbidden);
  expect(await db.groupMembership.count()).toBe(2);
  expect(await db.auditEvent.count()).toBe(0);
});

describe("what is owed follows the members of the due day", () => {
  it("as the world stands", async () => {
    expect(await owing()).toEqual({ q3: ["市教育局"], q4: ["市教育局", "沭阳县"], q1: ["市教育局", "沭阳县"] });
  });

  it.each([
    ["2090-12-25", { q4: true, q1: true }],
    ["2090-12-26", { q4: false, q1: true }],
    ["2091-03-26", { q4: false, q1: false }],
  ])("a member from %s on", async (from, { q4, q1 }) => {
    await addGroupMember(world.viewers.administrator, add(from));
    const owed = await owing();
    expect([owed.q3?.includes("市公安局"), owed.q4?.includes("市公安局"), owed.q1?.includes("市公安局")]).toEqual([false, q4, q1]);
  });

  it.each([
    ["2090-12-25", { q4: false, q1: false }],
    ["2090-12-26", { q4: true, q1: false }],
    ["2091-03-26", { q4: true, q1: true }],
  ])("a member that is none from %s on", async (until, { q4, q1 }) => {
    await endGroupMembership(world.viewers.administrator, await end(until));
    const owed = await owing();
    expect([owed.q4?.includes("沭阳县"), owed.q1?.includes("沭阳县")]).toEqual([q4, q1]);
  });

  it("a unit that leads the task owes it nothing, member or not", async () => {
    const before = await owing();
    await addGroupMember(world.viewers.administrator, add("2090-12-01", { unit: world.units.lead }));
    expect(await owing()).toEqual(before);
  });
});

describe("adding a member", () => {
  it("is audited with the unit and the day", async () => {
    await addGroupMember(world.viewers.administrator, add("2090-12-01"));
    expect(await db.auditEvent.findMany()).toMatchObject([{ event: "GROUP_MEMBER_ADDED", unitId: world.units.other, subjectId: group, detail: { from: "2090-12-01" } }]);
  });

  it("who is one is refused, and so is a day within a past membership", async () => {
    const twice = await refusalOf(addGroupMember(world.viewers.administrator, add("2090-12-01", { unit: world.units.county })));
    expect(Object.keys(twice.fieldErrors)).toEqual(["unit"]);
    await refusalOf(addGroupMember(world.viewers.administrator, add("2024-12-31", { unit: world.units.formerCounty })));
    await addGroupMember(world.viewers.administrator, add("2025-01-01", { unit: world.units.formerCounty }));
    expect(await db.groupMembership.count({ where: { unitId: world.units.formerCounty } })).toBe(2);
    await db.groupMembership.deleteMany({ where: { unitId: world.units.formerCounty, validUntil: null } });
  });

  it("from two windows at once adds one", async () => {
    const answers = await Promise.allSettled([addGroupMember(world.viewers.administrator, add("2090-12-01")), addGroupMember(world.viewers.administrator, add("2090-11-01"))]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.groupMembership.count({ where: { unitId: world.units.other } })).toBe(1);
  });

  it("repeated is one change", async () => {
    const form = add("2090-12-01");
    await Promise.all([addGroupMember(world.viewers.administrator, form), addGroupMember(world.viewers.administrator, form)]);
    await addGroupMember(world.viewers.administrator, form);
    expect(await db.groupMembership.count({ where: { unitId: world.units.other } })).toBe(1);
    expect(await db.auditEvent.count()).toBe(1);
  });

  it("leaves locked periods as they are: from the day after the last one's due day at the earliest", async () => {
    const { fieldErrors } = await refusalOf(addGroupMember(world.viewers.administrator, add("2020-09-25")));
    expect(fieldErrors.from).toContain("2026年第三季度（2020-09-25 到期）已锁定");
    await addGroupMember(world.viewers.administrator, add("2020-09-26"));
    expect((await owing()).q3).toEqual(["市教育局"]);
  });

  it("takes no unit that is out of use, unknown, or a group that is not there", async () => {
    await db.unit.update({ where: { id: world.units.office }, data: { isActive: false } });
    expect(Object.keys((await refusalOf(addGroupMember(world.viewers.administrator, add("2090-12-01", { unit: world.units.office })))).fieldErrors)).toEqual(["unit"]);
    await db.unit.update({ where: { id: world.units.office }, data: { isActive: true } });
    await expect(addGroupMember(world.viewers.administrator, add("2090-12-01", { unit: randomUUID() }))).rejects.toThrow(NotFound);
    await expect(addGroupMember(world.viewers.administrator, add("2090-12-01", { group: randomUUID() }))).rejects.toThrow(NotFound);
  });
});

describe("ending a membership", () => {
  it("is refused on or before its first day, in a locked period, and a second time", async () => {
    expect((await refusalOf(endGroupMembership(world.viewers.administrator, await end("2021-01-01")))).fieldErrors.until).toContain("应晚于加入日期 2021-01-01");
    await addGroupMember(world.viewers.administrator, add("2090-01-01"));
    const form = await end("2090-12-01");
    await endGroupMembership(world.viewers.administrator, form);
    await endGroupMembership(world.viewers.administrator, form); // the same request again
    expect((await refusalOf(endGroupMembership(world.viewers.administrator, { ...form, requestId: randomUUID() }))).message).toContain("已经结束");
    await expect(endGroupMembership(world.viewers.administrator, { ...form, membership: randomUUID() , requestId: randomUUID() })).rejects.toThrow(NotFound);
  });

  it("does not reach back into a locked period", async () => {
    await db.groupMembership.create({ data: { groupId: group, unitId: world.units.other, validFrom: new Date("2019-01-01") } });
    const { fieldErrors } = await refusalOf(endGroupMembership(world.viewers.administrator, await end("2020-09-25", world.units.other)));
    expect(Object.keys(fieldErrors)).toEqual(["until"]);
    await endGroupMembership(world.viewers.administrator, await end("2020-09-26", world.units.other));
    expect((await owing()).q3).toContain("市公安局");
  });
});

it("the groups show past, present and coming members", async () => {
  await addGroupMember(world.viewers.administrator, add("2090-12-01"));
  const [row] = await listGroups(world.viewers.filer, new Date("2026-11-24T02:00:00Z"));
  expect(row?.memberships.map(({ unitName, from, until, isCurrent }) => [unitName, from, until, isCurrent])).toEqual([
    ["市公安局", "2090-12-01", null, false],
    ["沭阳县", "2021-01-01", null, true],
    ["泗阳县", "2021-01-01", "2025-01-01", false],
  ]);
  // Shanghai's day, not the server's: this instant is still 2090-11-30 in New York.
  const [later] = await listGroups(world.viewers.filer, new Date("2090-11-30T16:00:00Z"));
  expect(later?.memberships[0]?.isCurrent).toBe(true);
});
