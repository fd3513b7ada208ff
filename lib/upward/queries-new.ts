import "server-only";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { getList, type ListRow } from "@/lib/lists/queries";
import { quarterLabel } from "@/lib/periods/calendar";
import { canReadFiled } from "@/lib/tasks/policy";
import { getTask, type TaskDetail } from "@/lib/tasks/queries";
import { canAddUpward } from "./policy";

export type UpwardForm = { list: ListRow; task: TaskDetail; /** The report whose words the form begins with. */ origin: { key: string; label: string; demand: string } | null };

/**
 * @param periodKey of the viewer's own report whose field is to be entered
 * @returns what the form of a new request begins with
 * @throws NotFound for a task the viewer has no part in, or a report that is not filed; Forbidden for who may read but not write
 */
export async function getUpwardForm(viewer: Viewer, slug: string, no: number, periodKey: string | undefined): Promise<UpwardForm> {
  const list = await getList(viewer, slug);
  const task = await getTask(viewer, list.id, no, new Date());
  const units = { leadUnitId: task.lead.id, supportUnitIds: task.supportUnits.map((unit) => unit.id) };
  if (!canReadFiled(viewer, units)) throw new NotFound();
  if (!canAddUpward(viewer, units)) throw new Forbidden();
  if (periodKey === undefined) return { list, task, origin: null };
  const report = await db.report.findFirst({
    where: { taskId: task.id, unitId: viewer.unitId ?? "", period: { key: periodKey }, filedRevisionNo: { not: null } },
    select: { filedRevisionNo: true, revisions: { select: { no: true, upward: true } }, period: { select: { key: true, year: true, quarter: true } } },
  });
  if (!report) throw new NotFound();
  const filed = report.revisions.find(({ no: revisionNo }) => revisionNo === report.filedRevisionNo);
  return { list, task, origin: { key: report.period.key, label: quarterLabel(report.period), demand: filed?.upward ?? "" } };
}
