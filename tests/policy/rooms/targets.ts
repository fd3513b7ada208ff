import { listTargetsPage } from "@/lib/api/queries-targets";
import { TARGETS as ENDPOINT } from "@/lib/api/schema-endpoints";
import { getLight } from "@/lib/plans/queries-light";
import { getTargetCard, listTargets } from "@/lib/plans/queries-targets";
import { getTaskPlace } from "@/lib/tasks/queries-filing";
import { listPeriods } from "@/lib/periods/queries";
import type { Viewer } from "@/lib/auth/schema";
import { reads } from "./api";
import type { RoomPolicy } from "../table";
import { OPEN, SLUG, type World } from "../world";

const FILED = "✓✓✓ ✓✓ ✓ · ✓✓ ✓✓";

async function openPeriod(viewer: Viewer, world: World) {
  const period = (await listPeriods(viewer, world.list)).find(({ key }) => key === OPEN);
  if (!period) throw new Error("the world has no open period");
  return period;
}

/** Targets and what a plan suggests: for whoever reads what is filed on the task. */
export const TARGETS: RoomPolicy = {
  routes: reads("/lists/[list]/targets", () => ({ list: SLUG }), "those that he reads"),
  queries: {
    "plans/queries-targets listTargets": [FILED, async (viewer, world) => listTargets(viewer, { taskId: world.task }, await openPeriod(viewer, world), new Date())],
    "plans/queries-targets getTargetCard": [FILED, async (viewer) => getTargetCard(viewer, await getTaskPlace(viewer, SLUG, 1, OPEN))],
    "plans/queries-light getLight": [FILED, async (viewer, world) => (await getLight(viewer, world.task, await openPeriod(viewer, world), new Date())).suggestion],
    "api/queries-targets listTargetsPage": [FILED, async (viewer) => (await listTargetsPage(viewer, SLUG, ENDPOINT.query.parse({}))).data],
  },
};
