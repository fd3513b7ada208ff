/** Who may write, sign, decide and carry out a work plan. Each function names the rule of DESIGN.md §1 and §3 it encodes. */
import { hasRole, type Viewer } from "@/lib/auth/schema";
import { canReadFiled, canSign, canWithdraw, canWrite, type TaskUnits } from "@/lib/tasks/policy";

/** 'What left the unit': a signed plan is read like a filed report. */
export function canReadPlan(viewer: Viewer, task: TaskUnits): boolean {
  return canReadFiled(viewer, task);
}

/** The whole working copy is the lead's own, as a draft is its unit's. */
export function canReadWorkingCopy(viewer: Viewer, task: TaskUnits): boolean {
  return viewer.unitId === task.leadUnitId && hasRole(viewer, "FILER", "SIGNER");
}

/** 'Per task, by the lead': its filers write the goal, its own measures and the targets. */
export function canWritePlan(viewer: Viewer, task: TaskUnits): boolean {
  return canWrite(viewer, task.leadUnitId);
}

/** 'Supporting units add their own measures.' What a unit left behind that takes part no more, the lead may take out. */
export function canChangeMeasureOf(viewer: Viewer, unitId: string, task: TaskUnits): boolean {
  if (unitId === task.leadUnitId) return false;
  return task.supportUnitIds.includes(unitId) ? canWrite(viewer, unitId) : canWritePlan(viewer, task);
}

/** Adds measures of his own unit. */
export function canAddMeasure(viewer: Viewer, task: TaskUnits): boolean {
  return viewer.unitId !== null && task.supportUnitIds.includes(viewer.unitId) && canWrite(viewer, viewer.unitId);
}

/** The lead's signer signs or sends back. */
export function canSignPlan(viewer: Viewer, task: TaskUnits): boolean {
  return canSign(viewer, task.leadUnitId);
}

/** The lead takes back what nobody has decided on yet. */
export function canWithdrawPlan(viewer: Viewer, task: TaskUnits): boolean {
  return canWithdraw(viewer, task.leadUnitId);
}

/** HRSS approves or returns (§1, supervisors). */
export function canDecidePlans(viewer: Viewer): boolean {
  return hasRole(viewer, "SUPERVISOR");
}

/** Nobody decides on what he wrote or signed himself (§1); HRSS leads tasks too. */
export function isOwnPlan(viewer: Viewer, plan: { writerIds: readonly string[]; signedById: string | null }): boolean {
  return plan.signedById === viewer.id || plan.writerIds.includes(viewer.id);
}

/** Whether a measure is done says the unit that answers for it. */
export function canMarkMeasure(viewer: Viewer, unitId: string): boolean {
  return canWrite(viewer, unitId);
}
