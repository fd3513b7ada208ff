import "server-only";
import { Refused } from "@/lib/actions/failures";
import { db, type Transaction } from "@/lib/db/client";
import type { Notice } from "@/lib/notice/schema";
import { indexLabels, type LabelTarget } from "@/lib/units/rules";

async function loadLabels(tx: Transaction): Promise<Map<string, LabelTarget>> {
  const units = await tx.unit.findMany({ select: { id: true, officialName: true, shortName: true, aliases: { select: { name: true } } } });
  const groups = await tx.unitGroup.findMany({ select: { id: true, label: true } });
  return indexLabels(
    units.map((unit) => ({ ...unit, aliases: unit.aliases.map((alias) => alias.name) })),
    groups,
  );
}

/**
 * Makes a task list out of a parsed notice. Units and groups must be there first.
 *
 * @param slug the list's place in addresses, such as 2021-60
 * @returns whether a list was made; false when this notice is already there
 * @throws Refused naming every label that resolves to no unit or group, and every lead that is a group
 */
export async function importNotice(notice: Notice, slug: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (await tx.taskList.findFirst({ where: { OR: [{ slug }, { docNumber: notice.docNumber }] }, select: { id: true } })) return false;
    const labels = await loadLabels(tx);
    const tasks = notice.chapters.flatMap((chapter) => chapter.sections.flatMap((section) => section.tasks));
    const unknown = [...new Set(tasks.flatMap((task) => [task.lead, ...task.support]))].filter((label) => !labels.has(label));
    if (unknown.length > 0) throw new Refused(`以下单位名称无法对应：${unknown.join("、")}`);

    const list = await tx.taskList.create({
      data: { slug, docNumber: notice.docNumber, title: notice.title, requirements: notice.requirements },
      select: { id: true },
    });
    for (const chapter of notice.chapters) {
      const { id: chapterId } = await tx.chapter.create({ data: { listId: list.id, no: chapter.no, title: chapter.title }, select: { id: true } });
      for (const section of chapter.sections) {
        const { id: sectionId } = await tx.section.create({
          data: { listId: list.id, chapterId, no: section.no, title: section.title },
          select: { id: true },
        });
        for (const task of section.tasks) {
          const leadUnitId = labels.get(task.lead)?.unitId;
          if (!leadUnitId) throw new Refused(`任务 ${task.no} 的牵头单位“${task.lead}”是单位组，牵头单位须为一个单位。`);
          const { id: taskId } = await tx.task.create({
            data: { listId: list.id, sectionId, no: task.no, content: task.content, leadUnitId, leadLabel: task.lead },
            select: { id: true },
          });
          await tx.taskSupport.createMany({ data: task.support.map((label, position) => ({ taskId, position, label, ...labels.get(label) })) });
        }
      }
    }
    await tx.auditEvent.create({
      data: { actorName: "系统", event: "LIST_IMPORTED", subjectId: list.id, detail: { docNumber: notice.docNumber, tasks: tasks.length } },
    });
    return true;
  }, { timeout: 30_000 });
}
