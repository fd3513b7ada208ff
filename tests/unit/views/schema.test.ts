import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { boardFilters } from "@/lib/dashboard/schema";
import { filtersOf, listLook, saveViewSchema, viewQuery, withLook } from "@/lib/views/schema";

const form = (change: Record<string, string>) => saveViewSchema.safeParse({ list: "2021-60", name: "逾期", query: "state=overdue", requestId: randomUUID(), ...change });

describe("a view", () => {
  it("keeps the filters, without the period, and nothing that is none", () => {
    expect(form({ query: "period=2026Q1&state=overdue&page=3&basis=filed&chapter=&lead=x" }).data?.query).toBe("state=overdue&basis=filed");
    const filters = boardFilters.parse({ chapter: "2", scope: "own", text: "就业 &创业=" });
    expect(filtersOf(viewQuery(filters))).toEqual(filters);
  });

  it("is refused without filters, and without a name of one line of at most 30 characters", () => {
    expect(form({ query: "period=2026Q1&basis=accepted" }).error?.issues.map(({ message }) => message)).toEqual(["请先选定筛选条件，再保存。"]);
    for (const name of ["", "　 ", "甲\n乙", "字".repeat(31)]) expect(form({ name }).error?.issues.map(({ path }) => path.join()), name).toEqual(["name"]);
    expect(form({ name: ` ${"字".repeat(30)} ` }).data?.name).toBe("字".repeat(30));
  });
});

it("the list's look goes into the address where it is not the usual one", () => {
  expect([listLook.parse("cards"), listLook.parse("chart"), listLook.parse(undefined)]).toEqual(["cards", "table", "table"]);
  expect([withLook("/a", "cards"), withLook("/a?b=1", "cards"), withLook("/a?b=1", "table")]).toEqual(["/a?look=cards", "/a?b=1&look=cards", "/a?b=1"]);
});
