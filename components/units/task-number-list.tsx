"use client";
import { Link } from "@/components/ui/link";

/** Each task by its number, as a link. Made from the numbers in the browser too: a page holds some five hundred. */
export function TaskNumberList({ numbers, tasksPath, label }: { numbers: readonly number[]; tasksPath: string; label: string }) {
  return (
    <ul className="inline" aria-label={label}>
      {numbers.map((no) => <li key={no} className="inline"><Link href={`${tasksPath}/${no}`} aria-label={`第 ${no} 项任务`} className="task-number">{no}</Link></li>)}
    </ul>
  );
}
