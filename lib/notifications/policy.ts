import { hasRole, type Viewer } from "@/lib/auth/schema";

/** 'Supervisor: … chases' (DESIGN.md §1): nobody else reminds units, or sees who has read a reminder. */
export function canRemind(viewer: Viewer): boolean {
  return hasRole(viewer, "SUPERVISOR");
}
