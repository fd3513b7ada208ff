import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";

/** A department's page shows what the unit filed: to its own people and to who reads everything filed (§3). */
export function canOpenUnit(viewer: Viewer, unitId: string): boolean {
  return viewer.unitId === unitId || readsEverythingFiled(viewer);
}
