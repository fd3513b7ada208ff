import { hasRole, type Viewer } from "@/lib/auth/schema";

/** Supervisors write and issue the bulletin (DESIGN.md §1); a draft is theirs alone, and what is issued is everybody's. */
export function canManageBulletins(viewer: Pick<Viewer, "roles">): boolean {
  return hasRole(viewer, "SUPERVISOR");
}
