import fc from "fast-check";
import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";
import type { Basis, Clock } from "@/lib/dashboard/rollup";
import type { SearchableTask } from "@/lib/dashboard/rules";

/** Any board: tasks of a notice with the facts one period can have of them, some of them hidden from the viewer. */
export type AnyTask = SearchableTask & { leadName: string };

const DAY_MS = 86_400_000;
export const DUE = new Date("2026-12-25T10:00:00Z");
const ASSESSMENTS = Object.keys(ASSESSMENT_LABELS) as Assessment[];
const uuid = (no: number) => `00000000-0000-4000-8000-${String(no).padStart(12, "0")}`;

export const LEADS = [1, 2, 3, 4].map(uuid);
export const SUPPORTS = [11, 12, 13, 14, 15].map(uuid);
export const OUTLINE = {
  chapters: [{ no: 1, title: "甲" }, { no: 2, title: "乙" }],
  sections: [1, 2, 3, 4, 5].map((no) => ({ no, chapterNo: no <= 2 ? 1 : 2, title: `节${no}` })),
};

export const bases: fc.Arbitrary<Basis> = fc.constantFrom("accepted", "filed");
/** Before and after the due time. */
export const clocks: fc.Arbitrary<Clock> = fc.integer({ min: -40, max: 40 }).map((days) => ({ dueAt: DUE, now: new Date(DUE.getTime() + days * DAY_MS) }));

const filing = fc.record({
  filedState: fc.constantFrom("SUBMITTED" as const, "RETURNED" as const, "ACCEPTED" as const),
  firstSubmittedAt: fc.integer({ min: -3, max: 3 }).map((days) => new Date(DUE.getTime() + days * DAY_MS)),
  claim: fc.option(fc.constantFrom(...ASSESSMENTS)),
  completion: fc.option(fc.integer({ min: 0, max: 100 })),
  verdict: fc.constantFrom(...ASSESSMENTS),
  coordination: fc.constantFrom("", " ", "请市政府协调。"),
});

const UNFILED = { filedState: "NOT_FILED" as const, firstSubmittedAt: null, claim: null, completion: null, verdict: null, coordination: "" };

/** What stood one period before: with a verdict where it was accepted. */
const earlier = fc.record({
  filedState: fc.constantFrom("NOT_FILED" as const, "SUBMITTED" as const, "ACCEPTED" as const),
  claim: fc.option(fc.constantFrom(...ASSESSMENTS)),
  verdict: fc.constantFrom(...ASSESSMENTS),
  isClosed: fc.boolean(),
}).map((facts) => ({ ...facts, verdict: facts.filedState === "ACCEPTED" ? facts.verdict : null }));

/** Of what a unit owed: nothing, given in time or late, given and asked for more. */
const GIVES = ["NOTHING", "ON_TIME", "LATE", "ASKED"] as const;

const task = fc.record({
  sectionNo: fc.integer({ min: 1, max: 5 }),
  leadUnitId: fc.constantFrom(...LEADS),
  filing: fc.option(filing),
  /** What the unit makes of it at its own desk, whatever stands as filed. */
  ownState: fc.constantFrom("FILED" as const, "DRAFT" as const, "AWAITING_SIGNATURE" as const),
  owedUnitIds: fc.subarray(SUPPORTS),
  gives: fc.array(fc.constantFrom(...GIVES), { minLength: SUPPORTS.length, maxLength: SUPPORTS.length }),
  returnCount: fc.integer({ min: 0, max: 3 }),
  earlier: fc.option(earlier),
  isVisible: fc.boolean(),
  /** 销号, in about one of four. */
  isClosed: fc.nat({ max: 3 }).map((die) => die === 0),
});

/** As the board's query makes them: of a hidden task nothing that was filed, of a report without a verdict none. */
export const boards: fc.Arbitrary<AnyTask[]> = fc.array(task, { maxLength: 60, size: "max" }).map((tasks) =>
  tasks.map(({ filing: found, ownState, gives, isVisible, isClosed: wasClosed, returnCount, earlier: before, ...rest }, at) => {
    const filed = found && isVisible ? { ...found, verdict: found.filedState === "ACCEPTED" ? found.verdict : null } : UNFILED;
    const thatGave = (...kinds: (typeof GIVES)[number][]) => (isVisible ? rest.owedUnitIds.filter((_, place) => kinds.some((kind) => kind === gives[place])) : []);
    const isClosed = isVisible && wasClosed;
    return {
      ...rest, ...filed, isVisible, isClosed,
      returnCount: isVisible ? returnCount : 0,
      earlier: isVisible ? before : null,
      no: at + 1,
      chapterNo: rest.sectionNo <= 2 ? 1 : 2,
      leadName: `单位${rest.leadUnitId}`,
      leadLabel: `单位${rest.leadUnitId}`,
      displayState: isClosed ? "CLOSED" : isVisible && ownState !== "FILED" && filed.filedState !== "ACCEPTED" ? ownState : filed.filedState,
      givenUnitIds: thatGave("ON_TIME", "LATE"),
      onTimeUnitIds: thatGave("ON_TIME"),
      askedUnitIds: thatGave("ASKED"),
      content: "", supportLabels: [],
    };
  }),
);
