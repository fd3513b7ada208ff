/** What of the work plans waits for one account, in the order the eye should find it. */
import type { Viewer } from "@/lib/auth/schema";
import type { PlanState } from "@/lib/labels-carrying";
import { maySignOwnWords } from "@/lib/tasks/policy";
import { canDecidePlans, canSignPlan, canWritePlan, isOwnPlan } from "./policy";

export type TodoPlan = {
  listSlug: string;
  taskNo: number;
  content: string;
  leadUnitId: string;
  leadName: string;
  allowsSelfSigning: boolean;
  state: PlanState | null;
  returnReason: string | null;
  writerIds: string[] | null;
  signedById: string | null;
  approvedVersionNo: number | null;
};

export type PlanTodo = { returned: TodoPlan[]; toSign: TodoPlan[]; toDecide: TodoPlan[]; toWrite: TodoPlan[] };

/** @returns the plans in groups; what the account cannot act on is left out */
export function groupPlansTodo(viewer: Viewer, plans: readonly TodoPlan[]): PlanTodo {
  const unitsOf = (plan: TodoPlan) => ({ leadUnitId: plan.leadUnitId, supportUnitIds: [] });
  const written = plans.filter((plan) => canWritePlan(viewer, unitsOf(plan)));
  const wroteBy = (plan: TodoPlan) => ({ writerIds: plan.writerIds ?? [], signedById: plan.signedById });
  return {
    returned: written.filter(({ state }) => state === "RETURNED"),
    toSign: plans.filter((plan) => plan.state === "AWAITING_SIGNATURE" && canSignPlan(viewer, unitsOf(plan)) && maySignOwnWords(viewer, wroteBy(plan), plan)),
    toDecide: plans.filter((plan) => plan.state === "SUBMITTED" && canDecidePlans(viewer) && !isOwnPlan(viewer, wroteBy(plan))),
    toWrite: written.filter(({ state }) => state === null || state === "DRAFT"),
  };
}
