import "server-only";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { isFilingOpen } from "@/lib/periods/policy";
import { canRemind } from "./policy";
import { REMINDERS_AT_ONCE, type ReminderSide, type ReminderTarget, type SendRemindersInput } from "./schema";

export type RemindersSent = { sent: number; alreadyToday: number; withoutAccount: number };

type Period = { id: string; opensAt: Date; dueAt: Date; locksAt: Date };

/** Loads the period and keeps other reminders in it waiting: two at once would both find that none was sent today. */
async function begin(tx: Transaction, { list, period: key }: SendRemindersInput): Promise<Period> {
  const period = await tx.period.findFirst({ where: { key, list: { slug: list } }, select: { id: true, opensAt: true, dueAt: true, locksAt: true } });
  if (!period) throw new NotFound();
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`reminders:${period.id}`}, 0))`;
  return period;
}

type Candidate = { taskId: string; no: number; unitId: string; extendedUntil: Date | null; isToday: boolean; hasAccount: boolean };

/** Who still owes on this side: leads whose report is not filed or came back, supporting units that have not given. */
async function loadCandidates(tx: Transaction, period: Period, side: ReminderSide, now: Date): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    SELECT w."taskId", t."no", w."unitId",
      (SELECT max(x."until") FROM "Extension" x WHERE x."periodId" = ${period.id}::uuid AND x."unitId" = w."unitId") AS "extendedUntil",
      EXISTS (
        SELECT FROM "AuditEvent" e
        WHERE e."periodId" = ${period.id}::uuid AND e."event" = 'REMINDER_SENT' AND e."taskId" = w."taskId" AND e."unitId" = w."unitId"
          AND shanghai_day(e."at") = shanghai_day(${now}::timestamptz)
      ) AS "isToday",
      EXISTS (SELECT FROM "Account" a WHERE a."unitId" = w."unitId" AND NOT a."isDisabled" AND a."roles"::text[] && ARRAY['FILER', 'SIGNER']) AS "hasAccount"
    FROM (
      SELECT d."taskId", d."unitId"
      FROM due_report d LEFT JOIN "Report" r ON r."taskId" = d."taskId" AND r."periodId" = d."periodId"
      WHERE ${side} = 'lead' AND d."periodId" = ${period.id}::uuid AND (r."state" IS NULL OR r."state" NOT IN ('SUBMITTED', 'ACCEPTED'))
      UNION ALL
      SELECT o."taskId", o."unitId"
      FROM due_contribution o LEFT JOIN "Contribution" c ON c."taskId" = o."taskId" AND c."periodId" = o."periodId" AND c."unitId" = o."unitId"
      WHERE ${side} = 'support' AND o."periodId" = ${period.id}::uuid AND (c."state" IS NULL OR c."state" <> 'GIVEN')
    ) w
    JOIN "Task" t ON t."id" = w."taskId"
    JOIN "Unit" u ON u."id" = w."unitId"
    ORDER BY t."no", u."position"`;
}

function isMeant(candidate: Candidate, targets: readonly ReminderTarget[]): boolean {
  return targets.some(({ no, unitId }) => no === candidate.no && (unitId === null || unitId === candidate.unitId));
}

/** Why there is nobody to remind. */
function refuse(meant: readonly Candidate[], able: readonly Candidate[]): never {
  if (meant.length === 0) throw new Refused("所选事项都已报送，不需催办。请刷新页面查看最新情况。");
  if (able.length === 0) throw new Refused("填报期未开放或已锁定，所选单位现在不能报送。如需补报，请先准予延期。");
  if (able.every((one) => one.isToday)) throw new Refused("所选事项今天都已催办过。同一事项每天只催办一次，请明天再催。");
  throw new Refused("所选单位没有可接收催办的账号，请先由管理员设置填报员。");
}

/**
 * 催办: reminds units of what they owe, each task and unit at most once a day; what has been sent meanwhile is left out.
 *
 * @returns how many reminders went out and how many were left out, and why; null for a repeat of the same form
 * @throws Forbidden, NotFound; Refused when none of those chosen can be reminded now, or too many are chosen
 */
export async function sendReminders(viewer: Viewer, input: SendRemindersInput, now = new Date()): Promise<RemindersSent | null> {
  if (!canRemind(viewer)) throw new Forbidden();
  return writeAudited(viewer, input.requestId, ["REMINDER_SENT"], async (tx, record) => {
    const period = await begin(tx, input);
    const meant = (await loadCandidates(tx, period, input.to, now)).filter((candidate) => isMeant(candidate, input.targets));
    const able = meant.filter(({ extendedUntil }) => isFilingOpen({ ...period, extendedUntil }, now));
    const fresh = able.filter((candidate) => !candidate.isToday);
    const reached = fresh.filter((candidate) => candidate.hasAccount);
    if (reached.length === 0) refuse(meant, able);
    if (reached.length > REMINDERS_AT_ONCE) throw new Refused(`所选共 ${reached.length} 家次，一次最多催办 ${REMINDERS_AT_ONCE} 家次，请分批催办。`, { targets: "所选过多，请减少。" });
    for (const { taskId, unitId } of reached) await record({ event: "REMINDER_SENT", taskId, periodId: period.id, unitId, reason: input.reason });
    return { sent: reached.length, alreadyToday: able.length - fresh.length, withoutAccount: fresh.length - reached.length };
  });
}
