import { describe, expect, it } from "vitest";
import { dueKey, dueKindAt, isTellingHour, isUnsent, type OwedItem } from "@/lib/notifications/rules-due";

const at = (text: string) => new Date(`${text}+08:00`);
const WINDOW = { opensAt: at("2026-10-01T00:00"), dueAt: at("2026-12-25T18:00"), locksAt: at("2027-01-11T00:00"), extendedUntil: null };

describe("what is said of a due date", () => {
  it.each([
    ["2026-12-18T17:59", null],
    ["2026-12-18T18:00", "DUE_SOON"],
    ["2026-12-24T19:59", "DUE_SOON"],
    ["2026-12-25T00:00", "DUE_TODAY"],
    ["2026-12-25T18:00", "DUE_TODAY"],
    ["2026-12-25T18:01", null],
    ["2026-12-26T00:00", "OVERDUE"],
    ["2027-01-10T23:59", "OVERDUE"],
    ["2027-01-11T00:00", null],
    ["2026-09-30T12:00", null],
  ])("at %s: %s", (now, kind) => {
    expect(dueKindAt(WINDOW, at(now))).toBe(kind);
  });

  it("after the lock only to a unit that may still file", () => {
    expect(dueKindAt({ ...WINDOW, extendedUntil: at("2027-01-20T00:00") }, at("2027-01-15T12:00"))).toBe("OVERDUE");
  });

  it("again when the due day was moved, and once otherwise", () => {
    expect(dueKey("DUE_SOON", "p", at("2026-12-25T18:00"))).toBe(dueKey("DUE_SOON", "p", at("2026-12-25T17:00")));
    expect(dueKey("DUE_SOON", "p", at("2026-12-25T18:00"))).not.toBe(dueKey("DUE_SOON", "p", at("2026-12-28T18:00")));
  });

  it("not at night", () => {
    expect(["07:59", "08:00", "19:59", "20:00"].map((time) => isTellingHour(at(`2026-12-25T${time}`)))).toEqual([false, true, true, false]);
  });
});

describe("what counts as unsent", () => {
  const item = (state: OwedItem["state"], isFiled = false): OwedItem => ({ no: 1, form: "report", state, isFiled });

  it("everything that has not left the unit, or came back", () => {
    expect([null, "DRAFT", "AWAITING_SIGNATURE", "RETURNED"].every((state) => isUnsent(item(state as OwedItem["state"]), "DUE_TODAY"))).toBe(true);
    expect(["SUBMITTED", "ACCEPTED", "GIVEN"].some((state) => isUnsent(item(state as OwedItem["state"], true), "DUE_TODAY"))).toBe(false);
  });

  it("is overdue only where nothing was ever filed", () => {
    expect(isUnsent(item("RETURNED", true), "OVERDUE")).toBe(false);
    expect(isUnsent(item("RETURNED"), "OVERDUE")).toBe(true);
  });
});
