import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { getPlanCard, type PlanCard } from "@/lib/plans/queries-card";
import { getTargetCard, type TargetCard } from "@/lib/plans/queries-targets";
import type { TaskPlace } from "@/lib/tasks/queries-filing";

/** How a task is carried out besides its filings: what the notice's four requirements ask for, one part for each room. */
export type Carrying = {
  plan: PlanCard;
  targets: TargetCard | null;
};

/** @returns the parts of the task's tab 落实, as far as the viewer may read them */
export async function getCarrying(viewer: Viewer, place: TaskPlace): Promise<Carrying> {
  const { list, task } = place;
  const [plan, targets] = await Promise.all([
    getPlanCard(viewer, list.id, task.no),
    getTargetCard(viewer, place),
  ]);
  return { plan, targets };
}
