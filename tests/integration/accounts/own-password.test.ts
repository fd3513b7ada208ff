import { beforeAll, describe, expect, it } from "vitest";
import { changePassword } from "@/lib/accounts/mutations-password";
import { listDemoAccounts } from "@/lib/accounts/queries";
import { verifyPassword } from "@/lib/auth/password";
import { loadViewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { authorize, createOffice, createPerson, OLD_PASSWORD, stateOf, viewerOf, type Office } from "./fixture";

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});

const form = (currentPassword: string, newPassword = "New-pass-1") => ({ currentPassword, newPassword, repeatedPassword: newPassword });

describe("one's own password", () => {
  it("changes for everybody, ends all sessions and lifts the duty to change it", async () => {
    const id = await createPerson("new-here", office.unitId, "FILER");
    await db.account.update({ where: { id }, data: { mustChangePassword: true } });
    const viewer = await viewerOf(id);
    await changePassword(viewer, form(OLD_PASSWORD));
    const after = await stateOf(id);
    expect(await verifyPassword(after.passwordHash, "New-pass-1")).toBe(true);
    expect(after.mustChangePassword).toBe(false);
    expect(await loadViewer(id, after.sessionEpoch - 1)).toBeNull();
    expect(await db.auditEvent.findMany({ where: { subjectId: id } })).toMatchObject([{ event: "ACCOUNT_PASSWORD_CHANGED", actorId: id, detail: {} }]);
  });

  it("stays when the current one is wrong, and says so at the field", async () => {
    const before = await stateOf(office.ids.filer);
    await expect(changePassword(office.viewers.filer, form("Wrong-pass-1"))).rejects.toMatchObject({ fieldErrors: { currentPassword: expect.any(String) as string } });
    expect(await stateOf(office.ids.filer)).toEqual(before);
  });

  it("is changed once when two changes meet", async () => {
    const viewer = await viewerOf(await createPerson("two-tabs", office.unitId, "FILER"));
    const answers = await Promise.allSettled([changePassword(viewer, form(OLD_PASSWORD, "New-pass-1")), changePassword(viewer, form(OLD_PASSWORD, "New-pass-2"))]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("signing in", () => {
  it("takes the right password of an enabled account only", async () => {
    expect(await authorize("supervisor", OLD_PASSWORD)).toMatchObject({ id: office.ids.supervisor, sessionEpoch: 1 });
    expect(await authorize(" supervisor ", OLD_PASSWORD)).not.toBeNull();
    expect(await authorize("supervisor", "Wrong-pass-1")).toBeNull();
    expect(await authorize("nobody", OLD_PASSWORD)).toBeNull();
    expect(await authorize("", "")).toBeNull();
    await db.account.update({ where: { id: office.ids.observer }, data: { isDisabled: true } });
    expect(await authorize("observer", OLD_PASSWORD)).toBeNull();
  });
});

it("accounts are offered in a demonstration only, and only those one can enter", async () => {
  expect(await listDemoAccounts()).toEqual([]);
  await db.installation.create({ data: { id: 1, isDemo: true } });
  const offered = (await listDemoAccounts()).map((account) => account.username);
  expect(offered).toEqual(expect.arrayContaining(["admin", "supervisor", "signer"]));
  expect(offered).not.toContain("observer"); // disabled above
});
