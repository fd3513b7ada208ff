/** Taking a decision back: for its own reviewer, at once, and only while nothing has happened since (SCREENS.md, 审核). */
import type { ReportState } from "@/lib/labels";

/** The button is there for ten seconds after it was seen; the server waits longer, so that a slow click still counts. */
export const UNDO_SHOWN_SECONDS = 10;
export const UNDO_GRACE_SECONDS = 30;

export type Decided = {
  decision: "ACCEPTED" | "RETURNED" | "REOPENED";
  reviewerId: string;
  createdAt: Date;
  undoneAt: Date | null;
  /** The report's version right after the decision; null for one made before decisions could be undone. */
  reportVersion: number | null;
};

/** What a decision on a submitted report led to; a reopening is undone by reviewing the report again. */
const UNDONE_FROM = { ACCEPTED: "ACCEPTED", RETURNED: "RETURNED" } as const satisfies Partial<Record<Decided["decision"], ReportState>>;

function secondsSince(at: Date, now: Date): number {
  return (now.getTime() - at.getTime()) / 1_000;
}

export const MOVED_ON = "这份报告在决定之后已有变化，不能撤销。";

/** @returns why the decision cannot be taken back (any more), in words for its reviewer; null where it can */
export function undoRefusal(decided: Decided, report: { state: ReportState; version: number }, now: Date): string | null {
  const { decision, undoneAt, createdAt, reportVersion } = decided;
  if (undoneAt) return "这个决定已经撤销。";
  if (decision === "REOPENED") return "重新打开不能撤销，请待该单位重新报送后审核。";
  if (report.version !== reportVersion || report.state !== UNDONE_FROM[decision]) return MOVED_ON;
  if (secondsSince(createdAt, now) > UNDO_GRACE_SECONDS) return "已超过可以撤销的时间。如需修改，已采纳的报告可以重新打开。";
  return null;
}

/**
 * Nobody undoes another's decision.
 * @returns whether to offer the button now
 */
export function isUndoOffered(decided: Decided, report: { state: ReportState; version: number }, viewerId: string, now: Date): boolean {
  return decided.reviewerId === viewerId && secondsSince(decided.createdAt, now) < UNDO_SHOWN_SECONDS && undoRefusal(decided, report, now) === null;
}
