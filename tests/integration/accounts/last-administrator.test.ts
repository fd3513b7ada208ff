import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { updateAccount } from "@/lib/accounts/mutations";
import { createAdministrator } from "@/lib/accounts/mutations-setup";
import { db } from "@/lib/db/client";
import { createOffice, createPerson, editForm, stateOf, viewerOf, type Office } from "./fixture";

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});

const administrators = () => db.account.count({ where: { isDisabled: false, roles: { has: "ADMINISTRATOR" } } });

describe("the last administrator", () => {
  beforeEach(async () => {
    await db.account.updateMany({ where: { id: office.ids.administrator }, data: { isDisabled: false, roles: ["ADMINISTRATOR"] } });
    await db.account.updateMany({ where: { id: { not: office.ids.administrator }, roles: { has: "ADMINISTRATOR" } }, data: { isDisabled: true } });
  });

  it.each([
    ["disable himself", { isDisabled: true }],
    ["give up the role", { roles: ["OBSERVER"] }],
  ])("may not %s", async (_what, change) => {
    const before = await stateOf(office.ids.administrator);
    await expect(updateAccount(office.viewers.administrator, await editForm(office.ids.administrator, change))).rejects.toThrow("最后一个启用的管理员");
    expect(await stateOf(office.ids.administrator)).toEqual(before);
  });

  it("may once there is another", async () => {
    await createPerson("second-admin", null, "ADMINISTRATOR");
    await updateAccount(office.viewers.administrator, await editForm(office.ids.administrator, { isDisabled: true }));
    expect(await administrators()).toBe(1);
  });

  it("is left when two demote each other at the same moment", async () => {
    const otherId = await createPerson("third-admin", null, "ADMINISTRATOR");
    const other = await viewerOf(otherId);
    const [mine, his] = await Promise.all([
      editForm(otherId, { roles: ["OBSERVER"] }),
      editForm(office.ids.administrator, { roles: ["OBSERVER"] }),
    ]);
    const answers = await Promise.allSettled([updateAccount(office.viewers.administrator, mine), updateAccount(other, his)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await administrators()).toBe(1);
  });
});

describe("the first administrator, from the console", () => {
  const person = { username: "first", displayName: "系统管理员", another: false };

  it("is refused while one is enabled, unless another is asked for", async () => {
    await expect(createAdministrator(person)).rejects.toThrow("已有启用的管理员");
    await createAdministrator({ ...person, another: true });
    await expect(createAdministrator({ ...person, username: "FIRST", another: true })).rejects.toThrow("已被使用");
    const made = await db.account.findUniqueOrThrow({ where: { username: "first" } });
    expect(made).toMatchObject({ roles: ["ADMINISTRATOR"], mustChangePassword: true, unitId: null });
    expect(await db.auditEvent.findFirst({ where: { subjectId: made.id } })).toMatchObject({ event: "ACCOUNT_CREATED", actorId: null, actorName: "系统" });
    expect(await db.installation.findUnique({ where: { id: 1 } })).toMatchObject({ isDemo: false });
  });

  it("is refused in a demonstration", async () => {
    await db.installation.updateMany({ data: { isDemo: true } });
    await expect(createAdministrator({ ...person, username: "later", another: true })).rejects.toThrow("演示数据库");
    expect(await db.account.count({ where: { username: "later" } })).toBe(0);
  });
});
