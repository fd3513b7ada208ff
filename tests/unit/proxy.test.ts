import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

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
