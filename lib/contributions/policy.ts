import { hasRole, type Viewer } from "@/lib/auth/schema";

/** 'The lead unit may ask for more, with a reason' (§3): whoever writes or signs the lead's report. */
export function canAskMore(viewer: Viewer, leadUnitId: string): boolean {
  return viewer.unitId === leadUnitId && hasRole(viewer, "FILER", "SIGNER");
}

/** 'Sees who has not answered' (§3): the same people ask the units that have given nothing yet. */
export function canAskToContribute(viewer: Viewer, leadUnitId: string): boolean {
  return canAskMore(viewer, leadUnitId);
}
