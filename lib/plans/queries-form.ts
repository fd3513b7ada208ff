import "server-only";
import { Forbidden } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { quarterKey, type Quarter } from "@/lib/periods/calendar";
import { getPlan, type PlanView } from "./queries";
import { loadVersionRows, type MeasureInForce, type TargetInForce } from "./queries-force";
import { compareQuarters } from "./rules";

export type PlanForm = Pick<PlanView, "list" | "task" | "state" | "version" | "returnReason" | "noticeTargets" | "leftBehind"> & {
  goal: string;
  reason: string;
  /** An approved version is in force: a change needs its reason. */
  isChange: boolean;
  /** The lead's own; the others' stand beside the form. */
  measures: MeasureInForce[];
  others: MeasureInForce[];
  targets: TargetInForce[];
  quarters: Quarter[];
};

/**
 * The lead's form of the working copy.
 * @throws NotFound, Forbidden for whoever may read the plan but not write it
 */
export async function getPlanForm(viewer: Viewer, slug: string, no: number): Promise<PlanForm> {
  const view = await getPlan(viewer, slug, no, undefined);
  if (!view.rights.write) throw new Forbidden();
  const plan = await db.plan.findUnique({ where: { taskId: view.task.id }, select: { id: true, goal: true, reason: true, approvedVersionNo: true } });
  const rows = plan ? (await loadVersionRows([{ planId: plan.id, versionNo: 0 }])).get(plan.id) : undefined;
  const [measures, targets] = [rows?.measures ?? [], rows?.targets ?? []];
  const isOwn = ({ unitId }: MeasureInForce) => unitId === view.task.lead.id;
  const { list, task, state, version, returnReason, noticeTargets, leftBehind } = view;
  return {
    list, task, state, version, returnReason, noticeTargets, leftBehind,
    goal: plan?.goal ?? "", reason: plan?.reason ?? "", isChange: plan !== null && plan.approvedVersionNo !== null,
    measures: measures.filter(isOwn), others: measures.filter((row) => !isOwn(row)), targets,
    quarters: withKept(view.quarters, [...measures, ...targets].flatMap(({ due }) => (due ? [due] : []))),
  };
}

/** A row keeps the quarter that it has, even one that is not offered any more. */
function withKept(offered: readonly Quarter[], kept: readonly Quarter[]): Quarter[] {
  return [...new Map([...offered, ...kept].map((quarter) => [quarterKey(quarter), quarter])).values()].sort(compareQuarters);
}
