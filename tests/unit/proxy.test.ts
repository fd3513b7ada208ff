import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { filesUnder, read } from "@/tests/support/architecture/tree";

beforeEach(() => {
  vi.resetModules(); // the settings are read once
});

afterEach(() => {
  vi.unstubAllEnvs();
});

async function ask(request: NextRequest, publicAddress = "http://duban.example.gov.cn"): Promise<Response> {
  vi.stubEnv("NEXTAUTH_URL", publicAddress);
  const { proxy } = await import("@/proxy");
  return proxy(request);
}

describe("browsers are told to come by https only", () => {
  const told = async (publicAddress: string) => (await ask(new NextRequest("http://127.0.0.1:3000/sign-in"), publicAddress)).headers.get("strict-transport-security");

  it("where the whole host is ours, and of no host below it", async () => {
    expect(await told("https://duban.example.gov.cn")).toBe("max-age=63072000");
    expect(await told("https://duban.example.gov.cn:443")).toBe("max-age=63072000");
  });

  it.each(["https://10.0.0.1:8443", "http://duban.example.gov.cn", "http://127.0.0.1:3000"])("but not at %s", async (publicAddress) => {
    expect(await told(publicAddress)).toBeNull();
  });
});

describe("a write to an address below /api", () => {
  const post = async (path: string) => (await ask(new NextRequest(`http://127.0.0.1:3000${path}`, { method: "POST", body: "0", headers: { "content-type": "multipart/form-data; boundary=x" } }))).status;

  it.each(["/api/attachments/00000000-0000-4000-8000-000000000000/x", "/api/bulletins/x", "/api/nowhere", "/api/health"])("that takes none is refused: %s", async (path) => {
    expect(await post(path)).toBe(405);
  });

  it("that takes one is left to its route", async () => {
    const writing = filesUnder("app/api").filter((path) => path.endsWith("/route.ts") && /\bPOST\b/.test(read(path)));
    expect(writing).toContain("app/api/drafts/[kind]/route.ts");
    for (const path of writing) expect(await post(path.slice("app".length, -"/route.ts".length).replace(/\[+[^\]]+\]+/g, "x")), path).toBe(200);
  });
});

describe("a body without its length", () => {
  const send = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const { body, headers } = new Response(form);
    const type = headers.get("content-type") ?? "";
    return ask(new NextRequest("http://duban.example.gov.cn/reviews/phrases", {
      method: "POST", body: body ?? "", duplex: "half", headers: { host: "duban.example.gov.cn", origin: "http://duban.example.gov.cn", "next-action": "a".repeat(42), "content-type": type },
    }));
  };
  const ours = { "0": '[{"status":"idle"},"$K1"]' };

  it("is judged by what it holds", async () => {
    expect((await send({ ...ours, _1_text: "意见" })).status).toBe(200);
    expect((await send({ "0": "[]" })).status).toBe(400);
  });

  it("is refused where it goes on beyond an action's limit", async () => {
    expect((await send({ ...ours, _1_text: "x".repeat(990_000) })).status).toBe(200);
    expect((await send({ ...ours, _1_text: "x".repeat(1_000_000) })).status).toBe(413);
  });
});
