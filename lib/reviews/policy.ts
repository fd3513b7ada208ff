import { hasRole, type Viewer } from "@/lib/auth/schema";

export type FiledBy = { writtenById: string; sentById: string | null; signedById: string | null };

/** Supervisors review (§1). */
export function canReview(viewer: Viewer): boolean {
  return hasRole(viewer, "SUPERVISOR");
}

/** 'Nobody reviews what he himself filed or signed' (§1); HRSS leads tasks too. */
export function isOwnFiling(viewer: Viewer, report: FiledBy): boolean {
  return [report.writtenById, report.sentById, report.signedById].includes(viewer.id);
}
