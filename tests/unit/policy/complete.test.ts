import { describe, expect, it } from "vitest";
import { rowsOf } from "@/tests/policy/rooms";
import { cellsOf, ENDS, viewerCells } from "@/tests/policy/table";
import { declaredActions, declaredPages, declaredQueries, declaredRoutes, queriesIn } from "@/tests/support/architecture/surface";

/** A row too many is as wrong as one too few: it says of something that it is guarded, and it is not there. */
describe("the table of policy has a row for", () => {
  it.each([
    ["every action", declaredActions(), rowsOf("actions")],
    ["every page", declaredPages(), rowsOf("pages")],
    ["every method of every route", declaredRoutes(), rowsOf("routes")],
    ["every query", declaredQueries(), rowsOf("queries")],
  ])("%s, and no other", (_what, declared, rows) => {
    expect(declared.length).toBeGreaterThan(10);
    expect([...rows.keys()].sort()).toEqual([...new Set(declared)].sort());
  });

  it("every person in each of its rows", () => {
    for (const row of rowsOf("actions").values()) expect(cellsOf(row, ENDS.action).size).toBe(14);
    for (const row of rowsOf("pages").values()) expect(cellsOf(row, ENDS.page).size).toBe(14);
    for (const row of rowsOf("routes").values()) expect(cellsOf(row, ENDS.route).size).toBe(14);
    for (const row of rowsOf("queries").values()) expect(viewerCells(row).size).toBe(11);
  });

  it("each name once: of two actions with the same name one would go untested", () => {
    for (const declared of [declaredActions(), declaredPages(), declaredRoutes(), declaredQueries()]) expect(new Set(declared).size).toBe(declared.length);
  });
});

describe("a query is known by its viewer", () => {
  it.each([
    "export async function getIt(viewer: Viewer, id: string): Promise<string> { return id; }",
    "export async function getIt(\n  _viewer: Viewer,\n): Promise<string> { return \"\"; }",
    "export const getIt = async (viewer: Viewer) => viewer;",
    "export const getIt = cache(async (viewer: Viewer) => viewer);",
    'export function getIt(viewer: Pick<Viewer, "id">) { return viewer; }',
    "export async function* getIt(viewer: Viewer) { yield viewer; }",
  ])("in %s", (text) => {
    expect(queriesIn("lib/lists/queries.ts", text)).toEqual(["lists/queries getIt"]);
  });

  it.each(["export function isReadable(viewer: Viewer): Prisma.Sql { return x; }", "async function own(viewer: Viewer) {}", "export type A = { viewer: Viewer };"])("and not in %s", (text) => {
    expect(queriesIn("lib/lists/queries.ts", text)).toEqual([]);
  });
});
