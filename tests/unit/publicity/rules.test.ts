import { describe, expect, it } from "vitest";
import { PUBLICITY_NAMES, publicityRecord } from "@/lib/exports/rules-publicity";
import { countChoices, matchesPublication, quarterOf } from "@/lib/publicity/rules";
import { createPublicationSchema, publicationFilters, publicityQuery } from "@/lib/publicity/schema";

const UNIT = "00000000-0000-4000-8000-00000000000a";
const row = { unitId: UNIT, unitName: "甲局", medium: "WECHAT" as const, publishedOn: "2026-06-30", taskNos: [3, 12] };

describe("filters", () => {
  it("leave what fits all of them", () => {
    expect(quarterOf("2026-06-30")).toEqual({ year: 2026, quarter: 2 });
    expect(quarterOf("2026-07-01")).toEqual({ year: 2026, quarter: 3 });
    const fits = (query: object) => matchesPublication(row, publicationFilters.parse(query));
    for (const query of [{}, { unit: UNIT, medium: "WECHAT", year: "2026", quarter: "2", task: "12" }]) expect(fits({ ...query })).toBe(true);
    for (const query of [{ medium: "WEBSITE" }, { year: "2025" }, { quarter: "3" }, { task: "1" }, { unit: UNIT.replace("a", "b") }]) expect(fits({ ...query })).toBe(false);
  });

  it("that do not fit are as if they were not there", () => {
    expect(publicityQuery(publicationFilters.parse({ unit: "x", medium: "x", year: "x", quarter: "9", task: "-1" }))).toBe("");
    expect(publicityQuery(publicationFilters.parse({ medium: "WECHAT", year: "2026" }), 2)).toBe("?medium=WECHAT&year=2026&page=2");
  });

  it("tell how many each choice would leave, the others kept; one that is on stays", () => {
    const rows = [row, { ...row, medium: "WEBSITE" as const, publishedOn: "2025-12-01" }];
    expect(countChoices(rows, { unit: undefined, medium: undefined, year: 2026, quarter: undefined, task: undefined }, "medium", ["WECHAT", "WEBSITE", "TALK"])).toEqual([{ value: "WECHAT", count: 1 }]);
    expect(countChoices(rows, { unit: undefined, medium: "TALK", year: 2026, quarter: undefined, task: undefined }, "medium", ["WECHAT", "TALK"])).toEqual([{ value: "WECHAT", count: 1 }, { value: "TALK", count: 0 }]);
  });
});

describe("the form", () => {
  const form = { list: "s", title: "标题", medium: "WECHAT", outlet: "公众号", publishedOn: "2026-06-30", link: "https://a.example/1", tasks: "3", requestId: "00000000-0000-4000-8000-000000000001" };
  const read = (change: Record<string, unknown>) => createPublicationSchema.safeParse({ ...form, ...change });

  it("takes addresses of web pages only", () => {
    for (const link of ["http://a.example", "HTTPS://a.example/x?y=1#z"]) expect(read({ link }).data?.link).toBe(link);
    expect(read({ link: "" }).data?.link).toBeNull();
    for (const link of ["javascript:alert(1)", "data:text/html,x", "ftp://a.example", "//a.example", "a.example", "https://", "https:// a", "https:///a", "https://a.example/\0", "https://a.example/x y", "https://a.example/x\ny"]) expect(read({ link }).success, link).toBe(false);
  });

  it("takes one task or several, and none not", () => {
    expect(read({}).data?.tasks).toEqual([3]);
    expect(read({ tasks: ["3", "12"] }).data?.tasks).toEqual([3, 12]);
    for (const tasks of [undefined, "", "x", "0"]) expect(read({ tasks }).success).toBe(false);
  });
});

it("a record has a value for each name", () => {
  expect(publicityRecord({ ...row, title: "标题", outlet: "公众号", link: null })).toEqual(["甲局", "标题", "微信公众号", "公众号", "2026-06-30", "3、12", null]);
  expect(PUBLICITY_NAMES).toHaveLength(7);
});
