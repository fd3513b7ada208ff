import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { getPlanCard, type PlanCard } from "@/lib/plans/queries-card";
import type { TaskPlace } from "@/lib/tasks/queries-filing";

/** How a task is carried out besides its filings: what the notice's four requirements ask for, one part for each room. */
export type Carrying = {
  plan: PlanCard;
};

/** @returns the parts of the task's tab 落实, as far as the viewer may read them */
export async function getCarrying(viewer: Viewer, { list, task }: TaskPlace): Promise<Carrying> {
  const [plan] = await Promise.all([
    getPlanCard(viewer, list.id, task.no),
  ]);
  return { plan };
}
