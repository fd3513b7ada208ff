/** Who may file, sign and read what units file. Each function names the rule of DESIGN.md §3 it encodes. */
import { hasRole, readsEverythingFiled, type Viewer } from "@/lib/auth/schema";

/** How a task looks from a unit: who leads it and who supports it (a group's members included). */
export type TaskUnits = { leadUnitId: string; supportUnitIds: readonly string[] };

function isOf(viewer: Viewer, unitId: string): boolean {
  return viewer.unitId === unitId;
}

/** 'A filed report and its contributions: the task's lead and supporting units, supervisors, observers, administrators.' */
export function canReadFiled(viewer: Viewer, task: TaskUnits): boolean {
  if (readsEverythingFiled(viewer)) return true;
  return viewer.unitId !== null && (isOf(viewer, task.leadUnitId) || task.supportUnitIds.includes(viewer.unitId));
}

/** 'A draft, its own unit.' An account without filing or signing duty in the unit reads no drafts. */
export function canReadDraft(viewer: Viewer, unitId: string): boolean {
  return isOf(viewer, unitId) && hasRole(viewer, "FILER", "SIGNER");
}

/** The filer files what his unit owes (§1); a signer signs, he does not write. */
export function canWrite(viewer: Viewer, unitId: string): boolean {
  return isOf(viewer, unitId) && hasRole(viewer, "FILER");
}

/** The unit's signer signs or sends back (§1). */
export function canSign(viewer: Viewer, unitId: string): boolean {
  return isOf(viewer, unitId) && hasRole(viewer, "SIGNER");
}

/** Everybody who ever saved or sent the words, not only the last one: pressing a button makes nobody their author alone. */
export type Written = { writerIds: readonly string[] };

/** 'Who holds both roles may sign what he wrote only where the unit's setting allows it (一人兼任).' */
export function maySignOwnWords(viewer: Viewer, written: Written, unit: { allowsSelfSigning: boolean }): boolean {
  return !written.writerIds.includes(viewer.id) || unit.allowsSelfSigning;
}

/** 'A unit may withdraw what nobody has reviewed yet': its filers and its signers. */
export function canWithdraw(viewer: Viewer, unitId: string): boolean {
  return isOf(viewer, unitId) && hasRole(viewer, "FILER", "SIGNER");
}

type SignerCandidate = { id: string; roles: readonly string[]; isDisabled: boolean };

/**
 * 'A submission that has no signer to go to is refused with that reason, never left in limbo.'
 * @param accounts of the unit
 * @returns whether somebody could sign what `writerIds` wrote
 */
export function hasSignerFor(accounts: readonly SignerCandidate[], writerIds: readonly string[], unit: { allowsSelfSigning: boolean }): boolean {
  return accounts.some(
    (account) => !account.isDisabled && account.roles.includes("SIGNER") && (unit.allowsSelfSigning || !writerIds.includes(account.id)),
  );
}
