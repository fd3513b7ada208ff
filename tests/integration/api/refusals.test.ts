import { viewerOf } from "@/tests/support/demo-viewer";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { defineRoute, NO_ROUTE } from "@/lib/api/handlers";
import { encodeCursor } from "@/lib/api/rules-paging";
import { LISTS } from "@/lib/api/schema-endpoints";
import { problem } from "@/lib/api/schema";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { seedDemo } from "@/prisma/seed";
import { ask, documented, tokenOf, withToken } from "./client";

const LIST = "/lists/2021-60";
const NOBODY = "00000000-0000-0000-0000-000000000000";
let token: string;
let listsOnly: string;

beforeAll(async () => {
  await seedDemo();
  const observer = await viewerOf("observer");
  token = await tokenOf(observer);
  listsOnly = await tokenOf(observer, ["lists:read"]);
});

const PROBLEM = z.object({ headers: z.instanceof(Headers).refine((headers) => headers.get("content-type")?.startsWith("application/problem+json")), body: problem });

describe("401", () => {
  it.each([
    ["no token", {}],
    ["a session's cookie, even a good one", { cookie: "next-auth.session-token=x" }],
    ["an unknown token", withToken(`dbn_${"x".repeat(43)}`)],
    ["something else", { authorization: "Basic YTpi" }],
  ])("for %s", async (_what, headers) => {
    const answer = await ask("/lists", headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer /);
    PROBLEM.parse(answer);
  });

  it("says the same of a token that is unknown, ended, revoked, and of one whose owner is disabled or must change his password", async () => {
    const owner = await viewerOf("kjj-filer");
    const answers: string[] = [(await ask("/lists", withToken(`dbn_${"x".repeat(43)}`))).text];
    for (const end of [
      { token: { createdAt: new Date("2026-01-01T00:00:00Z"), expiresAt: new Date("2026-01-02T00:00:00Z") } },
      { token: { revokedAt: new Date() } },
      { account: { isDisabled: true } },
      { account: { isDisabled: false, mustChangePassword: true } },
    ]) {
      await db.account.update({ where: { id: owner.id }, data: { isDisabled: false, mustChangePassword: false } });
      const own = await tokenOf(owner);
      expect((await ask("/lists", withToken(own))).status).toBe(200);
      if (end.token) await db.apiToken.updateMany({ where: { accountId: owner.id }, data: end.token });
      if (end.account) await db.account.update({ where: { id: owner.id }, data: end.account });
      const answer = await ask("/lists", withToken(own));
      expect(answer.status).toBe(401);
      answers.push(answer.text);
    }
    expect(new Set(answers).size).toBe(1);
  });
});

it.each([["/units", "units:read"], [`${LIST}/reports`, "reports:read"], [`${LIST}/contributions`, "reports:read"], [`${LIST}/rollups`, "rollups:read"], ...["plans", "upward", "closures"].map((path) => [`${LIST}/${path}`, "reports:read"])])(
  "403 at %s names the scope that the token lacks",
  async (path, scope) => {
    expect((await ask("/lists", withToken(listsOnly))).status).toBe(200);
    const answer = await ask(path, withToken(listsOnly));
    expect(answer).toMatchObject({ status: 403, body: { requiredScope: scope } });
    expect(answer.headers.get("www-authenticate")).toContain(`scope="${scope}"`);
    PROBLEM.parse(answer);
  },
);

describe("400 names the parameter, in Chinese", () => {
  it.each([
    ["/lists?limit=0", "limit"], ["/lists?limit=201", "limit"], ["/lists?limit=many", "limit"], ["/lists?limit=", "limit"], ["/lists?limit=1&limit=2", "limit"],
    ["/lists?page=2", "page"], ["/units?cursor=nonsense", "cursor"], ["/lists?cursor=WzFd", "cursor"],
    // What the form of a key allows and the database does not take.
    [`/units?cursor=${encodeCursor([2 ** 40, NOBODY])}`, "cursor"], [`/lists?cursor=${encodeCursor(["0000-01-01T00:00:00Z", NOBODY])}`, "cursor"],
    [`${LIST}/reports?cursor=${encodeCursor(["\0", 1])}`, "cursor"], [`${LIST}/reports?cursor=${encodeCursor(["2026Q4", 2 ** 40])}`, "cursor"],
    [`${LIST}/contributions?cursor=${encodeCursor(["\0", 1, 1, NOBODY])}`, "cursor"],
    [`${LIST}/tasks?period=2026Q5`, "period"], [`${LIST}/tasks?period=2099Q1`, "period"], [`${LIST}/tasks/6?period=2099Q1`, "period"],
    [`${LIST}/tasks?state=asleep`, "state"], [`${LIST}/tasks?lead=jyj`, "lead"], [`${LIST}/tasks?chapter=-1`, "chapter"], [`${LIST}/tasks?basis=all`, "basis"],
    [`${LIST}/reports?period=2099Q1`, "period"], [`${LIST}/reports?state=DRAFT`, "state"], [`${LIST}/reports?unit=%00`, "unit"], [`${LIST}/reports?task=1e9`, "task"],
    [`${LIST}/contributions?period=2099Q1`, "period"], [`${LIST}/contributions?state=AWAITING_SIGNATURE`, "state"], [`${LIST}/plans?state=asleep`, "state"], [`${LIST}/upward?level=CITY`, "level"], [`${LIST}/closures?unit=jyj`, "unit"],
    [`${LIST}/plans?cursor=${encodeCursor([NOBODY])}`, "cursor"], [`${LIST}/upward?cursor=${encodeCursor([1])}`, "cursor"], [`${LIST}/closures?cursor=${encodeCursor(["\0"])}`, "cursor"],
    [`${LIST}/rollups?by=mayor`, "by"], [`${LIST}/rollups?period=2099Q1`, "period"],
  ])("%s", async (path, field) => {
    const answer = await ask(path, withToken(token));
    expect(answer.status, answer.text).toBe(400);
    const { errors = [] } = problem.parse(answer.body);
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(errors[0]?.message).toMatch(/[一-鿿]/);
    expect(documented("/lists", "400").safeParse(answer.body).error?.issues).toBeUndefined();
  });
});

it.each(["/lists/nothing", "/lists/..%2F..", "/lists/%00", "/lists/nothing/tasks", `${LIST}/tasks/99`, `${LIST}/tasks/six`, "/lists/nothing/reports", "/lists/nothing/contributions", "/lists/nothing/rollups", "/lists/nothing/plans", "/lists/nothing/upward", "/lists/nothing/closures", "/lists/nothing/periods", "/units/nothing", `/units/${randomUUID()}`])(
  "404 for %s, which is not there",
  async (path) => {
    const answer = await ask(path, withToken(token));
    expect(answer.status, answer.text).toBe(404);
    PROBLEM.parse(answer);
  },
);

it("405 for whatever would write, and 404 for what is no address, before anybody is asked who he is", async () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
    const answer = await ask("/lists", {}, method);
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD");
    PROBLEM.parse(answer);
  }
  const lost = await NO_ROUTE.GET(new Request("http://duban.test/api/v1/nothing"), { params: Promise.resolve({}) });
  expect([lost.status, problem.parse(await lost.json()).status]).toEqual([404, 404]);
});

it("406 for a client that takes no JSON", async () => {
  expect((await ask("/lists", { ...withToken(token), accept: "text/html" })).status).toBe(406);
  for (const accept of ["*/*", "application/json", "text/html, application/json;q=0.9", "application/*"]) {
    expect((await ask("/lists", { ...withToken(token), accept })).status, accept).toBe(200);
  }
});

it("500 tells an id that the log has too, and nothing of the error or the token", async () => {
  const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const broken = defineRoute(LISTS, () => Promise.reject(new Error("relation does not exist")));
  const response = await broken.GET(new Request("http://duban.test/api/v1/lists", { headers: withToken(token) }), { params: Promise.resolve({}) });
  const text = await response.text();
  const { errorId } = problem.parse(JSON.parse(text));
  expect(response.status).toBe(500);
  expect(logged).toHaveBeenCalledWith(expect.objectContaining({ errorId }), expect.any(String));
  expect(JSON.stringify(logged.mock.calls)).not.toContain(token);
  expect(text).not.toMatch(/relation|Error|at /);
  logged.mockRestore();
});
