import "server-only";
import { listOpenObjections, type ObjectionRow } from "@/lib/appraisals/queries-objections";
import { hasRole, type Viewer } from "@/lib/auth/schema";
import { listClosureTodos, type ClosureTodos } from "@/lib/closures/queries-list";
import { getOrderTodo, type OrderTodo } from "@/lib/orders/queries-todo";
import { listPlansTodo } from "@/lib/plans/queries-todo";
import type { PlanTodo } from "@/lib/plans/rules-todo";
import { listDueContacts, type UpwardRow } from "@/lib/upward/queries";

/** What of carrying the notice out waits for one account. */
export type CarryingTodo = { orders: OrderTodo; plans: PlanTodo; closures: ClosureTodos; contacts: UpwardRow[]; objections: ObjectionRow[] };

/** @param listId of what the rules of orders propose. @returns what stands at `/` beside what is owed, one part for each room */
export async function getCarryingTodo(viewer: Viewer, listId: string): Promise<CarryingTodo> {
  const [orders, plans, closures, contacts, objections] = await Promise.all([
    getOrderTodo(viewer, listId),
    listPlansTodo(viewer),
    listClosureTodos(viewer),
    hasRole(viewer, "FILER", "SIGNER") ? listDueContacts(viewer) : [],
    hasRole(viewer, "SUPERVISOR") ? listOpenObjections(viewer) : [],
  ]);
  return { orders, plans, closures, contacts, objections };
}
