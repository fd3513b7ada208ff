import { afterEach, describe, expect, it, vi } from "vitest";
import { createLog, withoutSecrets } from "@/lib/log";

const SECRET = "Gx7-topsecret-41";

function lineOf(fields: object): string {
  let line = "";
  createLog({ write: (text) => void (line += text) }).error(fields, "failed");
  return line;
}

/** An error as Prisma throws it, which quotes the call. */
const prismaError = Object.assign(new Error(`\nInvalid \`db.account.create()\` invocation:\n\n{\n  data: {\n    passwordHash: "${SECRET}",\n    displayName: "${SECRET}"\n  }\n}\n\nUnique constraint failed on the fields: (\`username\`)`), {
  name: "PrismaClientKnownRequestError", code: "P2002", meta: { parameters: [SECRET], driverAdapterError: { cause: { detail: `Key (email)=(${SECRET}) already exists.` } } },
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a line of the log", () => {
  it.each<[string, object]>([
    ["a header", { headers: { Authorization: `Bearer ${SECRET}`, Cookie: `next-auth.session-token=${SECRET}`, "set-cookie": [`a=${SECRET}`] } }],
    ["a field of a form", { input: { currentPassword: SECRET, newPassword: SECRET, token: SECRET, totpSecret: SECRET } }],
    ["a header in an error", { err: new Error(`refused: Authorization: Bearer ${SECRET}`) }],
    ["a cookie in an error", { err: new Error(`bad cookie __Secure-next-auth.session-token=${SECRET}; next-auth.csrf-token=${SECRET}`) }],
    ["a personal token", { err: new Error(`unknown token dbn_${SECRET}${SECRET}`) }],
    ["the database's address", { err: new Error(`cannot reach postgresql://duban:${SECRET}@db.example:5432/duban`) }],
    ["the mail server's address", { err: new Error(`cannot reach smtps://duban%40example.cn:${SECRET}@smtp.example:465`), SMTP_URL: `smtps://a:${SECRET}@b` }],
    ["an address with a token", { url: `/api/auth/callback/oidc?code=${SECRET}&state=${SECRET}`, path: `/x?access_token=${SECRET}#y` }],
    ["a call that Prisma quotes", { err: prismaError }],
    ["a value that PostgreSQL quotes", { err: new Error(`invalid input syntax for type uuid: "${SECRET}"`) }],
    ["what caused an error", { err: new Error("failed", { cause: new Error(`password=${SECRET}`) }) }],
    ["an error's other properties", { err: Object.assign(new Error("failed"), { config: { auth: SECRET }, response: { headers: [SECRET] } }) }],
    ["words that name it", { err: new Error(`{"password": "${SECRET}", "client_secret":"${SECRET}"}`) }],
  ])("holds no secret from %s", (_where, fields) => {
    expect(lineOf(fields)).not.toContain(SECRET);
  });

  it("holds none of the settings' own secrets, wherever they turn up", () => {
    vi.stubEnv("NEXTAUTH_SECRET", SECRET);
    expect(lineOf({ err: new Error(`cannot decrypt with ${SECRET}`) })).not.toContain(SECRET);
  });

  it.each([["one word", "passwpassw-"], ["addresses", "a://"], ["a name of a cookie", "next-auth."], ["what PostgreSQL quotes", "value"]])("is bounded, whatever a client sends: %s without end", (_what, word) => {
    const line = lineOf({ path: word.repeat(100_000), inner: [{ body: word.repeat(100_000) }], err: new Error(word.repeat(100_000), { cause: word.repeat(100_000) }) });
    expect(line.length).toBeLessThan(40_000);
    expect((JSON.parse(line) as { path: string }).path).toMatch(new RegExp(`… \\(${word.length * 100_000} characters\\)$`));
    expect(withoutSecrets(`/${word.repeat(1_000)}`, 300).length).toBeLessThan(400);
  });

  it.each([
    ["an address", `postgresql://duban:${SECRET}@db/duban`], ["a quoted value", `password="a ${SECRET} b"`], ["a header", `Authorization: Bearer ${SECRET}`],
    ["a cookie", `next-auth.session-token=${SECRET}`], ["a setting", `it is ${SECRET}`],
  ])("holds no part of a secret where it was cut: %s", (_what, words) => {
    vi.stubEnv("NEXTAUTH_SECRET", SECRET);
    for (let before = 3_900; before < 5_100; before += 1) expect(withoutSecrets(`${"x ".repeat(before / 2)}${words} ${"x".repeat(3_000)}`).includes(SECRET.slice(0, 6)), String(before)).toBe(false);
  });

  it("is written at the usual level where LOG_LEVEL is empty", () => {
    vi.stubEnv("LOG_LEVEL", "");
    let lines = "";
    const made = createLog({ write: (text) => void (lines += text) });
    made.debug("quiet");
    made.info("told");
    expect(lines).toMatch(/^[^\n]*"msg":"told"[^\n]*\n$/);
  });

  it("still tells what happened, where, and to whom", () => {
    const line = lineOf({ err: prismaError, errorId: "ab12", viewer: "v1", tokenId: "t1" });
    expect(JSON.parse(line)).toMatchObject({
      msg: "failed", errorId: "ab12", viewer: "v1", tokenId: "t1",
      err: { type: "PrismaClientKnownRequestError", code: "P2002", message: "Unique constraint failed on the fields: (`username`)", stack: expect.stringContaining("log.test.ts") as string },
    });
  });
});
