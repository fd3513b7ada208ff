import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { POST } from "@/app/api/drafts/[kind]/route";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { reportForm } from "./steps";
import { createWorld, forgetFilings, type World } from "./world";

let asking: Viewer | null = null;
vi.mock("@/lib/auth/viewer", async (original) => ({ ...(await original<object>()), requireViewer: () => Promise.resolve(asking) }));

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

async function post(headers: Record<string, string>): Promise<number> {
  asking = world.viewers.filer;
  const { quotes: _quotes, actuals: _actuals, account: _account, ...fields } = reportForm(world);
  const body = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
  const known = { host: "duban.test", "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length) };
  const request = new Request("http://duban.test/api/drafts/report", { method: "POST", body, headers: { ...known, ...headers } });
  return (await POST(request, { params: Promise.resolve({ kind: "report" }) })).status;
}

it("takes words from our own page, also on plain http where the browser names only the origin", async () => {
  expect(await post({ origin: "http://duban.test" })).toBe(200);
  expect(await db.report.count()).toBe(1);
});

it.each([
  ["another site's page", { origin: "http://evil.test" }],
  ["another port of the same host", { origin: "http://duban.test:8080" }],
  ["a page without an origin of its own", { origin: "null" }],
  ["another site, as the browser says", { origin: "http://duban.test", "sec-fetch-site": "cross-site" }],
  ["nothing that says where it comes from", {}],
])("takes none from %s", async (_who, headers) => {
  expect(await post(headers as Record<string, string>)).toBe(403);
  expect(await db.report.count()).toBe(0);
});
