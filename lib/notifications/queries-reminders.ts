import "server-only";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { FilingForm } from "@/lib/labels";
import { getList, type ListRow } from "@/lib/lists/queries";
import { choosePeriod, listPeriods, type PeriodRow } from "@/lib/periods/queries";
import { canRemind } from "./policy";
import type { ReminderSide } from "./schema";

const PAGE_SIZE = 20;

/** Somebody who owes: a task's lead, or one of its supporting units. */
export type OwingUnit = { no: number; content: string; unitId: string; unitName: string; isReturned: boolean; remindedAt: Date | null };

export type ReminderReader = { name: string; readAt: Date | null };
export type SentReminder = {
  id: string;
  sentAt: Date;
  sentBy: string;
  no: number;
  form: FilingForm;
  unitName: string;
  words: string;
  /** Whom it reached; none as long as it is under way. */
  readers: ReminderReader[];
  /** When the unit sent something afterwards; null: still nothing. */
  filedAt: Date | null;
};

export type ReminderDesk = {
  list: ListRow;
  period: PeriodRow;
  now: Date;
  owing: Record<ReminderSide, OwingUnit[]>;
  sent: { rows: SentReminder[]; total: number; page: number; pageCount: number };
};

async function loadOwing(periodId: string): Promise<Record<ReminderSide, OwingUnit[]>> {
  const rows = await db.$queryRaw<(OwingUnit & { side: ReminderSide })[]>`
    SELECT w."side", t."no", left(t."content", 80) AS "content", w."unitId", u."shortName" AS "unitName", w."isReturned",
      (SELECT max(e."at") FROM "AuditEvent" e
        WHERE e."periodId" = ${periodId}::uuid AND e."event" = 'REMINDER_SENT' AND e."taskId" = w."taskId" AND e."unitId" = w."unitId") AS "remindedAt"
    FROM (
      SELECT 'lead' AS "side", d."taskId", d."unitId", r."filedRevisionNo" IS NOT NULL AS "isReturned"
      FROM due_report d LEFT JOIN "Report" r ON r."taskId" = d."taskId" AND r."periodId" = d."periodId"
      WHERE d."periodId" = ${periodId}::uuid AND (r."state" IS NULL OR r."state" NOT IN ('SUBMITTED', 'ACCEPTED'))
      UNION ALL
      SELECT 'support', o."taskId", o."unitId", c."filedRevisionNo" IS NOT NULL
      FROM due_contribution o LEFT JOIN "Contribution" c ON c."taskId" = o."taskId" AND c."periodId" = o."periodId" AND c."unitId" = o."unitId"
      WHERE o."periodId" = ${periodId}::uuid AND (c."state" IS NULL OR c."state" <> 'GIVEN')
    ) w
    JOIN "Task" t ON t."id" = w."taskId"
    JOIN "Unit" u ON u."id" = w."unitId"
    ORDER BY t."no", u."position"`;
  const of = (side: ReminderSide) => rows.filter((row) => row.side === side).map(({ side: _, ...row }) => row);
  return { lead: of("lead"), support: of("support") };
}

async function loadReaders(eventIds: readonly bigint[]): Promise<Map<bigint | null, ReminderReader[]>> {
  const rows = await db.notification.findMany({
    where: { auditEventId: { in: [...eventIds] }, kind: "REMINDER" },
    select: { auditEventId: true, readAt: true, account: { select: { displayName: true } } },
    orderBy: [{ account: { username: "asc" } }],
  });
  const byEvent = Map.groupBy(rows, (row) => row.auditEventId);
  return new Map([...byEvent].map(([id, readers]) => [id, readers.map(({ account, readAt }) => ({ name: account.displayName, readAt }))]));
}

async function loadSent(periodId: string, no: number | undefined, wanted: number): Promise<ReminderDesk["sent"]> {
  const where = { event: "REMINDER_SENT", periodId, ...(no === undefined ? {} : { taskId: { in: await taskIdsOf(periodId, no) } }) };
  const total = await db.auditEvent.count({ where });
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(wanted, pageCount);
  const events = await db.auditEvent.findMany({ where, select: { id: true }, orderBy: { id: "desc" }, take: PAGE_SIZE, skip: (page - 1) * PAGE_SIZE });
  const ids = events.map((event) => event.id);
  const [rows, readers] = await Promise.all([loadRows(ids), loadReaders(ids)]);
  return { rows: rows.map(({ eventId, ...row }) => ({ ...row, id: String(eventId), readers: readers.get(eventId) ?? [] })), total, page, pageCount };
}

async function taskIdsOf(periodId: string, no: number): Promise<string[]> {
  const tasks = await db.task.findMany({ where: { no, list: { periods: { some: { id: periodId } } } }, select: { id: true } });
  return tasks.map((task) => task.id);
}

function loadRows(ids: readonly bigint[]): Promise<(Omit<SentReminder, "id" | "readers"> & { eventId: bigint })[]> {
  return db.$queryRaw`
    SELECT e."id" AS "eventId", e."at" AS "sentAt", e."actorName" AS "sentBy", e."reason" AS "words", t."no", u."shortName" AS "unitName",
      CASE WHEN t."leadUnitId" = e."unitId" THEN 'report' ELSE 'contribution' END AS "form",
      coalesce(
        (SELECT min(v."submittedAt") FROM "Report" r JOIN "ReportRevision" v ON v."reportId" = r."id"
          WHERE r."taskId" = e."taskId" AND r."periodId" = e."periodId" AND r."unitId" = e."unitId" AND v."withdrawnAt" IS NULL AND v."submittedAt" > e."at"),
        (SELECT min(v."submittedAt") FROM "Contribution" c JOIN "ContributionRevision" v ON v."contributionId" = c."id"
          WHERE c."taskId" = e."taskId" AND c."periodId" = e."periodId" AND c."unitId" = e."unitId" AND v."withdrawnAt" IS NULL AND v."submittedAt" > e."at")
      ) AS "filedAt"
    FROM "AuditEvent" e JOIN "Task" t ON t."id" = e."taskId" JOIN "Unit" u ON u."id" = e."unitId"
    WHERE e."id" = ANY (${[...ids]}::bigint[])
    ORDER BY e."id" DESC`;
}

/**
 * 催办: who owes what in a period, and every reminder sent in it with who has read it and what came of it.
 *
 * @param task narrows it to one task
 * @throws Forbidden for anybody but a supervisor; NotFound for an unknown list, or one without periods
 */
export async function getReminderDesk(viewer: Viewer, slug: string, { period: key, task, page }: { period?: string; task?: number; page: number }): Promise<ReminderDesk> {
  const list = await getList(viewer, slug);
  if (!canRemind(viewer)) throw new Forbidden();
  const now = new Date();
  const period = choosePeriod(await listPeriods(viewer, list.id), key, now);
  if (!period) throw new NotFound();
  const [owing, sent] = await Promise.all([loadOwing(period.id), loadSent(period.id, task, page)]);
  const narrow = (rows: OwingUnit[]) => (task === undefined ? rows : rows.filter((row) => row.no === task));
  return { list, period, now, owing: { lead: narrow(owing.lead), support: narrow(owing.support) }, sent };
}
