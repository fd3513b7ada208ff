import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { listClosures } from "@/lib/closures/queries-list";
import { isShownOutside } from "@/lib/closures/workflow";
import { listPeriodOrders } from "@/lib/orders/queries-list";
import { parseQuarterKey } from "@/lib/periods/calendar";
import { listPlansInForce } from "@/lib/plans/queries-force";
import { listTargets } from "@/lib/plans/queries-targets";
import { listPublications } from "@/lib/publicity/queries";
import { matchesPublication } from "@/lib/publicity/rules";
import { listUpward } from "@/lib/upward/queries";
import type { LedgerPlan } from "./queries-ledger";
import type { CarriedRows } from "./rules-carried";

/** @returns what the rooms' own pages show the viewer of the ledger's tasks; of closures what left its unit */
export async function readCarried(viewer: Viewer, plan: LedgerPlan): Promise<CarriedRows> {
  const { listId, list, period, periodId, locksAt, clock: { now } } = plan;
  const nos = new Set(plan.tasks.map(({ no }) => no));
  const isShown = ({ taskNo }: { taskNo: number }) => nos.has(taskNo);
  const [plans, targets, orders, upward, closures, publications] = await Promise.all([
    listPlansInForce(viewer, listId, now),
    listTargets(viewer, { listId }, { id: periodId, locksAt }, now),
    listPeriodOrders(viewer, periodId, plan.tasks.map(({ id }) => id), now),
    listUpward(viewer, list.slug, now),
    listClosures(viewer, list.slug, undefined, now),
    listPublications(viewer, listId),
  ]);
  const quarter = parseQuarterKey(period.key);
  return {
    plans: plans.filter(isShown),
    targets: targets.filter(isShown),
    orders,
    upward: upward.rows.filter(isShown),
    closures: closures.rows.filter((row) => isShown(row) && isShownOutside(row.state)),
    publications: publications.filter((row) => quarter !== null && matchesPublication(row, quarter) && row.taskNos.some((no) => nos.has(no))),
  };
}
