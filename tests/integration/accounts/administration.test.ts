import { beforeAll, describe, expect, it } from "vitest";
import { createAccount, resetPassword, updateAccount } from "@/lib/accounts/mutations";
import { countAccounts, getAccount, listAccountEvents, listAccounts } from "@/lib/accounts/queries";
import { accountFilterSchema, updateAccountSchema } from "@/lib/accounts/schema";
import { NotFound, Refused } from "@/lib/actions/failures";
import { verifyPassword } from "@/lib/auth/password";
import { passwordFault, PASSWORD_PROFILES } from "@/lib/auth/rules-password";
import { loadViewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { createOffice, createPerson, editForm, key, stateOf, viewerOf, type Office } from "./fixture";

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});

const newcomer = (username: string, change: object = {}) => ({ username, displayName: "新来的", unit: office.unitId, roles: ["FILER" as const], requestId: key(), ...change });
const eventsOf = (subjectId: string) => db.auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" }, select: { event: true, actorId: true, detail: true } });

describe("everybody but an administrator", () => {
  it.each(["filer", "signer", "supervisor", "observer"] as const)("%s neither reads nor changes accounts: to him there are none", async (who) => {
    const viewer = office.viewers[who];
    const before = { accounts: await db.account.findMany({ orderBy: { id: "asc" } }), events: await db.auditEvent.count() };
    await expect(listAccounts(viewer, accountFilterSchema.parse({}))).rejects.toThrow(NotFound);
    await expect(getAccount(viewer, viewer.id)).rejects.toThrow(NotFound);
    await expect(listAccountEvents(viewer, viewer.id)).rejects.toThrow(NotFound);
    await expect(countAccounts(viewer)).rejects.toThrow(NotFound);
    await expect(createAccount(viewer, newcomer(`made-by-${who}`))).rejects.toThrow(NotFound);
    await expect(updateAccount(viewer, await editForm(viewer.id, { roles: ["ADMINISTRATOR"] }))).rejects.toThrow(NotFound);
    await expect(resetPassword(viewer, { account: office.ids.administrator, requestId: key(), version: 1 })).rejects.toThrow(NotFound);
    expect({ accounts: await db.account.findMany({ orderBy: { id: "asc" } }), events: await db.auditEvent.count() }).toEqual(before);
  });
});

describe("a new account", () => {
  it("gets a password that is kept as a hash only and must be changed", async () => {
    const made = await createAccount(office.viewers.administrator, newcomer("li.si"));
    const account = await stateOf(made?.accountId ?? "");
    expect(passwordFault(made?.password ?? "", PASSWORD_PROFILES.asvs) ?? passwordFault(made?.password ?? "", PASSWORD_PROFILES.dengbao)).toBeNull();
    expect(await verifyPassword(account.passwordHash, made?.password ?? "")).toBe(true);
    expect(account).toMatchObject({ username: "li.si", mustChangePassword: true, isDisabled: false, roles: ["FILER"], unitId: office.unitId });
    const events = await eventsOf(account.id);
    expect(events).toMatchObject([{ event: "ACCOUNT_CREATED", actorId: office.ids.administrator }]);
    expect(JSON.stringify(events)).not.toContain(made?.password);
  });

  it("is made once for a repeated request, also for two at the same time", async () => {
    const form = newcomer("wang.wu");
    const answers = await Promise.all([createAccount(office.viewers.administrator, form), createAccount(office.viewers.administrator, form)]);
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
    expect(await createAccount(office.viewers.administrator, form)).toBeNull();
    expect(await db.account.count({ where: { username: "wang.wu" } })).toBe(1);
  });

  it("is refused at the field where its user name is taken, in whatever case", async () => {
    await createAccount(office.viewers.administrator, newcomer("zhao.liu"));
    const refusal = createAccount(office.viewers.administrator, newcomer("Zhao.Liu"));
    await expect(refusal).rejects.toThrow(Refused);
    await expect(refusal).rejects.toMatchObject({ fieldErrors: { username: expect.any(String) as string } });
  });

  it("may be called a_b beside axb: an underscore stands for itself", async () => {
    await createAccount(office.viewers.administrator, newcomer("axb"));
    await createAccount(office.viewers.administrator, newcomer("a_b"));
    await expect(createAccount(office.viewers.administrator, newcomer("A_B"))).rejects.toThrow(Refused);
  });

  it("is refused in a unit that is closed or unknown", async () => {
    for (const unit of [office.closedUnitId, key()]) {
      await expect(createAccount(office.viewers.administrator, newcomer(`in-${unit.slice(0, 8)}`, { unit }))).rejects.toMatchObject({ fieldErrors: { unit: expect.any(String) as string } });
    }
  });
});

describe("a change of an account", () => {
  it("ends its sessions and is written with what was and what is", async () => {
    const id = await createPerson("mover", office.unitId, "FILER");
    const { sessionEpoch } = await stateOf(id);
    expect(await loadViewer(id, sessionEpoch)).not.toBeNull();
    await updateAccount(office.viewers.administrator, await editForm(id, { unit: office.otherUnitId, roles: ["FILER", "SIGNER"] }));
    expect(await loadViewer(id, sessionEpoch)).toBeNull();
    expect(await viewerOf(id)).toMatchObject({ unitId: office.otherUnitId, roles: ["FILER", "SIGNER"] });
    expect(await eventsOf(id)).toMatchObject([{ event: "ACCOUNT_UPDATED", detail: { before: { unitId: office.unitId }, after: { unitId: office.otherUnitId } } }]);
  });

  it("disables and enables it again, each with its own event", async () => {
    const id = await createPerson("leaver", office.unitId, "FILER");
    await updateAccount(office.viewers.administrator, await editForm(id, { isDisabled: true }));
    expect(await loadViewer(id)).toBeNull();
    await updateAccount(office.viewers.administrator, await editForm(id, { isDisabled: false }));
    expect(await loadViewer(id)).not.toBeNull();
    expect((await eventsOf(id)).map(({ event }) => event)).toEqual(["ACCOUNT_DISABLED", "ACCOUNT_ENABLED"]);
  });

  it("the right to instruct is an observer's, and on record", async () => {
    const id = await createPerson("leader", null, "OBSERVER");
    expect((await viewerOf(id)).mayInstruct).toBe(false);
    await updateAccount(office.viewers.administrator, await editForm(id, { mayInstruct: "on" }));
    expect((await viewerOf(id)).mayInstruct).toBe(true);
    expect(await eventsOf(id)).toMatchObject([{ event: "ACCOUNT_UPDATED", detail: { before: { mayInstruct: false }, after: { mayInstruct: true } } }]);
    const form = { account: id, requestId: key(), version: "2", displayName: "领导", unit: office.unitId, roles: "FILER", mayInstruct: "on" };
    expect(updateAccountSchema.safeParse(form).error?.issues).toMatchObject([{ path: ["mayInstruct"] }]);
  });

  it("does not bring an account back into a unit that has been closed meanwhile", async () => {
    const id = await createPerson("of-closed-unit", office.closedUnitId, "FILER");
    await db.account.update({ where: { id }, data: { isDisabled: true } });
    await expect(updateAccount(office.viewers.administrator, await editForm(id, { isDisabled: false }))).rejects.toMatchObject({ fieldErrors: { unit: expect.any(String) as string } });
    await updateAccount(office.viewers.administrator, await editForm(id, { isDisabled: false, unit: office.unitId }));
    expect(await viewerOf(id)).toMatchObject({ unitId: office.unitId });
  });

  it("is refused from a stale form, once repeated does nothing, and needs to be a change", async () => {
    const id = await createPerson("edited", office.unitId, "FILER");
    const stale = await editForm(id, { displayName: "第二个人改的" });
    const first = await editForm(id, { displayName: "第一个人改的" });
    await updateAccount(office.viewers.administrator, first);
    await expect(updateAccount(office.viewers.administrator, stale)).rejects.toThrow("已被他人修改");
    await updateAccount(office.viewers.administrator, first);
    expect(await stateOf(id)).toMatchObject({ displayName: "第一个人改的", sessionEpoch: 2 });
    await expect(updateAccount(office.viewers.administrator, await editForm(id))).rejects.toThrow("没有改动");
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it("of an account that is not there is 404", async () => {
    await expect(updateAccount(office.viewers.administrator, { ...(await editForm(office.ids.filer)), account: key() })).rejects.toThrow(NotFound);
    await expect(resetPassword(office.viewers.administrator, { account: key(), requestId: key(), version: 1 })).rejects.toThrow(NotFound);
  });
});

describe("a reset password", () => {
  it("replaces the old one, must be changed, and ends the sessions", async () => {
    const id = await createPerson("forgetful", office.unitId, "FILER");
    const before = await stateOf(id);
    const form = { account: id, requestId: key(), version: before.sessionEpoch };
    const made = await resetPassword(office.viewers.administrator, form);
    const after = await stateOf(id);
    expect(await verifyPassword(after.passwordHash, made?.password ?? "")).toBe(true);
    expect(after.mustChangePassword).toBe(true);
    expect(await loadViewer(id, before.sessionEpoch)).toBeNull();
    expect(await resetPassword(office.viewers.administrator, form)).toBeNull();
    expect((await stateOf(id)).passwordHash).toBe(after.passwordHash);
    await expect(resetPassword(office.viewers.administrator, { ...form, requestId: key() })).rejects.toThrow("已被他人修改");
  });

  it("is for others only: one's own would be gone before it was read", async () => {
    const { sessionEpoch } = await stateOf(office.ids.administrator);
    await expect(resetPassword(office.viewers.administrator, { account: office.ids.administrator, requestId: key(), version: sessionEpoch })).rejects.toThrow(Refused);
  });
});

describe("the list of accounts", () => {
  it("counts every account in exactly one state", async () => {
    const { ACTIVE, MUST_CHANGE_PASSWORD, DISABLED } = await countAccounts(office.viewers.administrator);
    expect(ACTIVE + MUST_CHANGE_PASSWORD + DISABLED).toBe(await db.account.count());
    expect(MUST_CHANGE_PASSWORD).toBe(await db.account.count({ where: { mustChangePassword: true, isDisabled: false } }));
  });

  it("finds by name in either field, unit, role and state, page by page", async () => {
    const find = async (filter: object) => (await listAccounts(office.viewers.administrator, accountFilterSchema.parse(filter))).rows.map((row) => row.username);
    expect(await find({ q: "SUPERV" })).toEqual(["supervisor"]);
    expect(await find({ q: "新来的", state: "MUST_CHANGE_PASSWORD" })).toContain("li.si");
    expect(await find({ role: "SIGNER", unit: office.unitId })).toEqual(["signer"]);
    expect(await find({ q: "%" })).toEqual([]);
    expect(await find({ q: "_" })).toEqual(["a_b"]);
    const all = await db.account.count();
    const beyond = await listAccounts(office.viewers.administrator, accountFilterSchema.parse({ page: "9" }));
    expect(beyond).toMatchObject({ count: all, page: 1, pageCount: 1 });
    expect(beyond.rows).toHaveLength(all);
    await expect(getAccount(office.viewers.administrator, "no-uuid")).rejects.toThrow(NotFound);
  });
});
