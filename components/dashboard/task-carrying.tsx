import { TaskOrders } from "@/components/orders/task-orders";
import type { Carrying } from "@/lib/dashboard/queries-carrying";
import { ClosureCard } from "@/components/closures/closure-card";
import { UpwardCard } from "@/components/upward/upward-card";
import { PlanCardView } from "@/components/plans/plan-card";
import { TargetCardView } from "./target-card";
import { TaskPublicity } from "@/components/publicity/task-publicity";

type Props = { carrying: Carrying; path: string };

/** The task's tab 落实: one card for each part, in the order of the notice's requirements. */
export function TaskCarrying({ carrying, path }: Props) {
  const { slug, taskNo, closure, upward } = carrying;
  return (
    <div className="mt-4 space-y-4">
      <PlanCardView card={carrying.plan} path={path} />
      <TargetCardView card={carrying.targets} />
      <UpwardCard rows={upward} slug={slug} no={taskNo} canAdd={carrying.canAddUpward} />
      <TaskOrders {...carrying} no={taskNo} />
      {closure ? <ClosureCard closure={closure} path={path} /> : null}
      <TaskPublicity rows={carrying.publicity} path={path} taskNo={taskNo} />
    </div>
  );
}
