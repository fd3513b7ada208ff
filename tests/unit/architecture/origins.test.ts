import { describe, expect, it } from "vitest";
import { filesUnder, read } from "@/tests/support/architecture/tree";

/** What sees to it itself: the interface refuses every write and takes no cookie; next-auth's forms carry its own token. */
const OTHERWISE = /^app\/api\/(v1\/|auth\/\[\.\.\.nextauth\]\/)/;
const WRITES = /\b(POST|PUT|PATCH|DELETE)\b/;

/** A route's own words, and those of the handlers that it calls. */
function withHandlers(path: string): string {
  const text = read(path);
  const handlers = [...text.matchAll(/from "@\/(lib\/[\w-]+\/handlers[\w-]*)"/g)].map(([, module = ""]) => read(`${module}.ts`));
  return [text, ...handlers].join("\n");
}

const writing = filesUnder("app").filter((path) => path.endsWith("/route.ts") && WRITES.test(read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")));

describe("a route that writes", () => {
  it("is found", () => {
    expect(writing).toContain("app/api/attachments/route.ts");
  });

  it.each(writing.filter((path) => !OTHERWISE.test(path)))("%s asks whether a page of ours sent the request", (path) => {
    expect(withHandlers(path)).toMatch(/if \(!isFromOwnPage\(request\.headers\)\) return /);
  });

  it.each(filesUnder("app/api/v1").filter((path) => path.endsWith("/route.ts")))("%s of the interface only reads", (path) => {
    expect(read(path)).toMatch(/= (defineRoute\(|NO_ROUTE;)|sendDocument\(/);
  });
});
