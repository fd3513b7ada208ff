import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { indexLabels, isMemberOn, overlapsFrom, previousDay, refusedNames } from "@/lib/units/rules";
import { unitsSeedSchema } from "@/lib/units/schema";

const hrss = { id: "hrss", officialName: "宿迁市人力资源和社会保障局", shortName: "市人社局", aliases: ["市人力资源社会保障局"] };
const ndrc = { id: "ndrc", officialName: "宿迁市发展和改革委员会", shortName: "市发展改革委", aliases: ["市发改委"] };
const counties = { id: "counties", label: "各县（区）" };

describe("the index of printed labels", () => {
  it("finds a unit by official name, short name and alias, and a group by its label", () => {
    const index = indexLabels([hrss, ndrc], [counties]);
    for (const name of ["宿迁市发展和改革委员会", "市发展改革委", "市发改委"]) expect(index.get(name)).toEqual({ unitId: "ndrc", groupId: null });
    expect(index.get("各县（区）")).toEqual({ unitId: null, groupId: "counties" });
    expect(index.get("市发改")).toBeUndefined();
    expect(index.get("各县(区)")).toBeUndefined(); // as printed, bracket for bracket
  });

  it("takes a county whose official and short name are one", () => {
    expect(indexLabels([{ id: "shuyang", officialName: "沭阳县", shortName: "沭阳县", aliases: [] }], []).get("沭阳县")).toEqual({ unitId: "shuyang", groupId: null });
  });

  it.each([
    ["two units of one name", [hrss, { ...ndrc, shortName: "市人社局" }], [counties]],
    ["an alias that is another's name", [hrss, { ...ndrc, aliases: ["市人力资源社会保障局"] }], [counties]],
    ["a unit called like a group", [{ ...hrss, aliases: ["各县（区）"] }, ndrc], [counties]],
    ["two groups of one label", [hrss], [counties, { id: "other", label: "各县（区）" }]],
  ])("refuses %s", (_what, units, groups) => {
    expect(() => indexLabels(units, groups)).toThrow("指向两个单位");
  });

  it("knows every unit and group of the seed, each name once", () => {
    const { units, groups } = unitsSeedSchema.parse(JSON.parse(readFileSync("seeds/units.json", "utf8")));
    const index = indexLabels(units.map((unit) => ({ ...unit, id: unit.code })), groups.map(({ label }) => ({ id: label, label })));
    expect(index.get("市发改委")).toEqual({ unitId: "fgw", groupId: null });
    expect(index.get("市各功能区")).toEqual({ unitId: null, groupId: "市各功能区" });
  });
});

describe("names a unit may not take", () => {
  const others = { units: [ndrc], groups: [counties] };

  it.each([
    [{}, {}],
    [{ officialName: "宿迁市发展和改革委员会" }, { officialName: "“宿迁市发展和改革委员会”已是市发展改革委的名称。" }],
    [{ shortName: "市发改委" }, { shortName: "“市发改委”已是市发展改革委的名称。" }],
    [{ aliases: ["人社局", "各县（区）"] }, { aliases: "“各县（区）”已是各县（区）的名称。" }],
    [{ aliases: ["市人社局"] }, { aliases: "“市人社局”是本单位的全称或简称，不必再列为别名。" }],
    [{ officialName: "市发改委", shortName: "市发改委" }, { officialName: "“市发改委”已是市发展改革委的名称。", shortName: "“市发改委”已是市发展改革委的名称。" }],
  ])("%o: %o", (change, messages) => {
    expect(refusedNames({ ...hrss, ...change }, others)).toEqual(messages);
  });

  it("tells the first of several aliases", () => {
    expect(Object.keys(refusedNames({ ...hrss, aliases: ["市发改委", "各县（区）"] }, others))).toEqual(["aliases"]);
  });
});

describe("a dated membership", () => {
  const membership = { validFrom: "2026-03-01", validUntil: "2027-01-01" };

  it.each([["2026-02-28", false], ["2026-03-01", true], ["2026-12-31", true], ["2027-01-01", false]])("on %s: %s", (day, isMember) => {
    expect(isMemberOn(membership, day)).toBe(isMember);
  });

  it("without an end goes on", () => {
    expect(isMemberOn({ validFrom: "2021-01-01", validUntil: null }, "2099-12-31")).toBe(true);
  });

  it.each([
    ["2027-01-01", false],
    ["2026-12-31", true],
    ["2026-01-01", true],
  ])("and a new one from %s: overlap %s", (from, overlaps) => {
    expect(overlapsFrom(from, [membership])).toBe(overlaps);
  });

  it("overlaps with one that has no end, even from before it", () => {
    expect(overlapsFrom("2030-01-01", [{ validFrom: "2021-01-01", validUntil: null }])).toBe(true);
    expect(overlapsFrom("2020-01-01", [{ validFrom: "2021-01-01", validUntil: null }])).toBe(true);
    expect(overlapsFrom("2020-01-01", [])).toBe(false);
  });

  it("ends on the day before its first day without", () => {
    expect(["2027-01-01", "2028-03-01", "2027-03-01"].map(previousDay)).toEqual(["2026-12-31", "2028-02-29", "2027-02-28"]);
  });
});
