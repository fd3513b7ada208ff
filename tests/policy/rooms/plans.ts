import { getPlan, listQuartersOffered } from "@/lib/plans/queries";
import { getPlanCard } from "@/lib/plans/queries-card";
import { getPlansFigures } from "@/lib/plans/queries-figures";
import { listPlansInForce } from "@/lib/plans/queries-force";
import { getPlanForm } from "@/lib/plans/queries-form";
import { getPlanLine, listLineTasks } from "@/lib/plans/queries-line";
import { listPlansTodo } from "@/lib/plans/queries-todo";
import { findPlans } from "@/lib/search/queries-plans";
import type { Fields } from "../../support/action-client";
import { STALE, taskParams } from "../fields";
import { ALL, READERS, type RoomPolicy } from "../table";
import { OPEN, SLUG } from "../world";

/** The lead's filers write the plan; of those who read it nobody else. */
const WRITERS = "✓3✓ 33 3 4 33 33";
const SIGNERS = "3✓✓ 33 3 4 33 33";
/** Nobody decides on what he signed himself. */
const DECIDERS = "333 33 3 4 ✓3 33";
const SUPPORTERS = "333 ✓3 ✓ 4 33 33";
/** The plan stands where none of the steps is possible: whoever may take one is told so. */
const step = (): Fields => ({ list: SLUG, no: "1", ...STALE });
const IDS = ["list", "no"] as const;

export const PLANS: RoomPolicy = {
  actions: {
    savePlanAction: { cells: WRITERS, fields: () => ({ ...step(), intent: "save", goal: "改过的目标", measures: "[]", targets: "[]" }), ids: IDS },
    saveMeasureAction: { cells: SUPPORTERS, fields: () => ({ list: SLUG, no: "1", key: "", text: "新措施", responsible: "科室", due: "2099Q4" }), ids: IDS, note: "each for its own unit" },
    removeMeasureAction: { cells: "333 ✓3 3 4 33 33", fields: (world) => ({ list: SLUG, no: "1", key: world.supportMeasure, opened: "旧的" }), ids: IDS },
    signPlanAction: { cells: SIGNERS, fields: step, ids: IDS },
    returnPlanUnsignedAction: { cells: SIGNERS, fields: () => ({ ...step(), reason: "权限表" }), ids: IDS },
    withdrawPlanAction: { cells: "✓✓✓ 33 3 4 33 33", fields: step, ids: IDS },
    discardPlanChangeAction: { cells: WRITERS, fields: step, ids: IDS },
    approvePlanAction: { cells: DECIDERS, fields: step, ids: IDS },
    returnPlanAction: { cells: DECIDERS, fields: () => ({ ...step(), reason: "权限表" }), ids: IDS },
    markMeasureAction: { cells: "333 ✓3 3 4 33 33", fields: (world) => ({ list: SLUG, no: "1", key: world.supportMeasure, doneOn: "2024-02-01" }), ids: [...IDS, "key"], note: "the filer of the unit that answers for the measure" },
    unmarkMeasureAction: { cells: WRITERS, fields: (world) => ({ list: SLUG, no: "1", key: world.leadMeasure }), ids: [...IDS, "key"] },
  },
  pages: {
    "/lists/[list]/plans": { cells: ALL, params: () => ({ list: SLUG }), note: "only the tasks whose plans one may read" },
    "/lists/[list]/tasks/[no]/plan": { cells: READERS, params: taskParams },
    "/lists/[list]/tasks/[no]/plan/edit": { cells: WRITERS, params: taskParams },
  },
  queries: {
    "plans/queries getPlan": [READERS, (viewer) => getPlan(viewer, SLUG, 1, undefined)],
    "plans/queries listQuartersOffered": [ALL, (viewer, world) => listQuartersOffered(viewer, world.list)],
    "plans/queries-card getPlanCard": [ALL, (viewer, world) => getPlanCard(viewer, world.list, 1)],
    "plans/queries-figures getPlansFigures": [ALL, (viewer, world) => getPlansFigures(viewer, { list: { id: world.list, slug: SLUG }, period: { id: world.open, key: OPEN } })],
    "plans/queries-force listPlansInForce": ["✓✓✓ ✓✓ ✓ · ✓✓ ✓✓", (viewer, world) => listPlansInForce(viewer, world.list)],
    "plans/queries-form getPlanForm": [WRITERS, (viewer) => getPlanForm(viewer, SLUG, 1)],
    "plans/queries-line getPlanLine": [ALL, (viewer) => getPlanLine(viewer, SLUG)],
    "plans/queries-line listLineTasks": ["✓✓✓ ✓✓ ✓ · ✓✓ ✓✓", (viewer, world) => listLineTasks(viewer, world.list, 1)],
    "search/queries-plans findPlans": ["✓✓✓ ✓✓ ✓ · ✓✓ ✓✓", async (viewer) => (await findPlans(viewer, ["权限表"], { size: 5, page: 1 })).rows],
    "plans/queries-todo listPlansTodo": [ALL, (viewer) => listPlansTodo(viewer)],
  },
};
