import { afterEach, describe, expect, it, vi } from "vitest";
import { createLog } from "@/lib/log";

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

  it("still tells what happened, where, and to whom", () => {
    const line = lineOf({ err: prismaError, errorId: "ab12", viewer: "v1", tokenId: "t1" });
    expect(JSON.parse(line)).toMatchObject({
      msg: "failed", errorId: "ab12", viewer: "v1", tokenId: "t1",
      err: { type: "PrismaClientKnownRequestError", code: "P2002", message: "Unique constraint failed on the fields: (`username`)", stack: expect.stringContaining("log.test.ts") as string },
    });
  });
});
