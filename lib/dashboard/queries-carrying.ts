import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { getTaskClosure, type TaskClosure } from "@/lib/closures/queries";
import { getInstructDesk, listTaskInstructions, type InstructDesk, type InstructionRow } from "@/lib/orders/queries-instructions";
import { listTaskOrders } from "@/lib/orders/queries-list";
import type { OrderRow } from "@/lib/orders/rules-rows";
import { getPlanCard, type PlanCard } from "@/lib/plans/queries-card";
import { getTargetCard, type TargetCard } from "@/lib/plans/queries-targets";
import { listTaskPublications, type TaskPublication } from "@/lib/publicity/queries";
import type { TaskPlace } from "@/lib/tasks/queries-filing";
import { canAddUpward } from "@/lib/upward/policy";
import { listTaskUpward, type UpwardRow } from "@/lib/upward/queries";

/** How a task is carried out besides its filings: what the notice's four requirements ask for, one part for each room. */
export type Carrying = {
  slug: string;
  taskNo: number;
  plan: PlanCard;
  targets: TargetCard | null;
  closure: TaskClosure | null;
  upward: UpwardRow[];
  canAddUpward: boolean;
  orders: OrderRow[];
  instructions: InstructionRow[];
  instruct: InstructDesk | null;
  publicity: TaskPublication[];
};

/** @returns the parts of the task's tab 落实, as far as the viewer may read them */
export async function getCarrying(viewer: Viewer, place: TaskPlace): Promise<Carrying> {
  const { list, task, readsFiled } = place;
  const units = { leadUnitId: task.lead.id, supportUnitIds: task.supportUnits.map((unit) => unit.id) };
  const [plan, targets, closure, upward, orders, instructions, instruct, publicity] = await Promise.all([
    getPlanCard(viewer, list.id, task.no),
    getTargetCard(viewer, place),
    readsFiled ? getTaskClosure(viewer, task) : null,
    listTaskUpward(viewer, task.id),
    listTaskOrders(viewer, task.id),
    listTaskInstructions(viewer, task.id),
    getInstructDesk(viewer, list.id, task.no),
    listTaskPublications(viewer, task.id),
  ]);
  return { slug: list.slug, taskNo: task.no, plan, targets, closure, upward, canAddUpward: canAddUpward(viewer, units), orders, instructions, instruct, publicity };
}
