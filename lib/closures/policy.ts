/** Who may ask to close a task and who decides (issue 7, 销号). */
import { hasRole, type Viewer } from "@/lib/auth/schema";
import type { ClosureState } from "@/lib/labels-carrying";
import { canReadDraft, canReadFiled, type TaskUnits } from "@/lib/tasks/policy";
import { isShownOutside } from "./workflow";

/** What left the unit is read as a filed report; a draft is its unit's own. */
export function canReadClosure(viewer: Viewer, task: TaskUnits, state: ClosureState): boolean {
  return canReadFiled(viewer, task) && (isShownOutside(state) || canReadDraft(viewer, task.leadUnitId));
}

/** 'HRSS checks and closes', and looks back; nobody decides on what he wrote or signed himself, for HRSS leads tasks too. */
export function canDecideClosure(viewer: Viewer, closure: { writerIds: readonly string[]; signedById: string | null }): boolean {
  return hasRole(viewer, "SUPERVISOR") && !closure.writerIds.includes(viewer.id) && closure.signedById !== viewer.id;
}
