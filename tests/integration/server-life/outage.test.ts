import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { until } from "@/prisma/until";
import { Person } from "@/tests/support/action-client";
import { prepareServer, type BuiltServer } from "@/tests/support/built-server";
import { makeDemoWorld, type DemoWorld } from "@/tests/support/demo-world";

let world: DemoWorld;
let server: BuiltServer;
let filer: Person;

beforeAll(async () => {
  world = await makeDemoWorld();
  server = await prepareServer({ ...world.settings, METRICS_TOKEN: "for-the-test-of-metrics", TRUSTED_PROXIES: "0", LOG_LEVEL: "info" });
  await server.start();
  filer = new Person(server.url);
  expect(await filer.signIn("rsj-filer", DEMO_PASSWORD)).toBe(true);
});

afterAll(async () => {
  server?.signal("SIGKILL");
  await world?.dispose();
});

const page = (path: string) => filer.fetch(path, { headers: { accept: "text/html" } });
const statusOf = async (path: string) => (await filer.fetch(path)).status;
const comment = (body: string) => filer.act("createCommentAction", { list: "2021-60", no: "6", body, requestId: randomUUID() });
const linesWith = (text: string) => server.output().split("\n").filter((line) => line.startsWith("{") && line.includes(text)).map((line) => JSON.parse(line) as Record<string, unknown>);

describe("a request", () => {
  it("has an id of the server's own making, in its answer and in its line of the log, which holds no query", async () => {
    const answer = await filer.fetch("/api/live?q=secret-words", { headers: { "x-request-id": "chosen-by-a-client" } });
    expect(answer.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
    const search = await page("/search?q=secret-words");
    const id = search.headers.get("x-request-id") ?? "";
    await until(() => linesWith(id).length > 0, 5_000);
    expect(linesWith(id)).toEqual([expect.objectContaining({ request: id, method: "GET", path: "/search", status: 200, viewer: expect.any(String) as string })]);
    expect(linesWith("secret-words")).toEqual([]);
    const long = await page(`/lists/${"x".repeat(10_000)}/tasks`);
    await until(() => linesWith(long.headers.get("x-request-id") ?? "").length > 0, 5_000);
    expect(linesWith(long.headers.get("x-request-id") ?? "")).toEqual([expect.objectContaining({ path: expect.stringMatching(/^.{300}… \(10013 characters\)$/) as string })]);
  });

  it("comes from where its connection comes from, whatever the client says", async () => {
    const body = `来自何处 ${randomUUID()}`;
    const headers = { "x-duban-peer": "6.6.6.6", "x-forwarded-for": "7.7.7.7" };
    const { state } = await filer.act("createCommentAction", { list: "2021-60", no: "6", body, requestId: randomUUID() }, { headers });
    expect(state?.status).toBe("ok");
    const { withClient } = await import("@/prisma/database-connection");
    const addresses = await withClient(world.databaseUrl, async (client) => (await client.query<{ address: string }>(`SELECT "address" FROM "AuditEvent" WHERE "event" = 'COMMENT_CREATED' ORDER BY "id" DESC LIMIT 1`)).rows);
    expect(addresses).toEqual([{ address: "127.0.0.1" }]);
  });
});

describe("the metrics", () => {
  it("are for whoever has the token, and count by route and not by address", async () => {
    expect(await statusOf("/api/metrics")).toBe(401);
    const refused = await filer.fetch("/api/metrics", { headers: { authorization: "Bearer for-the-test-of-metricx" } });
    expect(refused.status).toBe(401);
    await page("/lists/2021-60/tasks/7");
    await page(`/nothing/${randomUUID()}`);
    let text = "";
    // A request is counted once its answer is over, which is a moment after its first bytes are here.
    await until(async () => (text = await (await filer.fetch("/api/metrics", { headers: { authorization: "Bearer for-the-test-of-metrics" } })).text()).includes('route="other"'), 5_000);
    expect(text).toMatch(/duban_http_request_duration_seconds_count\{route="\/lists\/\[list\]\/tasks\/\[no\]",method="GET",status="2xx"\} \d/);
    expect(text).toMatch(/duban_http_request_duration_seconds_count\{route="other",method="GET",status="4xx"\} 1/);
    expect(text).not.toContain("tasks/7");
    expect(text).toMatch(/^duban_database_up 1$/m);
    expect(text).toMatch(/^duban_jobs_waiting\{queue="tell"\} \d+$/m);
    expect(text).toMatch(/^duban_audit_head \d+$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  });
});

describe("while the database is away", () => {
  it("pages, forms and interfaces say so with 503, the process lives, and all is well once it is back", async () => {
    await world.killDatabase();
    for (const path of ["/", "/lists/2021-60/tasks/1", "/account"]) {
      const answer = await page(path);
      expect([path, answer.status, answer.headers.get("retry-after")]).toEqual([path, 503, "10"]);
      const html = await answer.text();
      expect(html).toContain("系统暂时不可用");
      expect(html).not.toContain("<script");
    }
    const refused = await comment("写了很久的话");
    expect([refused.status, refused.body]).toEqual([503, expect.stringContaining("内容尚未保存")]);
    expect(refused.body).toContain("写了很久的话");
    const draft = await filer.fetch("/api/drafts/report", { method: "POST", body: new FormData(), headers: { origin: server.url } });
    expect(draft.status).toBe(503);
    for (const path of [`/api/attachments/${randomUUID()}`, `/api/bulletins/${randomUUID()}`, "/lists/2021-60/ledger/csv", "/admin/audit/csv"]) {
      const file = await filer.fetch(path);
      expect([path, file.status, file.headers.get("retry-after"), await file.text()]).toEqual([path, 503, "10", expect.stringContaining("请稍候再试")]);
    }
    const upload = await filer.fetch("/api/attachments?for=report&list=2021-60&no=6&period=2026Q4", {
      method: "POST", body: "x", headers: { origin: server.url, "x-request-id": randomUUID(), "x-file-name": "a.txt" },
    });
    expect([upload.status, upload.headers.get("retry-after"), await upload.json()]).toEqual([503, "10", { message: expect.stringContaining("文件没有保存") as string }]);
    const read = await filer.fetch("/api/v1/lists", { headers: { authorization: `Bearer dbn_${"a".repeat(43)}` } });
    expect([read.status, read.headers.get("content-type"), read.headers.get("retry-after")]).toEqual([503, expect.stringContaining("application/problem+json"), "10"]);
    expect(await statusOf("/api/ready")).toBe(503);
    expect(await statusOf("/api/health")).toBe(503);
    expect(await statusOf("/api/live")).toBe(200);
    const metrics = await filer.fetch("/api/metrics", { headers: { authorization: "Bearer for-the-test-of-metrics" } });
    expect(await metrics.text()).toMatch(/^duban_database_up 0$/m);

    await world.startDatabase();
    expect(await until(() => server.isReady(), 10_000)).toBe(true);
    expect((await page("/")).status).toBe(200);
    expect((await comment("恢复之后的话")).state?.status).toBe("ok");
  });
});
