import { describe, expect, it } from "vitest";
import { isOwnFile, keyOf, mayBeKept, nonceOf, placesOf, redrawn } from "@/lib/operations/rules-kept";

const asked = (url: string, headers: Record<string, string> = { cookie: "a=b" }, method = "GET") => ({ method, url, headers });

describe("which answers may be kept", () => {
  it.each(["/", "/?period=2026Q3", "/units", "/units/0192", "/lists/2021-60/tasks?period=2026Q3", "/lists/2021-60/tasks/1", "/lists/2021-60/dashboard", "/lists/2021-60/notice"])("%s", (url) => {
    expect(mayBeKept(asked(url))).toBe(true);
  });

  it.each(["/sign-in", "/account", "/admin/audit", "/reviews", "/sign", "/notifications", "/search?q=a", "/lists/2021-60/tasks/1/report", "/lists/2021-60/ledger/xlsx", "/api/v1/lists", "//evil"])("not %s: it is written in, leads on, or shows what the stamp does not stand for", (url) => {
    expect(mayBeKept(asked(url))).toBe(false);
  });

  it("nothing but a reading, and nothing for who shows no cookie", () => {
    expect(mayBeKept(asked("/", { cookie: "a=b" }, "POST"))).toBe(false);
    expect(mayBeKept(asked("/", { cookie: "a=b" }, "HEAD"))).toBe(false);
    expect(mayBeKept(asked("/", { cookie: "a=b", "next-action": "x" }))).toBe(false);
    expect(mayBeKept(asked("/", {}))).toBe(false);
  });
});

it("the key is another one for another reader, another state of the data, another minute, another address, another part of the page", () => {
  const reader = { accountId: "a", stamp: "1" };
  const now = new Date("2026-11-28T10:00:00Z");
  const keys = [
    keyOf(asked("/"), reader, now),
    keyOf(asked("/"), { ...reader, accountId: "b" }, now),
    keyOf(asked("/"), { ...reader, stamp: "2" }, now),
    keyOf(asked("/"), reader, new Date("2026-11-28T10:01:00Z")),
    keyOf(asked("/?period=2026Q3"), reader, now),
    keyOf(asked("/", { cookie: "a=b", rsc: "1" }), reader, now),
    keyOf(asked("/", { cookie: "a=b", rsc: "1", "next-router-state-tree": "x" }), reader, now),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(keyOf(asked("/"), reader, new Date("2026-11-28T10:00:59.999Z"))).toBe(keys[0]);
});

it("what must be drawn anew is drawn anew in every place, and the kept bytes stay as they are", () => {
  const body = Buffer.from(`<script nonce="AAAA">任务</script><input value="k1k1"><script nonce="AAAA">k1k1</script>`);
  const places = placesOf(body, ["AAAA", "k1k1", "none"]);
  const pieces = redrawn(body, places.map((place) => ({ ...place, fresh: place.old === "AAAA" ? "BBBB" : "k2k2" })));
  expect(Buffer.concat(pieces).toString()).toBe(`<script nonce="BBBB">任务</script><input value="k2k2"><script nonce="BBBB">k2k2</script>`);
  expect(body.toString()).toContain("AAAA");
});

it("the nonce is the one that the policy names", () => {
  expect(nonceOf("script-src 'self' 'nonce-a+/=' 'strict-dynamic'")).toBe("a+/=");
  expect(nonceOf("default-src 'none'")).toBeNull();
  expect(nonceOf(undefined)).toBeNull();
});

describe("the build's own files that are packed once", () => {
  const file = (url: string, headers: Record<string, string> = { "accept-encoding": "gzip, deflate, br" }, method = "GET") => isOwnFile({ method, url, headers });

  it.each(["/_next/static/chunks/39nu_ptg6m857.js", "/_next/static/chunks/app/0~a.css"])("%s", (url) => {
    expect(file(url)).toBe(true);
  });

  it.each(["/_next/static/media/font.woff2", "/_next/static/../../.env.js?x", "/api/pdfjs/pdf.mjs", "/lists/2021-60/tasks"])("not %s", (url) => {
    expect(file(url)).toBe(false);
  });

  it("not for who reads no such packing, asks whether it changed, or wants a part", () => {
    const url = "/_next/static/chunks/a.js";
    expect(file(url, { "accept-encoding": "gzip" })).toBe(false);
    expect(file(url, {})).toBe(false);
    expect(file(url, { "accept-encoding": "br", "if-none-match": "x" })).toBe(false);
    expect(file(url, { "accept-encoding": "br", range: "bytes=0-9" })).toBe(false);
  });
});
