import { hasRole, type Viewer } from "@/lib/auth/schema";

/** 'Weights by the administrator.' */
export function canSetWeights(viewer: Viewer): boolean {
  return hasRole(viewer, "ADMINISTRATOR");
}

/** A unit 'may object with a reason': its filers and signers, who speak for it. */
export function canObject(viewer: Viewer, unitId: string): boolean {
  return viewer.unitId === unitId && hasRole(viewer, "FILER", "SIGNER");
}

/** HRSS assesses (督查考核), but nobody decides on his own unit's objection. */
export function canAnswerObjection(viewer: Viewer, objection: { unitId: string }): boolean {
  return canFixYear(viewer) && viewer.unitId !== objection.unitId;
}

/** 'Fixed at year's end': by who assesses. */
export function canFixYear(viewer: Viewer): boolean {
  return hasRole(viewer, "SUPERVISOR");
}
