import { Secret, TOTP } from "otpauth";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { beginTotp, confirmTotp, disableTotp, renewCodes, resetTotp } from "@/lib/accounts/mutations-totp";
import { getOwnAccess } from "@/lib/accounts/queries-access";
import { firstDuty } from "@/lib/auth/schema";
import { authorize } from "@/lib/auth/sign-in";
import { loadViewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { createOffice, createPerson, key, OLD_PASSWORD, stateOf, viewerOf, type Office } from "./fixture";

process.env.NEXTAUTH_SECRET ??= "for this test, and nothing that lasts longer";

let office: Office;
let id: string;
let name: string;
beforeAll(async () => {
  office = await createOffice();
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  name = `person-${key().slice(0, 8)}`;
  id = await createPerson(name, office.unitId, "FILER");
});

const codeOf = (secret: string, secondsOn = 0) => new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate({ timestamp: Date.now() + secondsOn * 1000 });
const tryWith = (code: string, password = OLD_PASSWORD) =>
  authorize({ username: name, password, code }, { address: null, agent: "" }).then((account) => (account ? "in" : "wrong"), (error: unknown) => (error as Error).message);
async function setUp(): Promise<{ secret: string; codes: string[] }> {
  const viewer = await viewerOf(id);
  const { secret } = await beginTotp(viewer, { currentPassword: OLD_PASSWORD, requestId: key() });
  const made = await confirmTotp(viewer, { code: codeOf(secret, -30), requestId: key() });
  return { secret, codes: made?.codes ?? [] };
}

describe("the second step", () => {
  it("counts only from when a code of it was shown", async () => {
    const viewer = await viewerOf(id);
    const { secret } = await beginTotp(viewer, { currentPassword: OLD_PASSWORD, requestId: key() });
    expect(await tryWith("")).toBe("in");
    await expect(confirmTotp(viewer, { code: "000000", requestId: key() })).rejects.toMatchObject({ fieldErrors: { code: expect.any(String) as string } });
    expect(await tryWith("")).toBe("in");
    await confirmTotp(viewer, { code: codeOf(secret), requestId: key() });
    expect(await tryWith("")).toBe("CodeRequired");
  });

  it("is asked for after the right password only, and lets in who has both", async () => {
    const { secret } = await setUp();
    expect(await tryWith("", "Wrong-pass-1")).toBe("wrong");
    expect(await tryWith(codeOf(secret), "Wrong-pass-1")).toBe("wrong");
    expect(await tryWith("000000")).toBe("CodeWrong");
    expect(await tryWith(codeOf(secret))).toBe("in");
    expect(await db.auditEvent.findFirst({ where: { event: "SIGNED_IN", actorId: id }, orderBy: { id: "desc" }, select: { detail: true } })).toEqual({ detail: { by: "totp" } });
  });

  it("takes no code twice, also of two at once", async () => {
    const { secret } = await setUp();
    const code = codeOf(secret);
    expect((await Promise.all([tryWith(code), tryWith(code)])).toSorted()).toEqual(["CodeWrong", "in"]);
    expect(await tryWith(code)).toBe("CodeWrong");
  });

  it("locks the name after five wrong codes, whatever password-only tries come between", async () => {
    await setUp();
    for (let i = 0; i < 5; i += 1) {
      expect(await tryWith("000000")).toBe("CodeWrong");
      if (i < 4) expect(await tryWith("")).toBe("CodeRequired");
    }
    expect(await tryWith("")).toBe("Locked");
  });

  it("is begun with one's own password only, and not anew once it is there", async () => {
    const viewer = await viewerOf(id);
    await expect(beginTotp(viewer, { currentPassword: "Wrong-pass-1", requestId: key() })).rejects.toMatchObject({ fieldErrors: { currentPassword: "当前密码不正确。" } });
    const { secret } = await setUp();
    await expect(beginTotp(viewer, { currentPassword: OLD_PASSWORD, requestId: key() })).rejects.toThrow("两步验证已经开启。");
    await expect(confirmTotp(viewer, { code: codeOf(secret), requestId: key() })).rejects.toThrow("两步验证已经开启。");
  });

  it("is kept so that the database alone tells nothing", async () => {
    const { secret, codes } = await setUp();
    const kept = JSON.stringify([await stateOf(id), await db.recoveryCode.findMany({ where: { accountId: id } })]);
    for (const word of [secret.replaceAll(" ", ""), ...codes, ...codes.map((code) => code.replace("-", ""))]) expect(kept).not.toContain(word);
  });
});

describe("a recovery code", () => {
  it("lets in once, however it is written", async () => {
    const { codes } = await setUp();
    const [first = "", second = ""] = codes;
    expect(codes).toHaveLength(10);
    expect(await tryWith(first.toLowerCase().replace("-", " "))).toBe("in");
    expect(await tryWith(first)).toBe("CodeWrong");
    expect(await tryWith(second)).toBe("in");
    expect((await getOwnAccess(await viewerOf(id))).codesLeft).toBe(8);
  });

  it("is replaced with the password, and no longer lets in", async () => {
    const { codes } = await setUp();
    const viewer = await viewerOf(id);
    await expect(renewCodes(viewer, { currentPassword: "Wrong-pass-1", requestId: key() })).rejects.toMatchObject({ fieldErrors: { currentPassword: expect.any(String) as string } });
    const renewed = await renewCodes(viewer, { currentPassword: OLD_PASSWORD, requestId: key() });
    expect(await tryWith(codes[0] ?? "")).toBe("CodeWrong");
    expect(await tryWith(renewed?.codes[0] ?? "")).toBe("in");
  });
});

describe("taking it away", () => {
  it("asks one's own password", async () => {
    await setUp();
    const viewer = await viewerOf(id);
    await expect(disableTotp(viewer, { currentPassword: "Wrong-pass-1", requestId: key() })).rejects.toMatchObject({ fieldErrors: { currentPassword: expect.any(String) as string } });
    await disableTotp(viewer, { currentPassword: OLD_PASSWORD, requestId: key() });
    expect(await tryWith("")).toBe("in");
  });

  it("is an administrator's for others, and ends their sessions", async () => {
    await setUp();
    const reset = (viewer: typeof office.viewers.administrator, account = id) => resetTotp(viewer, { account, version: 1, requestId: key() });
    await expect(reset(office.viewers.supervisor)).rejects.toMatchObject({ name: "NotFound" });
    await expect(reset(office.viewers.administrator, office.ids.administrator)).rejects.toThrow("本人的两步验证");
    await tryWith("");
    await reset(office.viewers.administrator);
    expect(await tryWith("")).toBe("in");
    expect((await stateOf(id)).sessionEpoch).toBe(2);
  });
});

it("where it is required, supervisors and administrators set it up before anything else; others, and who comes from outside, need not", async () => {
  const settings = env() as { TOTP_REQUIRED: boolean };
  settings.TOTP_REQUIRED = true;
  const duty = async (accountId: string, by: "PASSWORD" | "OIDC" = "PASSWORD") => {
    const viewer = await loadViewer(accountId, undefined, { id: key(), by });
    return viewer && firstDuty(viewer);
  };
  try {
    expect(await duty(office.ids.supervisor)).toBe("/account/totp");
    expect(await duty(office.ids.administrator)).toBe("/account/totp");
    expect(await duty(office.ids.supervisor, "OIDC")).toBeNull();
    expect(await duty(office.ids.filer)).toBeNull();
    id = office.ids.supervisor;
    await setUp();
    expect(await duty(office.ids.supervisor)).toBeNull();
  } finally {
    settings.TOTP_REQUIRED = false;
  }
});
