import type { Carrying } from "@/lib/dashboard/queries-carrying";
import { TaskPublicity } from "@/components/publicity/task-publicity";

type Props = { carrying: Carrying; path: string };

/** The task's tab 落实: one card for each part, in the order of the notice's requirements. */
export function TaskCarrying({ carrying, path }: Props) {
  return (
    <div className="mt-4 space-y-4" data-task={carrying.taskNo}>
      <TaskPublicity rows={carrying.publicity} path={path} taskNo={carrying.taskNo} />
    </div>
  );
}
