import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Transaction } from "@/lib/db/client";
import { parseQuarterKey, quarterAt, quarterKey, quarterLabel, quarterToOpen, shanghaiMinute, type PeriodTimes, type Quarter } from "./calendar";
import { calendarTimes } from "./calendar-holidays";
import { loadCalendar, loadHolidays } from "./mutations-calendar";
import { canGrantExtension, canManagePeriods } from "./policy";
import type { createPeriodSchema, grantExtensionSchema, updatePeriodSchema } from "./schema";

/** Two makers at once: the second waits for the first and finds its period. */
export async function lockList(tx: Transaction, listId: string): Promise<void> {
  const [list] = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "TaskList" WHERE "id" = ${listId}::uuid FOR UPDATE`;
  if (!list) throw new NotFound();
}

async function quarterToCreate(tx: Transaction, listId: string): Promise<Quarter> {
  const newest = await tx.period.findFirst({ where: { listId }, orderBy: [{ year: "desc" }, { quarter: "desc" }], select: { year: true, quarter: true } });
  return quarterToOpen(newest, new Date());
}

function written(times: PeriodTimes) {
  return { opensAt: times.opensAt.toISOString(), dueAt: times.dueAt.toISOString(), locksAt: times.locksAt.toISOString() };
}

/**
 * Makes the list's next quarter. Asked again for one that is there, it changes nothing.
 *
 * @returns whether the quarter was made just now
 * @throws Forbidden, NotFound; Refused for any other quarter than the next
 */
export async function createPeriod(viewer: Viewer, input: z.output<typeof createPeriodSchema>): Promise<boolean> {
  if (!canManagePeriods(viewer)) throw new Forbidden();
  const { list: listId, key, requestId, opensAt, dueAt, locksAt } = input;
  const quarter = parseQuarterKey(key);
  if (!quarter) throw new Refused("填报期不正确，请刷新页面。");
  if (await db.period.findUnique({ where: { listId_key: { listId, key } }, select: { id: true } })) return false;
  const made = await writeAudited(viewer, requestId, ["PERIOD_CREATED"], async (tx, record) => {
    await lockList(tx, listId);
    if (await tx.period.findUnique({ where: { listId_key: { listId, key } }, select: { id: true } })) throw new Refused("该填报期刚由他人新建，请刷新页面查看。");
    const next = await quarterToCreate(tx, listId);
    if (quarterKey(next) !== key) throw new Refused(`现在只能新建${quarterLabel(next)}，请刷新页面查看最新情况。`);
    const times = { opensAt, dueAt, locksAt };
    const period = await tx.period.create({ data: { listId, key, ...quarter, ...times }, select: { id: true } });
    await record({ event: "PERIOD_CREATED", periodId: period.id, subjectId: listId, detail: { key, ...written(times) } });
    return true;
  });
  return made ?? false;
}

/**
 * Who owed a report and whether it was on time follow from the opening and the due time, so these stand once the due time
 * has passed: no late report becomes punctual afterwards. The lock itself may be moved, for all units at once.
 */
function refusePastTimes(before: PeriodTimes, after: PeriodTimes): void {
  if (new Date() <= before.dueAt) return;
  const fieldErrors: Record<string, string> = {};
  for (const name of ["opensAt", "dueAt"] as const) {
    if (shanghaiMinute(before[name]) !== shanghaiMinute(after[name])) fieldErrors[name] = `截止时间已过，此项不能再改（原为 ${shanghaiMinute(before[name]).replace("T", " ")}）。`;
  }
  if (Object.keys(fieldErrors).length > 0) throw new Refused("截止时间已过，只能调整锁定时间，未保存。", fieldErrors);
}

/**
 * Changes a period's times.
 *
 * @throws Forbidden, NotFound; Refused when somebody else changed them since `version`, or the due time has passed and more
 *   than the lock would move
 */
export async function updatePeriod(viewer: Viewer, input: z.output<typeof updatePeriodSchema>): Promise<void> {
  if (!canManagePeriods(viewer)) throw new Forbidden();
  const { period: id, requestId, version, ...times } = input;
  await writeAudited(viewer, requestId, ["PERIOD_UPDATED"], async (tx, record) => {
    const before = await tx.period.findUnique({ where: { id }, select: { listId: true, key: true, version: true, opensAt: true, dueAt: true, locksAt: true } });
    if (!before) throw new NotFound();
    if (before.version !== version) throw new Refused(CHANGED_MEANWHILE);
    refusePastTimes(before, times);
    const { count } = await tx.period.updateMany({ where: { id, version }, data: { ...times, version: { increment: 1 } } });
    if (count === 0) throw new Refused(CHANGED_MEANWHILE);
    await record({
      event: "PERIOD_UPDATED", periodId: id, subjectId: before.listId,
      detail: { key: before.key, before: written(before), after: written(times) },
    });
  });
}

/** @returns whether the unit owes a report or a contribution in the period; for closed tasks it owes none */
export async function owesInPeriod(tx: Transaction, periodId: string, unitId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ owes: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM due_report r WHERE r."periodId" = ${periodId}::uuid AND r."unitId" = ${unitId}::uuid)
      OR EXISTS (SELECT 1 FROM due_contribution o WHERE o."periodId" = ${periodId}::uuid AND o."unitId" = ${unitId}::uuid) AS owes`;
  return row?.owes ?? false;
}

/** An extension that would have no effect is refused at its field. */
export function requireEffect(period: { locksAt: Date }, until: Date): void {
  if (until <= period.locksAt) throw new Refused("延期时间有误，未保存。", { until: "应晚于填报期的锁定时间。" });
  if (until <= new Date()) throw new Refused("延期时间有误，未保存。", { until: "应晚于现在。" });
}

/** An open request is decided, not passed over; and who asked for his unit does not grant it by this way either. */
async function refuseOverRequest(tx: Transaction, viewer: Viewer, periodId: string, unitId: string): Promise<void> {
  const requests = await tx.extensionRequest.findMany({ where: { periodId, unitId }, select: { state: true, askedById: true } });
  if (requests.some(({ askedById }) => askedById === viewer.id)) throw new Refused("本人为该单位申请过本期延期，应由其他督查员办理。");
  if (requests.some(({ state }) => state === "ASKED")) throw new Refused("该单位已有待办理的延期申请，请在延期申请中办理。", { unit: "该单位已有待办理的延期申请。" });
}

/**
 * Lets one unit file after the lock. Several extensions of a unit add up to the latest.
 *
 * @throws Forbidden, NotFound; Refused when it would have no effect: it ends before the lock or in the past, or the unit
 *   owes nothing in the period
 */
export async function grantExtension(viewer: Viewer, input: z.output<typeof grantExtensionSchema>): Promise<void> {
  if (!canGrantExtension(viewer)) throw new Forbidden();
  await writeAudited(viewer, input.requestId, ["EXTENSION_GRANTED"], async (tx, record) => {
    const period = await tx.period.findUnique({ where: { id: input.period }, select: { id: true, locksAt: true } });
    const unit = await tx.unit.findUnique({ where: { id: input.unit }, select: { id: true, shortName: true } });
    if (!period || !unit) throw new NotFound();
    if (!(await owesInPeriod(tx, period.id, unit.id))) throw new Refused(`${unit.shortName}本期没有应报事项，不需延期。`, { unit: "该单位本期没有应报事项。" });
    requireEffect(period, input.until);
    await refuseOverRequest(tx, viewer, period.id, unit.id);
    const extension = await tx.extension.create({
      data: { periodId: period.id, unitId: unit.id, until: input.until, reason: input.reason, grantedBy: viewer.id },
      select: { id: true },
    });
    await record({
      event: "EXTENSION_GRANTED", periodId: period.id, unitId: unit.id, subjectId: extension.id, reason: input.reason,
      detail: { until: input.until.toISOString() },
    });
  });
}

/** Makes a quarter as the system does it: at the times of the list's calendar, with the installation's own audit row. */
export async function makeBySystem(tx: Transaction, listId: string, quarter: Quarter): Promise<string> {
  const key = quarterKey(quarter);
  const { calendar } = await loadCalendar(tx, listId);
  const times = calendarTimes(quarter, calendar, await loadHolidays(tx, quarter.year));
  const { id } = await tx.period.create({ data: { listId, key, ...quarter, ...times }, select: { id: true } });
  await tx.auditEvent.create({ data: { actorName: "系统", event: "PERIOD_CREATED", periodId: id, subjectId: listId, detail: { key, ...written(times) } } });
  return key;
}

/**
 * For a list just imported: makes today's quarter, by the list's calendar, when the list has no period at all.
 * @returns the made period's key, or null
 */
export async function ensureFirstPeriod(listId: string, now: Date): Promise<string | null> {
  return db.$transaction(async (tx) => {
    await lockList(tx, listId);
    if (await tx.period.findFirst({ where: { listId }, select: { id: true } })) return null;
    return makeBySystem(tx, listId, quarterAt(now));
  });
}
