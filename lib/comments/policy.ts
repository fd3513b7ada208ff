/** Who may read and write a task's discussion. Each function names the rule of DESIGN.md it encodes. */
import { hasRole, type Viewer } from "@/lib/auth/schema";
import type { Role } from "@/lib/labels";
import { canReadFiled, type TaskUnits } from "@/lib/tasks/policy";

export const EDIT_MINUTES = 15;

/** 'Comments: the same' as a filed report (§3): to everybody else the discussion does not exist. */
export function canReadDiscussion(viewer: Viewer, task: TaskUnits): boolean {
  return canReadFiled(viewer, task);
}

/**
 * 'Filers comment' (§1), and so do those who answer them: the signers of the task's units, supervisors and observers.
 * An administrator keeps the accounts and takes no part in the matter; a filer's role counts on his own unit's tasks only.
 */
export function canWriteComment(viewer: Viewer, task: TaskUnits): boolean {
  if (hasRole(viewer, "SUPERVISOR", "OBSERVER")) return true;
  const isOfTask = viewer.unitId !== null && [task.leadUnitId, ...task.supportUnitIds].includes(viewer.unitId);
  return isOfTask && hasRole(viewer, "FILER", "SIGNER");
}

/** The roles of `readsEverythingFiled`, for statements that ask it of many accounts. */
export const OVERALL_READERS: readonly Role[] = ["SUPERVISOR", "OBSERVER", "ADMINISTRATOR"];

type Unit = { id: string; isActive: boolean; hasOverallReader: boolean };

/** A reminder must reach somebody who can read it: a unit of the task, or one whose accounts read everything filed. */
export function canBeMentioned(unit: Unit, task: TaskUnits): boolean {
  return unit.isActive && (unit.hasOverallReader || unit.id === task.leadUnitId || task.supportUnitIds.includes(unit.id));
}

type Own = { authorId: string; createdAt: Date; deletedAt: Date | null };

/** Only the author touches a comment. */
export function isAuthor(viewer: Pick<Viewer, "id">, comment: Pick<Own, "authorId">): boolean {
  return comment.authorId === viewer.id;
}

/** @returns until when the author may still put a slip of the pen right: others may have answered by then */
export function editableUntil(comment: Pick<Own, "createdAt">): Date {
  return new Date(comment.createdAt.getTime() + EDIT_MINUTES * 60_000);
}

/** The author edits his own comment for a quarter of an hour, unless he deleted it. */
export function canEditComment(viewer: Pick<Viewer, "id">, comment: Own, now: Date): boolean {
  return isAuthor(viewer, comment) && comment.deletedAt === null && now <= editableUntil(comment);
}
