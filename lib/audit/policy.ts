import { hasRole, type Viewer } from "@/lib/auth/schema";

/** The audit of everybody's doings is the administrator's to read (GB/T 22239-2019 8.1.4.3 c: kept from everybody else). */
export function canReadAudit(viewer: Pick<Viewer, "roles">): boolean {
  return hasRole(viewer, "ADMINISTRATOR");
}
