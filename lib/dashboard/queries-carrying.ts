import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { getInstructDesk, listTaskInstructions, type InstructDesk, type InstructionRow } from "@/lib/orders/queries-instructions";
import { listTaskOrders } from "@/lib/orders/queries-list";
import type { OrderRow } from "@/lib/orders/rules-rows";
import type { TaskPlace } from "@/lib/tasks/queries-filing";

/** How a task is carried out besides its filings: what the notice's four requirements ask for, one part for each room. */
export type Carrying = { slug: string; no: number; orders: OrderRow[]; instructions: InstructionRow[]; instruct: InstructDesk | null };

/** @returns the parts of the task's tab 落实, as far as the viewer may read them */
export async function getCarrying(viewer: Viewer, { list, task }: TaskPlace): Promise<Carrying> {
  const [orders, instructions, instruct] = await Promise.all([
    listTaskOrders(viewer, task.id), listTaskInstructions(viewer, task.id), getInstructDesk(viewer, list.id, task.no),
  ]);
  return { slug: list.slug, no: task.no, orders, instructions, instruct };
}
