import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import type { TaskPlace } from "@/lib/tasks/queries-filing";

/** How a task is carried out besides its filings: what the notice's four requirements ask for, one part for each room. */
export type Carrying = { taskNo: number };

/** @returns the parts of the task's tab 落实, as far as the viewer may read them */
export async function getCarrying(_viewer: Viewer, { task }: TaskPlace): Promise<Carrying> {
  return Promise.resolve({ taskNo: task.no });
}
