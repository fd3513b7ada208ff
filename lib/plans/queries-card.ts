import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import type { PlanDisplayState } from "@/lib/labels-carrying";
import { listLineTasks } from "./queries-line";
import { tallyMeasures, type MeasureTally } from "./rules";

/** A task's plan in short, for the task's own page. */
export type PlanCard = { state: PlanDisplayState; inForceNo: number | null; tally: MeasureTally };

/** @returns where the task's plan stands and how its measures do; to whom may not read it there is none */
export async function getPlanCard(viewer: Viewer, listId: string, no: number): Promise<PlanCard> {
  const [task] = await listLineTasks(viewer, listId, no);
  return { state: task?.state ?? "NOT_WRITTEN", inForceNo: task?.inForceNo ?? null, tally: tallyMeasures(task?.measures ?? [], new Date()) };
}
