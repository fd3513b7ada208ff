import { describe, expect, it } from "vitest";
import { methodName, pathOf, requestIdOf, routeNames } from "@/lib/operations/rules-request";

const made = () => "made-by-us";

describe("a request's id", () => {
  it("is a proxy's where that is one of our own", () => {
    expect(requestIdOf("0af7651916cd43dd", true, made)).toBe("0af7651916cd43dd");
  });

  it.each([undefined, "", "short", "a".repeat(65), "with a space", 'quote"quote', "line\nline", ["a".repeat(9)]])("is our own rather than %j", (given) => {
    expect(requestIdOf(given, true, made)).toBe("made-by-us");
  });

  it("is our own where anybody could have sent it", () => {
    expect(requestIdOf("0af7651916cd43dd", false, made)).toBe("made-by-us");
  });
});

describe("what the log and the metrics know a request by", () => {
  it("is its path, without what was typed", () => {
    expect(pathOf("/search?q=某人")).toBe("/search");
  });

  it("is the route that answers it, of which there are only so many", () => {
    const name = routeNames([{ page: "/lists/[list]", regex: "^/lists/([^/]+?)(?:/)?$" }]);
    expect(["/lists/a", "/lists/b", "/_next/static/x.js", "/wp-admin"].map(name)).toEqual(["/lists/[list]", "/lists/[list]", "asset", "other"]);
    expect(["GET", "BREW", undefined].map(methodName)).toEqual(["GET", "other", "other"]);
  });
});
