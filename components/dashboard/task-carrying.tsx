import { TaskOrders } from "@/components/orders/task-orders";
import type { Carrying } from "@/lib/dashboard/queries-carrying";

type Props = { carrying: Carrying; path: string };

/** The task's tab 落实: one card for each part, in the order of the notice's requirements. */
export function TaskCarrying({ carrying }: Props) {
  return (
    <div className="mt-4 space-y-4">
      <TaskOrders {...carrying} />
    </div>
  );
}
