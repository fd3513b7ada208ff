import { hasRole, readsEverythingFiled, type Viewer } from "@/lib/auth/schema";

/** 'Administrator: units, group membership, accounts …' (DESIGN.md §1). */
export function canManageUnits(viewer: Viewer): boolean {
  return hasRole(viewer, "ADMINISTRATOR");
}

/** 'A department's page shows the same for one unit, for its own people too': besides them, who reads everything filed. */
export function canReadUnitFigures(viewer: Viewer, unitId: string): boolean {
  return readsEverythingFiled(viewer) || viewer.unitId === unitId;
}
