import { hasRole, type Viewer } from "@/lib/auth/schema";

/** 'Administrator: units, group membership, accounts …' (DESIGN.md §1). */
export function canManageUnits(viewer: Viewer): boolean {
  return hasRole(viewer, "ADMINISTRATOR");
}
