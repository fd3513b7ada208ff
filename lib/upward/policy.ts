/** Who keeps a unit's upward requests (issue 7, 对上争取). */
import { hasRole, type Viewer } from "@/lib/auth/schema";
import { canReadDraft, type TaskUnits } from "@/lib/tasks/policy";

/** Any unit of the task, its lead or one that supports it, adds its own: by its filers and signers. */
export function canAddUpward(viewer: Viewer, task: TaskUnits): boolean {
  const { unitId } = viewer;
  return unitId !== null && [task.leadUnitId, ...task.supportUnitIds].includes(unitId) && canReadDraft(viewer, unitId);
}

/** What is recorded of a request is its own unit's to record, as long as it has a part in the task. */
export function canChangeUpward(viewer: Viewer, request: TaskUnits & { unitId: string }): boolean {
  return viewer.unitId === request.unitId && canAddUpward(viewer, request);
}

/** HRSS reads, and may note when the department above is to be talked to next. */
export function canNoteContact(viewer: Viewer, request: TaskUnits & { unitId: string }): boolean {
  return hasRole(viewer, "SUPERVISOR") || canChangeUpward(viewer, request);
}
