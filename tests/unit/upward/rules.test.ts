import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/schema";
import { canAddUpward, canChangeUpward, canNoteContact } from "@/lib/upward/policy";
import { isToEnter, matchesUpward, nextStages, reportLine, STAGES, totalsOf, upwardListPath, type Filterable, type UpwardFilters } from "@/lib/upward/rules";
import { upwardFilters } from "@/lib/upward/schema";

const UNIT = "00000000-0000-4000-8000-000000000001";
const row = (change: Partial<Filterable> = {}): Filterable => ({ level: "PROVINCE", stage: "PLANNED", unitId: UNIT, department: "省教育厅", isOverdue: false, ...change });
const ask = (unitId: string, ...roles: string[]) => ({ id: "me", unitId, roles }) as unknown as Viewer;

describe("an upward request", () => {
  it("ends when it is granted, may be taken up again when it is refused, and goes on otherwise", () => {
    expect(nextStages("APPROVED")).toEqual([]);
    expect(nextStages("REJECTED")).toEqual(["PLANNED", "CONTACTED", "SUBMITTED"]);
    for (const stage of ["PLANNED", "CONTACTED", "SUBMITTED"] as const) expect(nextStages(stage)).toEqual(expect.arrayContaining(["SUBMITTED", "APPROVED", "REJECTED"]));
  });

  it("belongs to a unit of the task, which alone changes it; HRSS may note the next contact", () => {
    const task = { leadUnitId: "lead", supportUnitIds: ["support"] };
    expect(canAddUpward(ask("support", "FILER"), task)).toBe(true);
    expect(canAddUpward(ask("support", "SUPERVISOR"), task)).toBe(false);
    expect(canAddUpward(ask("other", "FILER"), task)).toBe(false);
    expect(canChangeUpward(ask("lead", "FILER"), { ...task, unitId: "support" })).toBe(false);
    expect(canChangeUpward(ask("support", "SIGNER"), { ...task, unitId: "support" })).toBe(true);
    expect(canNoteContact(ask("hrss", "SUPERVISOR"), { ...task, unitId: "support" })).toBe(true);
  });

  it("becomes a line of the next report", () => {
    expect(reportLine({ level: "PROVINCE", department: "省教育厅", demand: "争取专项资金。", stage: "SUBMITTED", stageOn: "2026-11-03" })).toBe("向省教育厅（省级）争取专项资金：11月3日已上报。");
  });

  it("is taken from a filed report's field once", () => {
    const filed = { upward: "争取资金。", periodKey: "2026Q3" };
    expect(isToEnter(filed, [])).toBe(true);
    expect(isToEnter(filed, [{ originKey: "2026Q3" }])).toBe(false);
    expect(isToEnter({ ...filed, upward: " " }, [])).toBe(false);
    expect(isToEnter(null, [])).toBe(false);
  });
});

describe("the ledger", () => {
  const rows = [row(), row({ stage: "APPROVED" }), row({ level: "STATE", stage: "APPROVED", department: "教育部" }), row({ isOverdue: true, stage: "CONTACTED" })];

  it("is totalled by level and stage, and every count is the length of the list behind it", () => {
    for (const { level, stages, total } of totalsOf(rows)) {
      expect(total).toBe(rows.filter((one) => matchesUpward(one, { level })).length);
      for (const stage of STAGES) expect(stages[stage]).toBe(rows.filter((one) => matchesUpward(one, { level, stage })).length);
    }
    expect(rows.filter((one) => matchesUpward(one, { contact: "overdue" }))).toHaveLength(1);
  });

  it("has its filters in the address, and comes back from it", () => {
    const filters: UpwardFilters = { level: "STATE", stage: "APPROVED", unit: UNIT, department: "教育部", contact: "overdue" };
    expect(upwardFilters.parse(Object.fromEntries(new URL(upwardListPath("s", filters), "http://x").searchParams))).toEqual(filters);
    expect(upwardFilters.parse({ level: "CITY", unit: "x", contact: "soon" })).toEqual({});
    expect(upwardListPath("s")).toBe("/lists/s/upward");
  });
});
