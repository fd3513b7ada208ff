import type { Carrying } from "@/lib/dashboard/queries-carrying";
import { TargetCard } from "./target-card";

type Props = { carrying: Carrying; path: string };

/** The task's tab 落实: one card for each part, in the order of the notice's requirements. */
export function TaskCarrying({ carrying }: Props) {
  return (
    <div className="mt-4 space-y-4" data-task={carrying.taskNo}>
      {carrying.targets && carrying.quarters ? <TargetCard targets={carrying.targets} quarters={carrying.quarters} periodKey={carrying.periodKey} /> : null}
    </div>
  );
}
