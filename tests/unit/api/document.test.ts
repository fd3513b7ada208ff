import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { apiDocument } from "@/lib/api/document";
import { MEASURE_TEXTS, MEASURES } from "@/lib/dashboard/rollup";
import { boardFilters } from "@/lib/dashboard/schema";
import { TOKEN_SCOPE_LABELS } from "@/lib/labels";
import { filesUnder, read } from "@/tests/support/architecture/tree";

type Parameter = { name: string; in: string };
type Operation = { operationId: string; parameters?: Parameter[]; security: { token: string[] }[]; responses: Record<string, unknown> };
const document = JSON.parse(JSON.stringify(apiDocument("测试"))) as { openapi: string; paths: Record<string, { get: Operation }>; components: { schemas: Record<string, { properties: Record<string, { description: string }> }> } };

/** What answers under /api/v1 without being an endpoint: the document itself, and whatever is no address. */
const OTHERS = ["/[[...path]]", "/openapi.json"];

it("is a valid OpenAPI 3.1 document", async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect([valid, document.openapi]).toEqual([true, "3.1.0"]);
});

it("has an operation for every route file, and a route file for every operation", () => {
  const routes = filesUnder("app/api/v1").filter((path) => path.endsWith("/route.ts")).map((path) => path.slice("app/api/v1".length, -"/route.ts".length));
  const documented = Object.keys(document.paths).map((path) => path.replaceAll("{", "[").replaceAll("}", "]"));
  expect(routes.filter((route) => !OTHERS.includes(route)).sort()).toEqual(documented.sort());
});

it("stands beside routes that defineRoute made, each with its own endpoint", () => {
  for (const path of Object.keys(document.paths)) {
    const file = read(`app/api/v1${path.replaceAll("{", "[").replaceAll("}", "]")}/route.ts`);
    expect(file, path).toMatch(/^export const \{ GET, POST, PUT, PATCH, DELETE \} = defineRoute\([A-Z]+, /m);
  }
});

it("names every part of the address, a scope and the refusals of every operation", () => {
  const ids = Object.values(document.paths).map(({ get }) => get.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [path, { get }] of Object.entries(document.paths)) {
    const inPath = (get.parameters ?? []).filter((parameter) => parameter.in === "path").map((parameter) => `{${parameter.name}}`);
    expect(path.match(/\{\w+\}/g) ?? [], path).toEqual(inPath);
    expect(Object.keys(TOKEN_SCOPE_LABELS), path).toContain(get.security[0]?.token[0]);
    expect(Object.keys(get.responses), path).toEqual(expect.arrayContaining(["200", "400", "401", "403", "404", "500"]));
  }
});

it("has every measure with its definition, and every filter of the list's screen", () => {
  const { properties = {} } = document.components.schemas.Totals ?? {};
  for (const name of Object.keys(MEASURES) as (keyof typeof MEASURES)[]) expect(properties[name]?.description).toContain(MEASURE_TEXTS[name].definition);
  const names = document.paths["/lists/{list}/tasks"]?.get.parameters?.map((parameter) => parameter.name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(boardFilters.shape)));
});
