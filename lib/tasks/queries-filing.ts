import "server-only";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import { hasRole, type Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { getList, type ListRow } from "@/lib/lists/queries";
import { isFilingOpen } from "@/lib/periods/policy";
import { choosePeriod, listPeriods, type PeriodRow } from "@/lib/periods/queries";
import { getUnitExtension, type UnitExtension } from "@/lib/periods/queries-requests";
import { canReadFiled } from "./policy";
import { getTask, isClosedIn, type TaskDetail } from "./queries";

export type TaskPlace = { list: ListRow; periods: PeriodRow[]; period: PeriodRow; task: TaskDetail; readsFiled: boolean; /** 销号: the task owes nothing in the period. */ isClosed: boolean };

/**
 * A task in a period, as the address names them.
 * @returns the task as printed, and whether the viewer may read what was filed on it
 * @throws NotFound for an unknown list or task, or a list without periods
 */
export async function getTaskPlace(viewer: Viewer, slug: string, no: number, periodKey: string | undefined): Promise<TaskPlace> {
  const list = await getList(viewer, slug);
  const periods = await listPeriods(viewer, list.id);
  const period = choosePeriod(periods, periodKey, new Date());
  if (!period) throw new NotFound();
  const task = await getTask(viewer, list.id, no, period.dueAt);
  const units = { leadUnitId: task.lead.id, supportUnitIds: task.supportUnits.map((unit) => unit.id) };
  const readsFiled = canReadFiled(viewer, units);
  return { list, periods, period, task, readsFiled, isClosed: readsFiled && (await isClosedIn(viewer, task.id, period.id)) };
}

export type FilingForm = TaskPlace & {
  /** Whose form it is: the browser keeps unsaved words under this account only. */
  accountId: string;
  unit: { id: string; name: string; allowsSelfSigning: boolean };
  extendedUntil: Date | null;
  extension: UnitExtension;
  isOpen: boolean;
};

/**
 * The same, for a form of the viewer's own unit.
 * @param role whether the form belongs to the task's lead or to one of its supporting units
 * @throws NotFound, or Forbidden where the viewer may read what is filed but the form is not his unit's
 */
export async function getFilingForm(viewer: Viewer, slug: string, no: number, periodKey: string | undefined, role: "lead" | "support"): Promise<FilingForm> {
  const place = await getTaskPlace(viewer, slug, no, periodKey);
  const { task, period, isClosed } = place;
  const { unitId } = viewer;
  const isOwn = role === "lead" ? unitId === task.lead.id : task.supportUnits.some((unit) => unit.id === unitId);
  if (unitId === null || !isOwn || !hasRole(viewer, "FILER", "SIGNER")) {
    throw place.readsFiled ? new Forbidden() : new NotFound();
  }
  const [unit, extension] = await Promise.all([
    db.unit.findUniqueOrThrow({ where: { id: unitId }, select: { id: true, shortName: true, allowsSelfSigning: true } }),
    getUnitExtension(viewer, period.id, unitId),
  ]);
  const extendedUntil = extension.granted?.until ?? null;
  return {
    ...place,
    accountId: viewer.id,
    unit: { id: unit.id, name: unit.shortName, allowsSelfSigning: unit.allowsSelfSigning },
    extendedUntil,
    extension,
    isOpen: !isClosed && isFilingOpen({ ...period, extendedUntil }, new Date()),
  };
}
