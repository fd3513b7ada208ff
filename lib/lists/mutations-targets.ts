import "server-only";
import { Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import type { TargetsSeed } from "./schema-targets";

/**
 * Puts the notice's own targets to the tasks of its list; those that are there already stay as they are, so a list that was
 * imported before targets were gets them by a repeat.
 *
 * @returns how many were added; none where there is no list of this notice
 * @throws Refused where a sentence does not stand in its task's wording
 */
export async function importTargets({ docNumber, targets }: TargetsSeed): Promise<number> {
  return db.$transaction(async (tx) => {
    const list = await tx.taskList.findUnique({ where: { docNumber }, select: { id: true, tasks: { select: { id: true, no: true, content: true } } } });
    if (!list) return 0;
    const tasks = new Map(list.tasks.map((task) => [task.no, task]));
    const rows = targets.map(({ task: no, ...target }, at) => {
      const task = tasks.get(no);
      if (!task?.content.includes(target.sentence)) throw new Refused(`第 ${no} 项任务的原文中没有“${target.name}”所在的句子，未导入量化指标。`);
      return { ...target, taskId: task.id, position: targets.slice(0, at).filter((other) => other.task === no).length };
    });
    const { count } = await tx.noticeTarget.createMany({ data: rows, skipDuplicates: true });
    if (count > 0) await tx.auditEvent.create({ data: { actorName: "系统", event: "LIST_TARGETS_IMPORTED", subjectId: list.id, detail: { docNumber, targets: count } } });
    return count;
  });
}
