import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { updateAccount } from "@/lib/accounts/mutations";
import { changePassword } from "@/lib/accounts/mutations-password";
import { endAccountSessions, endOtherSessions, endOwnSession } from "@/lib/accounts/mutations-sessions";
import { getAccountAccess, listOwnSessions } from "@/lib/accounts/queries-access";
import { updateAccountSchema } from "@/lib/accounts/schema";
import { authOptions } from "@/lib/auth/options";
import type { Viewer } from "@/lib/auth/schema";
import { openSession, readSession } from "@/lib/auth/sessions";
import { loadViewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { createOffice, editForm, key, OLD_PASSWORD, viewerOf, type Office } from "../accounts/fixture";

vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers()) }));

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});
beforeEach(async () => {
  await db.session.deleteMany();
});

const MINUTE = 60_000;
const CALLER = { address: "192.0.2.7", agent: "Chrome，Windows" };
const open = (accountId = office.ids.filer, at = new Date()) => openSession(accountId, "PASSWORD", CALLER, at);
const isOpen = async (id: string, accountId = office.ids.filer, at = new Date()) => (await readSession(id, accountId, { now: at })) !== null;
async function inSession(accountId: string, id: string): Promise<Viewer> {
  return { ...(await viewerOf(accountId)), session: { id, by: "PASSWORD" } };
}

describe("a session", () => {
  it("ends when nobody used it for an hour, and not while somebody does", async () => {
    const start = Date.now();
    const id = await open(undefined, new Date(start));
    expect(await isOpen(id, undefined, new Date(start + 59 * MINUTE))).toBe(true);
    expect(await isOpen(id, undefined, new Date(start + 118 * MINUTE))).toBe(true);
    expect(await isOpen(id, undefined, new Date(start + 179 * MINUTE))).toBe(false);
  });

  it("is not kept alive by what a page asks by itself", async () => {
    const start = Date.now();
    const id = await open(undefined, new Date(start));
    expect(await readSession(id, office.ids.filer, { isUse: false, now: new Date(start + 50 * MINUTE) })).not.toBeNull();
    expect(await isOpen(id, undefined, new Date(start + 61 * MINUTE))).toBe(false);
  });

  it("ends after twelve hours, however much it is used", async () => {
    const start = Date.now();
    const id = await open(undefined, new Date(start));
    for (let minutes = 50; minutes < 720; minutes += 50) expect(await isOpen(id, undefined, new Date(start + minutes * MINUTE))).toBe(true);
    expect(await isOpen(id, undefined, new Date(start + 721 * MINUTE))).toBe(false);
  });

  it("of more than fifty the oldest ends", async () => {
    const first = await open();
    for (let i = 0; i < 50; i += 1) await open();
    expect(await isOpen(first)).toBe(false);
    expect(await db.session.count({ where: { accountId: office.ids.filer, endedAt: null } })).toBe(50);
  });

  it("serves its own account only", async () => {
    expect(await isOpen(await open(), office.ids.signer)).toBe(false);
  });

  it("ends on signing out, and is told in the audit once", async () => {
    const id = await open();
    const out = () => authOptions.events?.signOut?.({ session: {}, token: { sub: office.ids.filer, session: id } } as never);
    await out();
    await out();
    expect(await isOpen(id)).toBe(false);
    expect(await db.auditEvent.count({ where: { event: "SIGNED_OUT", actorId: office.ids.filer } })).toBe(1);
  });
});

describe("one's own sessions", () => {
  it("are listed with device and address, this one first", async () => {
    const first = await open();
    const second = await open();
    await open(office.ids.signer);
    const listed = await listOwnSessions(await inSession(office.ids.filer, first));
    expect(listed.map(({ id, isThis, address, agent }) => ({ id, isThis, address, agent }))).toEqual([{ id: first, isThis: true, ...CALLER }, { id: second, isThis: false, ...CALLER }]);
  });

  it("are ended one by one, or all but this one", async () => {
    const [here, other, third] = [await open(), await open(), await open()];
    const viewer = await inSession(office.ids.filer, here);
    await endOwnSession(viewer, { session: other, requestId: key() });
    expect([await isOpen(here), await isOpen(other), await isOpen(third)]).toEqual([true, false, true]);
    await endOtherSessions(viewer, { requestId: key() });
    expect([await isOpen(here), await isOpen(third)]).toEqual([true, false]);
    await expect(endOtherSessions(viewer, { requestId: key() })).rejects.toThrow("没有可结束的会话");
    expect(await db.auditEvent.count({ where: { event: "ACCOUNT_SESSIONS_ENDED", subjectId: office.ids.filer } })).toBe(2);
  });

  it("are nobody else's to end", async () => {
    const others = await open(office.ids.signer);
    await expect(endOwnSession(office.viewers.filer, { session: others, requestId: key() })).rejects.toMatchObject({ name: "NotFound" });
    await expect(endAccountSessions(office.viewers.supervisor, { account: office.ids.signer, requestId: key() })).rejects.toMatchObject({ name: "NotFound" });
    await expect(getAccountAccess(office.viewers.supervisor, office.ids.signer)).rejects.toMatchObject({ name: "NotFound" });
    expect(await isOpen(others, office.ids.signer)).toBe(true);
  });
});

describe("an administrator", () => {
  it("ends all sessions of an account, and keeps the one he asks in", async () => {
    const [one, two] = [await open(), await open()];
    expect(await getAccountAccess(office.viewers.administrator, office.ids.filer)).toEqual({ openSessions: 2, hasTotp: false });
    await endAccountSessions(office.viewers.administrator, { account: office.ids.filer, requestId: key() });
    expect([await isOpen(one), await isOpen(two)]).toEqual([false, false]);

    const [here, there] = [await open(office.ids.administrator), await open(office.ids.administrator)];
    await endAccountSessions(await inSession(office.ids.administrator, here), { account: office.ids.administrator, requestId: key() });
    expect([await isOpen(here, office.ids.administrator), await isOpen(there, office.ids.administrator)]).toEqual([true, false]);
  });

  it("ends them by every change of the account", async () => {
    const id = await open();
    await updateAccount(office.viewers.administrator, updateAccountSchema.parse(await editForm(office.ids.filer, { displayName: "改名", isDisabled: undefined })));
    expect(await isOpen(id)).toBe(false);
  });
});

it("a new password ends every session, the one it was changed in too", async () => {
  const [here, there] = [await open(office.ids.observer), await open(office.ids.observer)];
  await changePassword(await inSession(office.ids.observer, here), { currentPassword: OLD_PASSWORD, newPassword: "Wb7-kretli", repeatedPassword: "Wb7-kretli" });
  expect([await isOpen(here, office.ids.observer), await isOpen(there, office.ids.observer)]).toEqual([false, false]);
});

it("who comes by the outside provider is not held up by a password that he has no use for", async () => {
  await db.account.update({ where: { id: office.ids.signer }, data: { mustChangePassword: true } });
  expect((await loadViewer(office.ids.signer, undefined, { id: key(), by: "PASSWORD" }))?.mustChangePassword).toBe(true);
  expect((await loadViewer(office.ids.signer, undefined, { id: key(), by: "OIDC" }))?.mustChangePassword).toBe(false);
});
