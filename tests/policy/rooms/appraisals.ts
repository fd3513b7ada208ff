import { getAppraisalDesk, getAppraisals, getUnitAppraisal } from "@/lib/appraisals/queries";
import { getAppraisalsFigures } from "@/lib/appraisals/queries-figures";
import { listObjections, listOpenObjections } from "@/lib/appraisals/queries-objections";
import { STALE } from "../fields";
import { ADMINISTRATORS, ALL, SUPERVISORS, type RoomPolicy } from "../table";
import { OPEN, SLUG } from "../world";
import { FIXED_YEAR } from "../world-carrying";

const list = () => ({ list: SLUG });
const YEAR = 2026;
/** Of a unit's score: its own people and who reads everything filed; of who supervises in the unit itself, the same. */
const OWN = "✓✓✓ 44 4 4 ✓✓ ✓✓";
/** A supervisor of the unit reads its objection, and leaves it to another. */
const ANSWERS = "333 33 3 3 ✓3 33";
const FIX = { list: SLUG, year: String(FIXED_YEAR) };
const WEIGHTS = { ON_TIME: "20", RETURNS: "20", PROGRESS: "20", SUPPORT: "20", ORDERS: "20" };

export const APPRAISALS: RoomPolicy = {
  actions: {
    setWeightsAction: { cells: ADMINISTRATORS, fields: () => ({ ...FIX, ...WEIGHTS, ...STALE }), ids: ["list"] },
    fixYearAction: { cells: SUPERVISORS, fields: () => FIX, ids: ["list"] },
    objectToScoreAction: { cells: "✓✓✓ ✓✓ ✓ ✓ 33 33", fields: () => ({ ...FIX, item: "ON_TIME", reason: "权限表" }), ids: ["list"], note: "for one's own unit" },
    upholdScoreAction: { cells: ANSWERS, fields: (world) => ({ objection: world.objection, answer: "权限表", ...STALE }), ids: ["objection"] },
    correctScoreAction: { cells: ANSWERS, fields: (world) => ({ objection: world.objection, points: "1", answer: "权限表", ...STALE }), ids: ["objection"] },
  },
  pages: {
    "/lists/[list]/appraisals": { cells: ALL, params: list, note: "a unit's own row only" },
    "/lists/[list]/appraisals/[unit]": { cells: OWN, params: (world) => ({ list: SLUG, unit: world.units.lead }), query: `year=${YEAR}` },
  },
  routes: {
    "GET /lists/[list]/appraisals/xlsx": { cells: ALL, ends: "111", params: list, note: "a unit's own row only" },
  },
  queries: {
    "appraisals/queries getAppraisals": ["✓✓✓ ·· · · ✓✓ ✓✓", async (viewer, world) => (await getAppraisals(viewer, SLUG, YEAR)).units.filter(({ unitId }) => unitId === world.units.lead)],
    "appraisals/queries getAppraisalDesk": ["✓✓✓ ·· · · ✓✓ ✓✓", async (viewer) => (await getAppraisalDesk(viewer, SLUG, YEAR)).objections],
    "appraisals/queries getUnitAppraisal": [OWN, (viewer, world) => getUnitAppraisal(viewer, SLUG, world.units.lead, YEAR)],
    "appraisals/queries-figures getAppraisalsFigures": [ALL, (viewer, world) => getAppraisalsFigures(viewer, { list: { id: world.list, slug: SLUG }, period: { id: world.open, key: OPEN } })],
    "appraisals/queries-objections listObjections": ["✓✓✓ 33 3 3 ✓✓ ✓✓", (viewer, world) => listObjections(viewer, { listId: world.list, year: YEAR, unitId: world.units.lead })],
    "appraisals/queries-objections listOpenObjections": [SUPERVISORS, (viewer) => listOpenObjections(viewer)],
  },
};
