import { beforeAll, beforeEach, expect, it } from "vitest";
import { resetPassword } from "@/lib/accounts/mutations";
import { changePassword } from "@/lib/accounts/mutations-password";
import { changePasswordSchema, firstDuty } from "@/lib/auth/schema";
import { loadViewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { authorize, createOffice, createPerson, key, OLD_PASSWORD, stateOf, viewerOf, type Office } from "./fixture";

let office: Office;
let id: string;
beforeAll(async () => {
  office = await createOffice();
});
beforeEach(async () => {
  id = await createPerson(`person-${key().slice(0, 8)}`, office.unitId, "FILER");
});

async function change(currentPassword: string, newPassword: string): Promise<void> {
  await changePassword(await viewerOf(id), { currentPassword, newPassword, repeatedPassword: newPassword });
}
const NEW = ["Wb7-kretli", "Wb8-kretli", "Wb9-kretli", "Wb6-kretli", "Wb5-kretli"] as const;

it("the change of a password asks for what the policy asks, at the field, and changes nothing otherwise", async () => {
  const before = await stateOf(id);
  for (const [password, words] of [["Short-1", "至少 8 位"], ["abcdefghij", "三类"], ["Password-1", "过于常见"], [`A1-${before.username}`, "用户名"]] as const) {
    await expect(change(OLD_PASSWORD, password)).rejects.toMatchObject({ fieldErrors: { newPassword: expect.stringContaining(words) as string } });
  }
  expect(await stateOf(id)).toEqual(before);
});

it("none of the last five passwords is taken again; the sixth last is", async () => {
  let current: string = OLD_PASSWORD;
  for (const next of NEW) {
    await change(current, next);
    current = next;
  }
  // The present one and the four before it.
  for (const used of NEW.slice(0, 4)) await expect(change(current, used)).rejects.toMatchObject({ fieldErrors: { newPassword: "新密码不能是最近 5 次用过的密码。" } });
  await change(current, OLD_PASSWORD);
  expect(await db.formerPassword.count({ where: { accountId: id } })).toBe(4);
});

it("a password that an administrator replaced counts as used", async () => {
  const made = await resetPassword(office.viewers.administrator, { account: id, version: 1, requestId: key() });
  await expect(change(made?.password ?? "", OLD_PASSWORD)).rejects.toMatchObject({ fieldErrors: { newPassword: "新密码不能是最近 5 次用过的密码。" } });
});

it("after ninety days a password has to be changed before anything else, and is current again afterwards", async () => {
  const daysAgo = (days: number) => db.account.update({ where: { id }, data: { passwordChangedAt: new Date(Date.now() - days * 86_400_000) } });
  const duty = async () => {
    const viewer = await loadViewer(id);
    return viewer && firstDuty(viewer);
  };
  await daysAgo(89);
  expect(await duty()).toBeNull();
  await daysAgo(91);
  expect(await duty()).toBe("/account");
  await change(OLD_PASSWORD, NEW[0]);
  expect(await duty()).toBeNull();
});

it.each([
  ["with blanks at both ends", "  Kretli Vor-7  ", ["Kretli Vor-7", " Kretli Vor-7 ", "  kretli vor-7  ", "  KRETLI VOR-7  "]],
  ["of 128 characters", `Kr-7${"督".repeat(124)}`, [`Kr-7${"督".repeat(123)}`, `Kr-7${"督".repeat(125)}`]],
])("a password %s lets in exactly as it was typed", async (_what, typed, others) => {
  const form = changePasswordSchema.parse({ currentPassword: OLD_PASSWORD, newPassword: typed, repeatedPassword: typed });
  await changePassword(await viewerOf(id), form);
  const { username } = await stateOf(id);
  for (const other of others) expect(await authorize(username, other), other).toBeNull();
  expect(await authorize(username, typed)).toMatchObject({ id });
});

it("a password of more than 128 characters is refused at the field", () => {
  const typed = `Kr-7${"督".repeat(125)}`;
  const { error } = changePasswordSchema.safeParse({ currentPassword: OLD_PASSWORD, newPassword: typed, repeatedPassword: typed });
  expect(error?.issues).toContainEqual(expect.objectContaining({ path: ["newPassword"], message: "新密码最多 128 位。" }));
});
