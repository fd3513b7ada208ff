import { getClosuresFigures } from "@/lib/closures/queries-figures";
import { listClosures, listClosureTodos } from "@/lib/closures/queries-list";
import { getClosurePage, getTaskClosure } from "@/lib/closures/queries";
import { STALE, taskParams } from "../fields";
import { ALL, READERS, type RoomPolicy } from "../table";
import { OPEN, SLUG, type World } from "../world";

/** What has left the unit is read as a filed report, and asked for again it is empty. */
const SEEN = "✓✓✓ ✓✓ ✓ · ✓✓ ✓✓";
/** Nobody decides on what he signed himself: the lead unit's supervisor did. */
const DECIDERS = "333 33 3 4 ✓3 33";
const SIGNERS = "3✓✓ 33 3 4 33 33";
const step = (world: World) => ({ closure: world.closure, ...STALE });
const reason = "权限表";
const task = (world: World) => ({ id: world.task, lead: { id: world.units.lead }, supportUnits: [{ id: world.units.support }, { id: world.units.member }] });

/** Of task 1 a closure is asked for. */
export const CLOSURES: RoomPolicy = {
  actions: {
    saveClosureAction: { cells: "✓3✓ 33 3 4 33 33", fields: () => ({ ...taskParams(), intent: "save", statement: "权限表", ...STALE }), ids: ["list", "no"] },
    signClosureAction: { cells: SIGNERS, fields: step, ids: ["closure"] },
    returnClosureUnsignedAction: { cells: SIGNERS, fields: (world) => ({ ...step(world), reason }), ids: ["closure"] },
    withdrawClosureAction: { cells: "✓✓✓ 33 3 4 33 33", fields: step, ids: ["closure"] },
    closeTaskAction: { cells: DECIDERS, fields: (world) => ({ ...step(world), lookBackOn: "2099-01-01" }), ids: ["closure"] },
    returnClosureAction: { cells: DECIDERS, fields: (world) => ({ ...step(world), reason }), ids: ["closure"] },
    keepClosedAction: { cells: DECIDERS, fields: (world) => ({ ...step(world), note: reason, lookBackOn: "" }), ids: ["closure"] },
    reopenTaskAction: { cells: DECIDERS, fields: (world) => ({ ...step(world), reason }), ids: ["closure"] },
  },
  pages: {
    "/lists/[list]/closures": { cells: ALL, params: () => ({ list: SLUG }) },
    "/lists/[list]/tasks/[no]/closure": { cells: READERS, params: taskParams },
  },
  queries: {
    "closures/queries getTaskClosure": [SEEN, async (viewer, world) => (await getTaskClosure(viewer, task(world))).current],
    "closures/queries getClosurePage": [READERS, (viewer) => getClosurePage(viewer, SLUG, 1)],
    "closures/queries-list listClosures": [SEEN, async (viewer) => (await listClosures(viewer, SLUG, "asked")).rows],
    "closures/queries-list listClosureTodos": ["··· ·· · · ✓· ··", async (viewer, world) => (await listClosureTodos(viewer)).toCheck.filter(({ id }) => id === world.closure)],
    "closures/queries-figures getClosuresFigures": [ALL, (viewer, world) => getClosuresFigures(viewer, { list: { id: world.list, slug: SLUG }, period: { id: world.open, key: OPEN } })],
  },
};
