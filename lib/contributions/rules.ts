/** Who of a task's supporting units has answered, and whom the lead can still ask. */
import type { ContributionDisplayState } from "@/lib/labels";

type Row = { unitName: string; state: ContributionDisplayState; filed: object | null; isOpen: boolean; asked: { isToday: boolean } | null };

/** Counts and names: what was given, what is missing, and what was given once and is being revised. */
export type Tally = { owed: number; given: number; missing: string[]; revising: string[] };

/** @returns the units of one task and period by what they have given */
export function tallyContributions(rows: readonly Row[]): Tally {
  const names = (of: (row: Row) => boolean) => rows.filter(of).map((row) => row.unitName);
  return {
    owed: rows.length,
    given: rows.filter((row) => row.state === "GIVEN").length,
    missing: names((row) => row.filed === null),
    revising: names((row) => row.filed !== null && row.state !== "GIVEN"),
  };
}

/** @returns whether the lead could ask this unit today: it has given nothing, still may, and was not asked today yet */
export function canBeAsked(row: Row): boolean {
  return row.filed === null && row.isOpen && !row.asked?.isToday;
}
