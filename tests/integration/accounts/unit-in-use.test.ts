import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { createAccount, updateAccount } from "@/lib/accounts/mutations";
import { countAccounts, listAccounts } from "@/lib/accounts/queries";
import { accountFilterSchema } from "@/lib/accounts/schema";
import { NotFound } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { createWorld, type World } from "../comments/fixture";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await db.unit.update({ where: { id: world.units.other }, data: { isActive: true } });
  await db.account.update({ where: { id: world.viewers.outsider.id }, data: { isDisabled: false, sessionEpoch: 1, displayName: "公安填报" } });
});

const form = (change: object) => ({
  account: world.viewers.outsider.id, requestId: randomUUID(), version: 1, displayName: "公安填报", unit: world.units.other, roles: ["FILER" as const], isDisabled: false, ...change,
});

it("an account of a unit that is out of use is not let in again", async () => {
  await updateAccount(world.viewers.administrator, form({ isDisabled: true }));
  await db.unit.update({ where: { id: world.units.other }, data: { isActive: false } });
  await expect(updateAccount(world.viewers.administrator, form({ version: 2 }))).rejects.toThrow("已停用");
  await updateAccount(world.viewers.administrator, form({ version: 2, isDisabled: true, displayName: "公安原填报" })); // a name may still be put right
  await updateAccount(world.viewers.administrator, form({ version: 3, unit: world.units.office })); // and another unit takes it over
  expect(await db.account.findUnique({ where: { id: world.viewers.outsider.id } })).toMatchObject({ isDisabled: false, unitId: world.units.office, sessionEpoch: 4 });
  await db.account.update({ where: { id: world.viewers.outsider.id }, data: { unitId: world.units.other } });
});

it("accounts are neither made for a unit that is out of use nor moved there", async () => {
  await db.unit.update({ where: { id: world.units.other }, data: { isActive: false } });
  const newcomer = { requestId: randomUUID(), unit: world.units.other, username: "newcomer", displayName: "新人", roles: ["FILER" as const] };
  await expect(createAccount(world.viewers.administrator, newcomer)).rejects.toThrow("已停用");
  const filer = form({ account: world.viewers.filer.id, displayName: "发改填报" });
  await expect(updateAccount(world.viewers.administrator, filer)).rejects.toThrow("已停用");
});

it("a page beyond the last is the last, and control characters in the search are as if not there", async () => {
  const filter = (query: Record<string, string>) => accountFilterSchema.parse(query);
  const all = await listAccounts(world.viewers.administrator, filter({ page: "1000" }));
  expect(all).toMatchObject({ page: 1, pageCount: 1 });
  expect(all.rows).toHaveLength(all.count);
  expect((await listAccounts(world.viewers.administrator, filter({ q: "\0" }))).count).toBe(all.count);
});

it("are counted by their state, for administrators only", async () => {
  await db.account.update({ where: { id: world.viewers.outsider.id }, data: { isDisabled: true } });
  const counts = await countAccounts(world.viewers.administrator);
  expect(counts).toMatchObject({ DISABLED: 1, MUST_CHANGE_PASSWORD: 0 });
  expect(counts.ACTIVE + counts.DISABLED).toBe(await db.account.count());
  await expect(countAccounts(world.viewers.supervisor)).rejects.toThrow(NotFound);
});
