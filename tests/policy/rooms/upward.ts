import { findUpward } from "@/lib/search/queries-upward";
import { getUpwardFigures } from "@/lib/upward/queries-figures";
import { getUpwardForm } from "@/lib/upward/queries-new";
import { getUpward, listDueContacts, listTaskUpward, listUpward } from "@/lib/upward/queries";
import { STALE, taskParams } from "../fields";
import { ALL, READERS, type RoomPolicy } from "../table";
import { OPEN, SLUG, type World } from "../world";

const SEEN = "✓✓✓ ✓✓ ✓ · ✓✓ ✓✓";
/** Any unit of the task adds its own. */
const UNITS = "✓✓✓ ✓✓ ✓ 4 33 33";
const OWN = "✓✓✓ 33 3 4 33 33";
const known = (world: World) => ({ item: world.upward, ...STALE });
const facts = { level: "PROVINCE", department: "省权限厅", demand: "争取权限", basis: "" };

/** Of task 1 the lead has a request, whose next contact is over. */
export const UPWARD: RoomPolicy = {
  actions: {
    addUpwardAction: { cells: UNITS, fields: () => ({ ...taskParams(), ...facts, stage: "PLANNED", happenedOn: "2099-01-01" }), ids: ["list", "no"] },
    updateUpwardAction: { cells: OWN, fields: (world) => ({ ...known(world), ...facts }), ids: ["item"] },
    recordStageAction: { cells: OWN, fields: (world) => ({ ...known(world), stage: "SUBMITTED", happenedOn: "2020-01-01" }), ids: ["item"] },
    setContactAction: { cells: "✓✓✓ 33 3 4 ✓✓ 33", fields: (world) => ({ ...known(world), nextContactOn: "2099-01-01" }), ids: ["item"] },
  },
  pages: {
    "/lists/[list]/upward": { cells: ALL, params: () => ({ list: SLUG }) },
    "/lists/[list]/upward/new": { cells: UNITS, params: () => ({ list: SLUG }), query: "task=1" },
    "/lists/[list]/upward/[item]": { cells: READERS, params: (world) => ({ list: SLUG, item: world.upward }) },
  },
  queries: {
    "upward/queries listUpward": [SEEN, async (viewer) => (await listUpward(viewer, SLUG)).rows],
    "upward/queries listTaskUpward": [SEEN, (viewer, world) => listTaskUpward(viewer, world.task)],
    "upward/queries listDueContacts": ["✓✓✓ ·· · · ·· ··", (viewer) => listDueContacts(viewer)],
    "upward/queries getUpward": [READERS, (viewer, world) => getUpward(viewer, SLUG, world.upward)],
    "search/queries-upward findUpward": [SEEN, async (viewer) => (await findUpward(viewer, ["权限厅"], { size: 5, page: 1 })).rows],
    "upward/queries-new getUpwardForm": [UNITS, (viewer) => getUpwardForm(viewer, SLUG, 1, undefined)],
    "upward/queries-figures getUpwardFigures": [ALL, (viewer, world) => getUpwardFigures(viewer, { list: { id: world.list, slug: SLUG }, period: { id: world.open, key: OPEN } })],
  },
};
