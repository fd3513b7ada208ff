import { getListBoard } from "@/lib/dashboard/queries-board";
import { listRequirements } from "@/lib/requirements/queries";
import { getCarryingTodo } from "@/lib/requirements/queries-todo";
import { ALL, type RoomPolicy } from "../table";
import { OPEN, SLUG } from "../world";

/** The notice's requirements are everybody's to read; what is counted below them is each room's own rule. */
export const REQUIREMENTS: RoomPolicy = {
  actions: {},
  routes: {},
  queries: {
    "requirements/queries listRequirements": [ALL, async (viewer) => listRequirements(viewer, await getListBoard(viewer, SLUG, OPEN))],
    "requirements/queries-todo getCarryingTodo": [ALL, (viewer, world) => getCarryingTodo(viewer, world.list)],
  },
};
