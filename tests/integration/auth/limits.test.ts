import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { resetPassword } from "@/lib/accounts/mutations";
import { changePassword } from "@/lib/accounts/mutations-password";
import { ACCOUNT_FAILURES, ADDRESS_FAILURES, OWN_FAILURES, SIGN_INS } from "@/lib/auth/rules-limits";
import { authorize } from "@/lib/auth/sign-in";
import { db } from "@/lib/db/client";
import { forgetAudit } from "@/tests/support/forget-audit";
import { createOffice, key, OLD_PASSWORD, stateOf, viewerOf, type Office } from "../accounts/fixture";

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  await forgetAudit();
});

const ADDRESS = "192.0.2.7";
const WRONG = "Wrong-pass-1";
/** @returns "in", "wrong", or the code of the refusal */
const tryAs = (name: string, password: string, address: string | null = ADDRESS) =>
  authorize({ username: name, password, code: "" }, { address, agent: "" }).then((account) => (account ? "in" : "wrong"), (error: unknown) => (error as Error).message);
async function fail(name: string, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) expect(await tryAs(name, WRONG)).toBe("wrong");
}
const eventsOf = async (event: string) => db.auditEvent.findMany({ where: { event }, select: { actorId: true, actorName: true, subjectId: true, address: true } });

describe("a name whose password was wrong too often", () => {
  it("is locked, for the right password too", async () => {
    await fail("filer", ACCOUNT_FAILURES.points);
    expect(await tryAs("filer", OLD_PASSWORD)).toBe("Locked");
    expect(await tryAs("Filer", OLD_PASSWORD)).toBe("Locked");
    expect(await tryAs("signer", OLD_PASSWORD)).toBe("in");
  });

  it("is locked for ten minutes from its last failure, and no longer", async () => {
    await fail("filer", ACCOUNT_FAILURES.points);
    const { expire } = await db.rateLimit.findFirstOrThrow({ where: { key: { endsWith: ":filer" } } });
    expect(Math.abs((expire?.getTime() ?? 0) - Date.now() - 600_000)).toBeLessThan(30_000);
    await db.rateLimit.updateMany({ data: { expire: new Date(Date.now() - 1000) } });
    expect(await tryAs("filer", OLD_PASSWORD)).toBe("in");
  });

  it("gets the same answers where nobody has it", async () => {
    await fail("nobody-here", ACCOUNT_FAILURES.points);
    expect(await tryAs("nobody-here", WRONG)).toBe("Locked");
  });

  it("has no more tries at once than one after the other", async () => {
    const answers = await Promise.all(Array.from({ length: 16 }, () => tryAs("filer", WRONG)));
    expect(answers.filter((answer) => answer === "wrong")).toHaveLength(ACCOUNT_FAILURES.points);
    expect(answers.filter((answer) => answer === "Locked")).toHaveLength(16 - ACCOUNT_FAILURES.points);
  });

  it("starts anew after a right one", async () => {
    await fail("filer", ACCOUNT_FAILURES.points - 1);
    expect(await tryAs("filer", OLD_PASSWORD)).toBe("in");
    await fail("filer", ACCOUNT_FAILURES.points - 1);
    expect(await tryAs("filer", OLD_PASSWORD)).toBe("in");
  });

  it("is unlocked by an administrator's reset", async () => {
    await fail("filer", ACCOUNT_FAILURES.points);
    const made = await resetPassword(office.viewers.administrator, { account: office.ids.filer, version: (await stateOf(office.ids.filer)).sessionEpoch, requestId: key() });
    expect(await tryAs("filer", made?.password ?? "")).toBe("in");
  });

  it("counts the present password asked for at a change of it, apart from the sign-in that anybody can fail at", async () => {
    await fail("signer", ACCOUNT_FAILURES.points);
    const viewer = await viewerOf(office.ids.signer);
    const guess = (currentPassword: string) => changePassword(viewer, { currentPassword, newPassword: "New-pass-1", repeatedPassword: "New-pass-1" });
    for (let i = 0; i < OWN_FAILURES.points; i += 1) await expect(guess(WRONG)).rejects.toMatchObject({ message: "当前密码不正确，没有改动。" });
    await expect(guess(OLD_PASSWORD)).rejects.toMatchObject({ message: "当前密码填错次数过多，请于 10 分钟后再试。" });
    await db.rateLimit.deleteMany({ where: { key: { startsWith: ACCOUNT_FAILURES.name } } });
    expect(await tryAs("signer", OLD_PASSWORD)).toBe("in");
    expect(await db.auditEvent.count({ where: { event: "ACCOUNT_CONFIRM_FAILED", actorId: office.ids.signer } })).toBe(OWN_FAILURES.points);
  });
});

describe("an address that fails with many names", () => {
  it("is locked, and no other is", async () => {
    await db.rateLimit.create({ data: { key: `${ADDRESS_FAILURES.name}:${ADDRESS}`, points: ADDRESS_FAILURES.points - 1, expire: new Date(Date.now() + 60_000) } });
    expect(await tryAs("nobody-1", WRONG)).toBe("wrong");
    expect(await tryAs("supervisor", OLD_PASSWORD)).toBe("Locked");
    expect(await tryAs("supervisor", OLD_PASSWORD, "192.0.2.8")).toBe("in");
    expect(await eventsOf("ADDRESS_LOCKED")).toEqual([{ actorId: null, actorName: "未知用户名", subjectId: null, address: ADDRESS }]);
  });

  it("does not count who signs in", async () => {
    for (let i = 0; i < 3; i += 1) expect(await tryAs("supervisor", OLD_PASSWORD)).toBe("in");
    expect(await db.rateLimit.findMany({ where: { points: { gt: 0 }, key: { not: { startsWith: SIGN_INS.name } } } })).toEqual([]);
  });
});

it("who signs in again and again is stopped: what he leaves in the audit is never deleted", async () => {
  await db.rateLimit.create({ data: { key: `${SIGN_INS.name}:${office.ids.supervisor}`, points: SIGN_INS.points - 1, expire: new Date(Date.now() + 60_000) } });
  expect(await tryAs("supervisor", OLD_PASSWORD)).toBe("in");
  expect(await tryAs("supervisor", OLD_PASSWORD)).toBe("Locked");
});

describe("the audit", () => {
  it("tells who came in and from where, who failed, and what was locked", async () => {
    await tryAs("supervisor", OLD_PASSWORD);
    expect(await eventsOf("SIGNED_IN")).toEqual([{ actorId: office.ids.supervisor, actorName: "supervisor", subjectId: office.ids.supervisor, address: ADDRESS }]);
    await fail("observer", ACCOUNT_FAILURES.points);
    expect(await eventsOf("SIGN_IN_FAILED")).toHaveLength(ACCOUNT_FAILURES.points);
    expect(await eventsOf("ACCOUNT_LOCKED")).toEqual([{ actorId: null, actorName: "observer", subjectId: office.ids.observer, address: ADDRESS }]);
  });

  it("does not tell what was typed as a name: it may have been a password", async () => {
    await tryAs("My-secret-1", WRONG);
    expect(await eventsOf("SIGN_IN_FAILED")).toEqual([{ actorId: null, actorName: "未知用户名", subjectId: null, address: ADDRESS }]);
  });
});
