/** What one account owes and what waits for it, grouped in the order the eye should find it (SCREENS.md, 我的待办). */
import { hasRole, type Viewer } from "@/lib/auth/schema";
import type { ContributionState, ReportState } from "@/lib/labels";
import { isFilingOpen } from "@/lib/periods/policy";
import { maySignOwnWords } from "@/lib/tasks/policy";

/** One thing a unit owes in an open period: the report of a task it leads, or a contribution to one it supports. */
export type Owed = {
  kind: "report" | "contribution";
  listSlug: string;
  taskNo: number;
  content: string;
  periodKey: string;
  opensAt: Date;
  dueAt: Date;
  locksAt: Date;
  extendedUntil: Date | null;
  state: ReportState | ContributionState | null;
  returnReason: string | null;
  writerIds: string[] | null;
  allowsSelfSigning: boolean;
};

export type Todo = { returned: Owed[]; overdue: Owed[]; toFile: Owed[]; toSign: Owed[]; done: Owed[] };

function maySign(viewer: Viewer, item: Owed): boolean {
  if (!hasRole(viewer, "SIGNER") || item.writerIds === null) return false;
  return maySignOwnWords(viewer, { writerIds: item.writerIds }, item);
}

/** @returns the unit's items in groups, each sorted by due time and number; what this account cannot act on is left out */
export function groupTodo(viewer: Viewer, items: readonly Owed[], now: Date): Todo {
  const open = items
    .filter((item) => isFilingOpen(item, now))
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.kind.localeCompare(b.kind) * -1 || a.taskNo - b.taskNo);
  const files = hasRole(viewer, "FILER");
  const unfiled = files ? open.filter((item) => item.state === null || item.state === "DRAFT") : [];
  return {
    returned: files ? open.filter((item) => item.state === "RETURNED") : [],
    overdue: unfiled.filter((item) => now > item.dueAt),
    toFile: unfiled.filter((item) => now <= item.dueAt),
    toSign: open.filter((item) => item.state === "AWAITING_SIGNATURE" && maySign(viewer, item)),
    done: open.filter((item) => item.state === "SUBMITTED" || item.state === "ACCEPTED" || item.state === "GIVEN"),
  };
}
