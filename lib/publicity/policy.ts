import type { Viewer } from "@/lib/auth/schema";
import { canWrite } from "@/lib/tasks/policy";

/** The notice orders every unit to publicise: a unit's filers record what it published, of tasks it leads or supports; what is recorded everybody signed in reads. */
export function canRecordPublication(viewer: Viewer, unitId: string): boolean {
  return canWrite(viewer, unitId);
}
