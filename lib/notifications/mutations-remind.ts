import "server-only";
import { hasRole } from "@/lib/auth/schema";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { prepareToSend } from "@/lib/jobs/sender";
import type { FilingForm } from "@/lib/labels";
import type { FilingWindow } from "@/lib/periods/policy";
import { deliver, loadRecipients, type NewNotice, type Recipient } from "./mutations-deliver";
import { orderNotices } from "./mutations-remind-orders";
import { contactNotices, lookBackNotices } from "./mutations-remind-days";
import { takeUpLeftBehind } from "./mutations-tell";
import { dueKey, dueKindAt, IDLE_MS, isTellingHour, isUnsent, SOON_DAYS, type OwedItem } from "./rules-due";

type DueRow = OwedItem & FilingWindow & { periodId: string; unitId: string };

/** Everything that units owe in periods near their due day or past it, as far as they can still file. */
function loadOwed(tx: Transaction, now: Date): Promise<DueRow[]> {
  return tx.$queryRaw<DueRow[]>`
    WITH near AS (
      SELECT p.* FROM "Period" p
      WHERE p."opensAt" <= ${now}::timestamptz AND p."dueAt" <= ${now}::timestamptz + make_interval(days => ${SOON_DAYS})
        AND (p."locksAt" > ${now}::timestamptz OR EXISTS (SELECT FROM "Extension" x WHERE x."periodId" = p."id" AND x."until" >= ${now}::timestamptz))
    ), owed AS (
      SELECT 'report' AS "form", d."taskId", d."periodId", d."unitId", r."state"::text, r."filedRevisionNo"
      FROM near p JOIN due_report d ON d."periodId" = p."id"
      LEFT JOIN "Report" r ON r."taskId" = d."taskId" AND r."periodId" = d."periodId"
      UNION ALL
      SELECT 'contribution', o."taskId", o."periodId", o."unitId", c."state"::text, c."filedRevisionNo"
      FROM due_contribution o JOIN near p ON p."id" = o."periodId"
      LEFT JOIN "Contribution" c ON c."taskId" = o."taskId" AND c."periodId" = o."periodId" AND c."unitId" = o."unitId"
    )
    SELECT w."form", t."no", w."state", w."filedRevisionNo" IS NOT NULL AS "isFiled", w."periodId", w."unitId", p."opensAt", p."dueAt", p."locksAt",
      (SELECT max(x."until") FROM "Extension" x WHERE x."periodId" = w."periodId" AND x."unitId" = w."unitId") AS "extendedUntil"
    FROM owed w JOIN near p ON p."id" = w."periodId" JOIN "Task" t ON t."id" = w."taskId"
    ORDER BY w."form" DESC, t."no"`;
}

/** One notice for each person and period, with everything that his unit still owes in it. */
async function dueNotices(tx: Transaction, now: Date): Promise<NewNotice[]> {
  const byDuty = Map.groupBy(await loadOwed(tx, now), (row) => `${row.periodId}/${row.unitId}`);
  const due = [...byDuty.values()].flatMap((rows) => {
    const [first] = rows;
    const kind = first ? dueKindAt(first, now) : null;
    const unsent = kind === null ? [] : rows.filter((row) => isUnsent(row, kind));
    if (!first || kind === null || unsent.length === 0) return [];
    return [{ kind, periodId: first.periodId, unitId: first.unitId, dueAt: first.dueAt, items: unsent.map(({ no, form }) => ({ no, form })) }];
  });
  const people = await loadRecipients(tx, { unitId: { in: due.map((one) => one.unitId) }, roles: { hasSome: ["FILER", "SIGNER"] } });
  return due.flatMap(({ dueAt, ...notice }) =>
    people.filter((person) => person.unitId === notice.unitId).map((to) => ({ ...notice, to, happenedAt: now, dedupeKey: dueKey(notice.kind, notice.periodId, dueAt) })),
  );
}

type IdleRow = { form: FilingForm; id: string; taskId: string; periodId: string; unitId: string; writerIds: string[]; allowsSelfSigning: boolean; mark: string; reason: string };

/** The filings of a state that have not moved since `before`, in periods that let their unit change them. */
async function loadIdle(tx: Transaction, state: "RETURNED" | "AWAITING_SIGNATURE", before: Date, now: Date): Promise<IdleRow[]> {
  const rows: IdleRow[] = [];
  for (const form of ["report", "contribution"] as const) {
    const [table, returns] = form === "report"
      ? [Prisma.raw('"Report"'), ["REPORT_RETURNED", "REPORT_REOPENED", "REPORT_SIGN_RETURNED"]]
      : [Prisma.raw('"Contribution"'), ["CONTRIBUTION_MORE_ASKED", "CONTRIBUTION_SIGN_RETURNED"]];
    const found = await tx.$queryRaw<IdleRow[]>`
      SELECT ${form} AS "form", f."id", f."taskId", f."periodId", f."unitId", f."writerIds"::text[] AS "writerIds", u."allowsSelfSigning",
        coalesce(e."id"::text, f."writtenAt"::text) AS "mark", coalesce(f."returnReason", '') AS "reason"
      FROM ${table} f
      JOIN "Unit" u ON u."id" = f."unitId"
      JOIN "Period" p ON p."id" = f."periodId"
      LEFT JOIN LATERAL (
        SELECT e."id", e."at" FROM "AuditEvent" e
        WHERE f."state"::text = 'RETURNED' AND e."taskId" = f."taskId" AND e."periodId" = f."periodId" AND e."unitId" = f."unitId" AND e."event" = ANY (${returns}::text[])
        ORDER BY e."id" DESC LIMIT 1
      ) e ON TRUE
      WHERE f."state"::text = ${state} AND greatest(f."writtenAt", e."at") <= ${before}::timestamptz
        AND EXISTS (SELECT FROM due_report d WHERE d."taskId" = f."taskId" AND d."periodId" = f."periodId")
        AND (p."locksAt" > ${now}::timestamptz OR EXISTS (
          SELECT FROM "Extension" x WHERE x."periodId" = p."id" AND x."unitId" = f."unitId" AND x."until" >= ${now}::timestamptz))`;
    rows.push(...found);
  }
  return rows;
}

async function idleNotices(tx: Transaction, now: Date): Promise<NewNotice[]> {
  const before = new Date(now.getTime() - IDLE_MS);
  const [returned, unsigned] = [await loadIdle(tx, "RETURNED", before, now), await loadIdle(tx, "AWAITING_SIGNATURE", before, now)];
  const people = await loadRecipients(tx, { unitId: { in: [...returned, ...unsigned].map((row) => row.unitId) }, roles: { hasSome: ["FILER", "SIGNER"] } });
  const tell = (kind: "RETURNED_IDLE" | "WAITING_SIGN", row: IdleRow, isTold: (person: Recipient) => boolean): NewNotice[] =>
    people.filter((person) => person.unitId === row.unitId && isTold(person)).map((to) => ({
      to, kind, dedupeKey: `${kind}:${row.id}:${row.mark}`, happenedAt: now, taskId: row.taskId, periodId: row.periodId, unitId: row.unitId, form: row.form,
      reason: kind === "RETURNED_IDLE" ? row.reason : "",
    }));
  return [
    ...returned.flatMap((row) => tell("RETURNED_IDLE", row, (person) => hasRole(person, "FILER"))),
    // Only to a signer who may sign it: what he wrote himself waits for another, except under 一人兼任.
    ...unsigned.flatMap((row) => tell("WAITING_SIGN", row, (person) => hasRole(person, "SIGNER") && (row.allowsSelfSigning || !row.writerIds.includes(person.id)))),
  ];
}

type ReviewRow = { id: string; revisionNo: number; taskId: string; periodId: string; unitId: string; writerIds: string[]; signedById: string | null };

/** Reports that nobody has reviewed for three days, to the supervisors who may. */
async function reviewNotices(tx: Transaction, now: Date): Promise<NewNotice[]> {
  const rows = await tx.$queryRaw<ReviewRow[]>`
    SELECT r."id", rev."no" AS "revisionNo", r."taskId", r."periodId", r."unitId", r."writerIds"::text[] AS "writerIds", r."signedById"
    FROM "Report" r JOIN "ReportRevision" rev ON rev."reportId" = r."id" AND rev."no" = r."filedRevisionNo"
    WHERE r."state" = 'SUBMITTED' AND rev."submittedAt" <= ${new Date(now.getTime() - IDLE_MS)}::timestamptz`;
  const people = rows.length > 0 ? await loadRecipients(tx, { roles: { has: "SUPERVISOR" } }) : [];
  return rows.flatMap(({ id, revisionNo, writerIds, signedById, ...place }) =>
    people.filter((person) => person.id !== signedById && !writerIds.includes(person.id)).map((to) => ({
      ...place, to, kind: "WAITING_REVIEW" as const, dedupeKey: `WAITING_REVIEW:${id}:${revisionNo}`, happenedAt: now, subjectId: id, form: "report",
    })),
  );
}

/**
 * The hourly round: says what the clock has brought, and takes up what was left behind. Whatever was said already is not
 * said again, so it may run as often as it likes and makes up for the hours it missed.
 */
export async function remind(now = new Date()): Promise<void> {
  await takeUpLeftBehind(now);
  if (!isTellingHour(now)) return;
  await prepareToSend();
  for (const find of [dueNotices, idleNotices, reviewNotices, orderNotices, lookBackNotices, contactNotices]) {
    await db.$transaction(async (tx) => deliver(tx, await find(tx, now)), { timeout: 30_000 });
  }
}
