import { hasRole, type Viewer } from "@/lib/auth/schema";

export type FiledBy = { writerIds: readonly string[]; signedById: string | null };

/** Supervisors review (§1). */
export function canReview(viewer: Viewer): boolean {
  return hasRole(viewer, "SUPERVISOR");
}

/** 'Nobody reviews what he himself filed or signed' (§1); HRSS leads tasks too. */
export function isOwnFiling(viewer: Viewer, report: FiledBy): boolean {
  return report.signedById === viewer.id || report.writerIds.includes(viewer.id);
}
