import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAccount } from "@/lib/accounts/mutations";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { updateUnit } from "@/lib/units/mutations";
import { listUnitDuties, listUnitOptions } from "@/lib/units/queries";
import { getUnitSettings, listUnitSettings } from "@/lib/units/queries-settings";
import { forgetAudit } from "@/tests/support/forget-audit";
import { createWorld, type World } from "../comments/fixture";

let world: World;
let spare: string;
beforeAll(async () => {
  world = await createWorld();
  spare = (await db.unit.create({ data: { officialName: "宿迁市档案局", shortName: "市档案局", kind: "DEPARTMENT", position: 8 }, select: { id: true } })).id;
});
beforeEach(async () => {
  await db.account.deleteMany({ where: { unitId: spare } });
  await db.unitAlias.deleteMany({ where: { unitId: spare } });
  await db.unit.update({ where: { id: spare }, data: { officialName: "宿迁市档案局", shortName: "市档案局", isActive: true, allowsSelfSigning: false, version: 1 } });
  await forgetAudit();
});

const form = (change: object = {}) => ({
  unit: spare, requestId: randomUUID(), version: 1, officialName: "宿迁市档案局", shortName: "市档案局", aliases: [], allowsSelfSigning: false, isActive: true, ...change,
});
const refusalOf = async (work: Promise<unknown>): Promise<Refused> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refused);
  return error as Refused;
};

it.each(["filer", "signer", "supervisor", "observer"] as const)("%s keeps no units", async (who) => {
  const viewer = world.viewers[who];
  await expect(updateUnit(viewer, form({ shortName: "我局" }))).rejects.toThrow(Forbidden);
  await expect(updateUnit(viewer, form({ unit: randomUUID() }))).rejects.toThrow(Forbidden);
  await expect(listUnitSettings(viewer)).rejects.toThrow(Forbidden);
  await expect(getUnitSettings(viewer, spare)).rejects.toThrow(Forbidden);
  expect(await db.unit.findUnique({ where: { id: spare } })).toMatchObject({ shortName: "市档案局", version: 1 });
});

describe("a unit's names", () => {
  it("are changed with the aliases, and audited before and after", async () => {
    await updateUnit(world.viewers.administrator, form({ officialName: "宿迁市档案馆", shortName: "市档案馆", aliases: ["市档案局"] }));
    expect(await getUnitSettings(world.viewers.administrator, spare)).toMatchObject({ officialName: "宿迁市档案馆", shortName: "市档案馆", aliases: ["市档案局"], version: 2, enabledAccounts: 0 });
    expect(await db.auditEvent.findMany()).toMatchObject([
      { event: "UNIT_UPDATED", unitId: spare, detail: { before: { shortName: "市档案局", aliases: [] }, after: { shortName: "市档案馆", aliases: ["市档案局"] } } },
    ]);
  });

  it.each([
    [{ officialName: "宿迁市教育局" }, "officialName"],
    [{ shortName: "市发展改革委" }, "shortName"], // another's alias
    [{ aliases: ["市教育局"] }, "aliases"],
    [{ aliases: ["各县（区）"] }, "aliases"],
    [{ aliases: ["市档案局"] }, "aliases"], // its own
  ])("%o are refused at the field", async (change, field) => {
    expect(Object.keys((await refusalOf(updateUnit(world.viewers.administrator, form(change)))).fieldErrors)).toEqual([field]);
    expect(await db.unit.findUnique({ where: { id: spare } })).toMatchObject({ shortName: "市档案局", version: 1 });
    expect(await db.auditEvent.count()).toBe(0);
  });

  it("are given to one of two units that ask at once", async () => {
    const other = await db.unit.findUniqueOrThrow({ where: { id: world.units.other } });
    const his = { ...form({ unit: other.id, officialName: other.officialName, shortName: other.shortName, version: other.version }), aliases: ["史志办"] };
    const answers = await Promise.allSettled([updateUnit(world.viewers.administrator, form({ aliases: ["史志办"] })), updateUnit(world.viewers.administrator, his)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.unitAlias.count({ where: { name: "史志办" } })).toBe(1);
    await db.unitAlias.deleteMany({ where: { name: "史志办" } });
  });

  it("are refused to a form opened before somebody else's change", async () => {
    await updateUnit(world.viewers.administrator, form({ shortName: "市档案馆" }));
    await expect(updateUnit(world.viewers.administrator, form({ shortName: "档案局" }))).rejects.toThrow("已被他人修改");
    expect(await db.unit.findUnique({ where: { id: spare } })).toMatchObject({ shortName: "市档案馆", version: 2 });
  });

  it("repeated are one change", async () => {
    const input = form({ aliases: ["史志办"] });
    await Promise.all([updateUnit(world.viewers.administrator, input), updateUnit(world.viewers.administrator, input)]);
    await updateUnit(world.viewers.administrator, input);
    expect(await db.unit.findUnique({ where: { id: spare } })).toMatchObject({ version: 2 });
    expect(await db.auditEvent.count()).toBe(1);
  });

  it("need a unit", async () => {
    await expect(updateUnit(world.viewers.administrator, form({ unit: randomUUID() }))).rejects.toThrow(NotFound);
    await expect(getUnitSettings(world.viewers.administrator, "no-uuid")).rejects.toThrow(NotFound);
  });
});

describe("taking a unit out of use", () => {
  const newcomer = () => ({ requestId: randomUUID(), unit: spare, username: `u-${randomUUID()}`, displayName: "新人", roles: ["FILER" as const] });

  it("is refused while it has accounts in use", async () => {
    await createAccount(world.viewers.administrator, newcomer());
    expect((await refusalOf(updateUnit(world.viewers.administrator, form({ isActive: false })))).message).toContain("还有 1 个启用的账号");
    await db.account.updateMany({ where: { unitId: spare }, data: { isDisabled: true } });
    await updateUnit(world.viewers.administrator, form({ isActive: false }));
    expect((await listUnitOptions(world.viewers.administrator)).map(({ id }) => id)).not.toContain(spare);
    expect((await listUnitOptions(world.viewers.administrator, spare)).map(({ id }) => id)).toContain(spare);
  });

  it("and making an account for it at the same time never both succeed", async () => {
    for (let round = 0; round < 5; round += 1) {
      await db.account.deleteMany({ where: { unitId: spare } });
      await db.unit.update({ where: { id: spare }, data: { isActive: true, version: 1 } });
      const answers = await Promise.allSettled([updateUnit(world.viewers.administrator, form({ isActive: false })), createAccount(world.viewers.administrator, newcomer())]);
      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    }
  });
});

describe("一人兼任", () => {
  it("cannot be ended while something waits that its writer alone could sign", async () => {
    const account = await db.account.create({
      data: { username: randomUUID(), displayName: "经办", unitId: spare, roles: ["FILER", "SIGNER"], passwordHash: "-" }, select: { id: true },
    });
    await updateUnit(world.viewers.administrator, form({ allowsSelfSigning: true }));
    await db.period.update({ where: { id: world.periodId }, data: { locksAt: new Date("2999-12-31") } });
    const report = await db.report.create({
      data: { taskId: world.taskId, periodId: world.periodId, unitId: spare, state: "AWAITING_SIGNATURE", writtenById: account.id, writerIds: [account.id], writtenAt: new Date() },
      select: { id: true },
    });
    expect((await refusalOf(updateUnit(world.viewers.administrator, form({ version: 2 })))).message).toContain("1 份待审签的材料将无人可审签");
    expect(await db.unit.findUnique({ where: { id: spare } })).toMatchObject({ allowsSelfSigning: true, version: 2 });
    await db.report.delete({ where: { id: report.id } });
    await updateUnit(world.viewers.administrator, form({ version: 2 }));
    expect(await db.unit.findUnique({ where: { id: spare } })).toMatchObject({ allowsSelfSigning: false, version: 3 });
  });

  it("nor while a plan of its task waits that its writer alone could sign", async () => {
    const account = await db.account.create({
      data: { username: randomUUID(), displayName: "方案经办", unitId: spare, roles: ["FILER", "SIGNER"], passwordHash: "-" }, select: { id: true },
    });
    const { leadUnitId, ...task } = await db.task.update({ where: { id: world.taskId }, data: {}, select: { id: true, leadUnitId: true } });
    await db.unit.update({ where: { id: spare }, data: { allowsSelfSigning: true } });
    await db.account.updateMany({ where: { unitId: spare, id: { not: account.id } }, data: { isDisabled: true } });
    await db.task.update({ where: task, data: { leadUnitId: spare } });
    await db.plan.create({ data: { taskId: task.id, state: "AWAITING_SIGNATURE", goal: "目标", writtenById: account.id, writerIds: [account.id], writtenAt: new Date() } });
    const { version } = await db.unit.findUniqueOrThrow({ where: { id: spare }, select: { version: true } });
    expect((await refusalOf(updateUnit(world.viewers.administrator, form({ version })))).message).toContain("1 份待审签的材料将无人可审签");
    await db.plan.deleteMany();
    await db.task.update({ where: task, data: { leadUnitId } });
    await updateUnit(world.viewers.administrator, form({ version }));
  });
});

describe("the page of units", () => {
  it("shows what each leads and supports on a day, in the units' order", async () => {
    const rows = await listUnitDuties(world.viewers.outsider, world.listId, new Date("2026-11-24T02:00:00Z"));
    expect(rows.map(({ shortName, leads, supports }) => [shortName, leads, supports])).toEqual([
      ["市发改委", [1], []], ["市教育局", [2], [1]], ["市人社局", [], []], ["市公安局", [], []],
      ["沭阳县", [], [1]], ["泗阳县", [], []], ["市政府办", [], []], ["市档案局", [], []],
    ]);
    const then = await listUnitDuties(world.viewers.outsider, world.listId, new Date("2024-06-01T02:00:00Z"));
    expect(then.find(({ shortName }) => shortName === "泗阳县")?.supports).toEqual([1]);
  });

  it("has units though there is no list", async () => {
    const rows = await listUnitDuties(world.viewers.observer, null, new Date());
    expect(rows.every(({ leads, supports }) => leads.length + supports.length === 0)).toBe(true);
    expect(rows).toHaveLength(8);
  });

  it("costs three statements, however many units there are", async () => {
    let isCounting = true;
    let count = 0;
    // Only tests' clients tell; the product's client has no such event in its type.
    (db as unknown as { $on: (event: "query", listener: () => void) => void }).$on("query", () => {
      if (isCounting) count += 1;
    });
    await listUnitDuties(world.viewers.observer, world.listId, new Date());
    await new Promise((resolve) => setTimeout(resolve, 20));
    isCounting = false;
    expect(count).toBe(3);
  });
});
