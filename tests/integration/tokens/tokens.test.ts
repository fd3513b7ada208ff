import { beforeAll, describe, expect, it } from "vitest";
import { resetPassword, updateAccount } from "@/lib/accounts/mutations";
import { changePassword } from "@/lib/accounts/mutations-password";
import { NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { getTokenViewer } from "@/lib/auth/viewer-token";
import { db } from "@/lib/db/client";
import { createToken, revokeToken } from "@/lib/tokens/mutations";
import { listAccountTokens, listOwnTokens } from "@/lib/tokens/queries";
import { MAX_LIVE_TOKENS } from "@/lib/tokens/rules";
import { createOffice, createPerson, editForm, key, OLD_PASSWORD, stateOf, viewerOf, type Office } from "../accounts/fixture";

const DAY_MS = 86_400_000;

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});

const form = (change: object = {}) => ({ name: "取数程序", scopes: ["lists:read" as const], lifetime: "30" as const, requestId: key(), ...change });
const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` });
const idOf = async (viewer: Viewer) => (await listOwnTokens(viewer))[0]?.id ?? "";

async function makeToken(viewer: Viewer, change: object = {}, now?: Date): Promise<string> {
  const made = await createToken(viewer, form(change), now);
  if (!made) throw new Error("no token was made");
  return made.token;
}

/** An account of its own, so that one test's end of tokens is not another's. */
async function createOwner(username: string): Promise<{ id: string; viewer: Viewer; token: string }> {
  const id = await createPerson(username, office.unitId, "FILER");
  const viewer = await viewerOf(id);
  return { id, viewer, token: await makeToken(viewer) };
}

describe("a token", () => {
  it("makes its owner the viewer, as the database has him at this request", async () => {
    const { id, viewer, token } = await createOwner("owner");
    expect(await getTokenViewer(bearer(token))).toMatchObject({ viewer: { ...viewer }, scopes: ["lists:read"] });
    await updateAccount(office.viewers.administrator, await editForm(id, { unit: office.otherUnitId, roles: ["SIGNER"] }));
    expect((await getTokenViewer(bearer(token)))?.viewer).toMatchObject({ unitId: office.otherUnitId, roles: ["SIGNER"] });
  });

  it("is kept as a hash only, and stands neither in the table nor in the audit", async () => {
    const { id, token } = await createOwner("keeper");
    expect(token).toMatch(/^dbn_[\w-]{43}$/);
    const kept = await db.apiToken.findMany({ where: { accountId: id } });
    const told = await db.auditEvent.findMany({ where: { subjectId: id }, select: { event: true, actorId: true, detail: true } });
    expect(told).toMatchObject([{ event: "TOKEN_CREATED", actorId: id, detail: { name: "取数程序", scopes: ["lists:read"] } }]);
    expect(JSON.stringify([kept, told])).not.toContain(token.slice(8));
    expect(kept[0]?.prefix).toBe(token.slice(0, 8));
  });

  it("is made once for a repeated request, also for two at the same time", async () => {
    const viewer = await viewerOf(await createPerson("repeater", office.unitId, "FILER"));
    const same = form();
    const made = await Promise.all([createToken(viewer, same), createToken(viewer, same)]);
    expect(made.filter((one) => one !== null)).toHaveLength(1);
    expect(await createToken(viewer, same)).toBeNull();
    expect(await db.apiToken.count({ where: { accountId: viewer.id } })).toBe(1);
  });

  it("stays in sight while it works, however many of its owner's work no more", async () => {
    const { id, viewer, token } = await createOwner("hoarder");
    const own = await idOf(viewer);
    const { hash: _, id: __, ...kept } = await db.apiToken.findUniqueOrThrow({ where: { id: own } });
    await db.apiToken.createMany({ data: Array.from({ length: 70 }, (_one, at) => ({ ...kept, revokedAt: new Date(), hash: at.toString(16).padStart(64, "0") })) });
    expect(await getTokenViewer(bearer(token))).not.toBeNull();
    expect((await listOwnTokens(viewer))[0]).toMatchObject({ id: own, state: "LIVE" });
    expect((await listAccountTokens(office.viewers.administrator, id))[0]).toMatchObject({ id: own, state: "LIVE" });
  });

  it("notes the hour of its use, at most once an hour", async () => {
    const { viewer, token } = await createOwner("user");
    const noted = async () => (await listOwnTokens(viewer))[0]?.lastUsedAt?.toISOString() ?? null;
    const tomorrow = Date.UTC(2027, 0, 1, 8, 20);
    await db.apiToken.updateMany({ where: { accountId: viewer.id }, data: { expiresAt: new Date(tomorrow + DAY_MS) } });
    expect(await noted()).toBeNull();
    await getTokenViewer(bearer(token), new Date(tomorrow));
    expect(await noted()).toBe("2027-01-01T08:00:00.000Z");
    await db.apiToken.updateMany({ where: { accountId: viewer.id }, data: { lastUsedAt: new Date(tomorrow - 60_000) } });
    await getTokenViewer(bearer(token), new Date(tomorrow + 60_000));
    expect(await noted()).toBe("2027-01-01T08:19:00.000Z");
    await getTokenViewer(bearer(token), new Date(tomorrow + 3_600_000));
    expect(await noted()).toBe("2027-01-01T09:00:00.000Z");
  });

  it("is one of twenty at most, also for two asked for at the same time; one that ended leaves its place", async () => {
    const viewer = await viewerOf(await createPerson("collector", office.unitId, "FILER"));
    for (let count = 1; count < MAX_LIVE_TOKENS; count += 1) await makeToken(viewer);
    const [one, other] = await Promise.allSettled([createToken(viewer, form()), createToken(viewer, form())]);
    expect([one.status, other.status].sort()).toEqual(["fulfilled", "rejected"]);
    await expect(createToken(viewer, form())).rejects.toThrow(Refused);
    await db.apiToken.updateMany({ where: { id: await idOf(viewer) }, data: { createdAt: new Date(Date.now() - 2 * DAY_MS), expiresAt: new Date(Date.now() - DAY_MS) } });
    await makeToken(viewer);
  });

  it("has an end within a year and a day, and is refused at the field otherwise", async () => {
    const viewer = office.viewers.filer;
    const now = new Date("2026-11-24T03:00:00Z");
    for (const until of ["2026-11-24", "2025-01-01", "2027-11-26", "2099-01-01"]) {
      await expect(createToken(viewer, form({ lifetime: "date", until }), now), until).rejects.toMatchObject({ fieldErrors: { until: expect.any(String) as string } });
    }
    await makeToken(viewer, { lifetime: "date", until: "2026-11-25" }, now);
    expect((await listOwnTokens(viewer, now))[0]?.expiresAt.toISOString()).toBe("2026-11-25T16:00:00.000Z");
  });
});

describe("does not work any more", () => {
  const works = async (token: string, now?: Date) => (await getTokenViewer(bearer(token), now)) !== null;

  it("from the moment it ends", async () => {
    const viewer = office.viewers.observer;
    const token = await makeToken(viewer, { lifetime: "7" }, new Date());
    const end = (await listOwnTokens(viewer))[0]?.expiresAt.getTime() ?? 0;
    expect(await works(token, new Date(end - 1))).toBe(true);
    expect(await works(token, new Date(end))).toBe(false);
  });

  it("once revoked, for good, and with one event however often it is asked for", async () => {
    const { id, viewer, token } = await createOwner("revoker");
    const step = { token: await idOf(viewer), requestId: key() };
    await revokeToken(viewer, step);
    await revokeToken(viewer, step);
    await expect(revokeToken(viewer, { ...step, requestId: key() })).rejects.toThrow(Refused);
    expect(await works(token)).toBe(false);
    expect(await db.auditEvent.count({ where: { subjectId: id, event: "TOKEN_REVOKED" } })).toBe(1);
  });

  it("when its owner is disabled, and not again when he comes back", async () => {
    const { id, token } = await createOwner("leaver");
    await updateAccount(office.viewers.administrator, await editForm(id, { isDisabled: true }));
    expect(await works(token)).toBe(false);
    await updateAccount(office.viewers.administrator, await editForm(id, { isDisabled: false }));
    expect(await works(token)).toBe(false);
  });

  it("while its owner is disabled or must change his password, whatever became of the token", async () => {
    const { id, token } = await createOwner("waiter");
    await db.account.update({ where: { id }, data: { mustChangePassword: true } });
    expect(await works(token)).toBe(false);
    await db.account.update({ where: { id }, data: { mustChangePassword: false, isDisabled: true } });
    expect(await works(token)).toBe(false);
  });

  it("after a new password, whoever gave it", async () => {
    const changed = await createOwner("changer");
    await changePassword(changed.viewer, { currentPassword: OLD_PASSWORD, newPassword: "New-pass-22", repeatedPassword: "New-pass-22" });
    expect(await works(changed.token)).toBe(false);
    const reset = await createOwner("forgetful");
    await resetPassword(office.viewers.administrator, { account: reset.id, requestId: key(), version: (await stateOf(reset.id)).sessionEpoch });
    await db.account.update({ where: { id: reset.id }, data: { mustChangePassword: false } });
    expect(await works(reset.token)).toBe(false);
    expect(await db.auditEvent.findMany({ where: { event: "TOKEN_REVOKED", subjectId: { in: [changed.id, reset.id] } }, select: { actorId: true, reason: true }, orderBy: { id: "asc" } })).toEqual([
      { actorId: changed.id, reason: "修改密码" }, { actorId: office.ids.administrator, reason: "密码重置" },
    ]);
  });

  it.each(["", "Bearer", "Bearer nonsense", `Bearer dbn_${"x".repeat(43)}`, `Basic dbn_${"x".repeat(43)}`, `Bearer dbn_${"x".repeat(43)} more`])("as %s, which is none", async (authorization) => {
    expect(await getTokenViewer(new Headers({ authorization }))).toBeNull();
  });
});

describe("a neighbour", () => {
  it.each(["signer", "supervisor", "observer"] as const)("%s neither sees nor ends another's token: to him there is none", async (who) => {
    const { id, viewer, token } = await createOwner(`neighbour-of-${who}`);
    const step = { token: await idOf(viewer), requestId: key() };
    await expect(revokeToken(office.viewers[who], step)).rejects.toThrow(NotFound);
    await expect(listAccountTokens(office.viewers[who], id)).rejects.toThrow(NotFound);
    expect((await listOwnTokens(office.viewers[who])).map((row) => row.id)).not.toContain(step.token);
    expect(await getTokenViewer(bearer(token))).not.toBeNull();
  });

  it("who is the administrator sees names and dates, and may end it", async () => {
    const { id, viewer, token } = await createOwner("watched");
    const [row] = await listAccountTokens(office.viewers.administrator, id);
    expect(Object.keys(row ?? {}).sort()).toEqual(["createdAt", "expiresAt", "id", "lastUsedAt", "name", "state"]);
    await revokeToken(office.viewers.administrator, { token: row?.id ?? "", requestId: key() });
    expect(await getTokenViewer(bearer(token))).toBeNull();
    expect((await listOwnTokens(viewer))[0]?.state).toBe("REVOKED");
  });
});
