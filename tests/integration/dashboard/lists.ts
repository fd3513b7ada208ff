import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { quarterAt, quarterKey, usualTimes } from "@/lib/periods/calendar";

/** A list of so many tasks in today's quarter, each with a filed report; every other one is led by `leadUnitId`. @returns its slug */
export async function createList(slug: string, size: number, leadUnitId: string): Promise<string> {
  const units = await db.unit.findMany({ where: { id: { not: leadUnitId } }, select: { id: true, shortName: true }, orderBy: { position: "asc" } });
  const list = await db.taskList.create({ data: { slug, docNumber: slug, title: slug }, select: { id: true } });
  const chapter = await db.chapter.create({ data: { listId: list.id, no: 1, title: "章" }, select: { id: true } });
  const section = await db.section.create({ data: { listId: list.id, chapterId: chapter.id, no: 1, title: "节" }, select: { id: true } });
  const quarter = quarterAt(new Date());
  const period = await db.period.create({ data: { listId: list.id, key: quarterKey(quarter), ...quarter, ...usualTimes(quarter) }, select: { id: true } });
  const now = new Date();
  for (let no = 1; no <= size; no += 1) {
    const lead = no % 2 === 0 ? leadUnitId : (units[no % units.length]?.id ?? leadUnitId);
    const support = units[(no + 1) % units.length];
    const task = await db.task.create({
      data: {
        listId: list.id, sectionId: section.id, no, content: `任务${no}`, leadUnitId: lead, leadLabel: "牵头单位",
        supports: { create: support ? [{ position: 1, label: support.shortName, unitId: support.id }] : [] },
      },
      select: { id: true },
    });
    const words = { progress: "进展", problems: "", coordination: "", upward: "", nextSteps: "", contactName: "", contactPhone: "" };
    await db.report.create({
      data: {
        taskId: task.id, periodId: period.id, unitId: lead, state: "SUBMITTED", ...words, writtenById: randomUUID(), writtenAt: now,
        lastRevisionNo: 1, filedRevisionNo: 1, firstSubmittedAt: now,
        revisions: { create: { no: 1, ...words, completion: 50, selfAssessment: "ON_TRACK", writtenById: randomUUID(), signedById: randomUUID(), submittedAt: now } },
      },
    });
  }
  return slug;
}
