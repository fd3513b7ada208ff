import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { parseQuarterKey, type Quarter } from "@/lib/periods/calendar";
import { listTargets } from "@/lib/plans/queries-targets";
import type { TaskTargets } from "@/lib/plans/rules-targets";
import type { TaskPlace } from "@/lib/tasks/queries-filing";

/** How a task is carried out besides its filings: what the notice's four requirements ask for, one part for each room. */
export type Carrying = {
  taskNo: number;
  periodKey: string;
  /** Of the list's periods, the first and the last. */
  quarters: readonly [Quarter, Quarter] | null;
  targets: TaskTargets | null;
};

/** @returns the parts of the task's tab 落实, as far as the viewer may read them */
export async function getCarrying(viewer: Viewer, { task, period, periods }: TaskPlace): Promise<Carrying> {
  const now = new Date();
  const [[targets = null]] = await Promise.all([
    listTargets(viewer, { taskId: task.id }, period, now),
  ]);
  const [first, last] = [periods.at(-1), periods[0]].map((one) => (one ? parseQuarterKey(one.key) : null));
  return { taskNo: task.no, periodKey: period.key, quarters: first && last ? [first, last] : null, targets };
}
