import { describe, expect, it } from "vitest";
import { isSameOrigin } from "@/lib/actions/rules-origin";

describe("isSameOrigin", () => {
  const asks = (headers: Record<string, string>) => isSameOrigin(new Headers(headers), ["duban.example.gov.cn"]);
  it.each([
    [{ origin: "https://duban.example.gov.cn" }, true],
    [{ origin: "https://duban.example.gov.cn", "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "same-origin" }, true],
    [{}, false],
    [{ origin: "null" }, false],
    [{ origin: "https://evil.example" }, false],
    [{ origin: "https://duban.example.gov.cn.evil.example" }, false],
    [{ origin: "https://duban.example.gov.cn", "sec-fetch-site": "cross-site" }, false],
  ])("%o: %o", (headers, isOwn) => {
    expect(asks(headers as Record<string, string>)).toBe(isOwn);
  });
});
