import { describe, expect, it } from "vitest";
import { filterQueue, neighboursOf, nextToReview, type Queued } from "@/lib/reviews/rules";
import { acceptSchema, decisionMark, queueFilters, returnReportSchema, reviewsPath } from "@/lib/reviews/schema";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 0, minute));
const row = (reportId: string, taskNo: number, minute: number, change: Partial<Queued> = {}): Queued => ({
  reportId, taskNo, submittedAt: at(minute), sectionNo: 1, unitId: "a", isOnTime: true, isRepeated: false, isOwn: false, ...change,
});

const QUEUE = [
  row("one", 5, 0),
  row("two", 2, 10, { sectionNo: 2, isOnTime: false }),
  row("three", 9, 10, { unitId: "b", isOwn: true }),
  row("four", 1, 20, { sectionNo: 2, unitId: "b", isRepeated: true }),
];
const ids = (rows: Queued[]) => rows.map(({ reportId }) => reportId);

describe("filterQueue", () => {
  it.each([
    [{}, ["one", "two", "three", "four"]],
    [{ section: 2 }, ["two", "four"]],
    [{ unit: "b" }, ["three", "four"]],
    [{ late: "1" as const }, ["two"]],
    [{ repeated: "1" as const }, ["four"]],
    [{ section: 2, unit: "b" }, ["four"]],
    [{ section: 2, unit: "b", late: "1" as const }, []],
  ])("%o keeps %o", (filters, expected) => {
    expect(ids(filterQueue(QUEUE, filters))).toEqual(expected);
  });
});

describe("nextToReview", () => {
  it.each([
    ["nothing decided: the head", null, "one"],
    ["what follows the decided one", row("gone", 7, 5), "two"],
    ["at the same minute by number, and over the viewer's own", row("gone", 2, 10), "four"],
    ["after the last: back to the head", row("gone", 3, 30), "one"],
  ])("%s", (_what, decided, expected) => {
    expect(nextToReview(QUEUE, decided)?.reportId).toBe(expected);
  });

  it("is nothing where only the viewer's own are left", () => {
    expect(nextToReview([row("own", 1, 0, { isOwn: true })], null)).toBeNull();
    expect(nextToReview([], row("gone", 1, 0))).toBeNull();
  });
});

describe("neighboursOf", () => {
  it.each([
    ["one", null, "two"],
    ["three", "two", "four"],
    ["four", "three", null],
    ["not in the queue", null, "one"],
    [null, null, "one"],
  ])("%s stands between %s and %s", (reportId, previous, next) => {
    const around = neighboursOf(QUEUE, reportId);
    expect(around.previous?.reportId ?? null).toBe(previous);
    expect(around.next?.reportId ?? null).toBe(next);
  });
});

describe("the queue's address", () => {
  const unit = "01890a5d-ac96-774b-bcce-b302099a8057";

  it("keeps filters that fit and forgets the rest", () => {
    expect(queueFilters.parse({ section: "3", unit, late: "1", repeated: "1" })).toEqual({ section: 3, unit, late: "1", repeated: "1" });
    expect(queueFilters.parse({ section: "", unit: "x", late: "yes", repeated: "0" })).toEqual({});
    expect(decisionMark.parse({ done: "deleted", after: "'--" })).toEqual({});
  });

  it("is written with them and reads back the same", () => {
    expect(reviewsPath(null, {})).toBe("/reviews");
    expect(reviewsPath("r", { section: 3, late: "1" }, { done: "reopened" })).toBe("/reviews/r?section=3&late=1&done=reopened");
    const path = reviewsPath(null, { section: 3, unit }, { done: "accepted", after: unit });
    const query = Object.fromEntries(new URLSearchParams(path.split("?")[1]));
    expect(queueFilters.parse(query)).toEqual({ section: 3, unit });
    expect(decisionMark.parse(query)).toEqual({ done: "accepted", after: unit });
  });
});

describe("the decision's form", () => {
  const form = { report: crypto.randomUUID(), requestId: crypto.randomUUID(), version: "4" };

  it("accepts with a verdict, and with a note or without", () => {
    expect(acceptSchema.parse({ ...form, verdict: "BEHIND" })).toMatchObject({ verdict: "BEHIND", reason: "", version: 4 });
    expect(acceptSchema.safeParse(form).error?.issues).toMatchObject([{ path: ["verdict"], message: "请选择督查评价。" }]);
  });

  it.each([undefined, "", "  \n "])("returns only with a reason, not %o", (reason) => {
    expect(returnReportSchema.safeParse({ ...form, reason }).error?.issues[0]?.path).toEqual(["reason"]);
  });
});
