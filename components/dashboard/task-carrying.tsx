import type { Carrying } from "@/lib/dashboard/queries-carrying";
import { PlanCardView } from "@/components/plans/plan-card";
import { TargetCardView } from "./target-card";

type Props = { carrying: Carrying; path: string };

/** The task's tab 落实: one card for each part, in the order of the notice's requirements. */
export function TaskCarrying({ carrying, path }: Props) {
  return (
    <div className="mt-4 space-y-4">
      <PlanCardView card={carrying.plan} path={path} />
      <TargetCardView card={carrying.targets} />
    </div>
  );
}
