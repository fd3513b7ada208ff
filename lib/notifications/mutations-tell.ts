import "server-only";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { prepareToSend, sendJob } from "@/lib/jobs/sender";
import { mailSender } from "@/lib/jobs/smtp";
import type { FilingForm } from "@/lib/labels";
import type { AuditEvent } from "@/lib/labels-events";
import { deliver, loadRecipients } from "./mutations-deliver";
import { readMentionsOfDiscussion } from "./mutations-read";
import { recipientsOf, TELLING_EVENTS, TOLD_EVENT_NAMES, type Telling } from "./rules";

const EVENT = { id: true, at: true, event: true, actorId: true, actorName: true, taskId: true, periodId: true, unitId: true, subjectId: true, reason: true } as const;
type Event = NonNullable<Awaited<ReturnType<typeof loadEvent>>>;

function loadEvent(tx: Transaction, id: bigint) {
  return tx.auditEvent.findUnique({ where: { id }, select: EVENT });
}

const DECISIONS: readonly AuditEvent[] = ["REPORT_RETURNED", "REPORT_ACCEPTED", "REPORT_REOPENED"];

/** HRSS took this very decision back: that is the next thing it did with the report. A later decision's undoing is another matter. */
async function isUndone(tx: Transaction, event: Event): Promise<boolean> {
  if (!DECISIONS.some((name) => name === event.event)) return false;
  const next = await tx.auditEvent.findFirst({
    where: { taskId: event.taskId, periodId: event.periodId, unitId: event.unitId, event: { in: [...DECISIONS, "REPORT_DECISION_UNDONE"] }, id: { gt: event.id } },
    select: { event: true },
    orderBy: { id: "asc" },
  });
  return next?.event === "REPORT_DECISION_UNDONE";
}

async function loadTaskUnits(tx: Transaction, taskId: string | null, now: Date) {
  if (taskId === null) return null;
  const [row] = await tx.$queryRaw<{ leadUnitId: string; supportUnitIds: string[] }[]>`
    SELECT t."leadUnitId", ARRAY(
      SELECT su."unitId"::text FROM "TaskSupporter" su
      WHERE su."taskId" = t."id" AND su."validFrom" <= shanghai_day(${now}::timestamptz) AND shanghai_day(${now}::timestamptz) < su."validUntil"
    ) AS "supportUnitIds"
    FROM "Task" t WHERE t."id" = ${taskId}::uuid`;
  return row ?? null;
}

async function loadMentioned(tx: Transaction, event: Event): Promise<string[]> {
  if (event.subjectId === null) return [];
  const mentions = await tx.commentMention.findMany({
    where: { commentId: event.subjectId, comment: { deletedAt: null } },
    select: { unitId: true },
  });
  return mentions.map((mention) => mention.unitId);
}

/** Who gave the instruction that was answered. */
async function loadInstructor(tx: Transaction, event: Event, { to }: Telling): Promise<string | null> {
  if (to.whose !== "instructor" || event.subjectId === null) return null;
  return (await tx.instruction.findUnique({ where: { id: event.subjectId }, select: { givenById: true } }))?.givenById ?? null;
}

/** Candidates from whom the rule picks; only accounts that it could pick at all are read. */
function candidates({ to }: Telling, event: Event, mentionedUnitIds: readonly string[], instructorId: string | null): Prisma.AccountWhereInput {
  if (to.whose === "instructor") return { OR: [{ roles: { has: "SUPERVISOR" } }, ...(instructorId === null ? [] : [{ id: instructorId }])] };
  if (to.whose === "all") return { roles: { hasSome: [...to.roles] } };
  return { unitId: { in: to.whose === "unit" ? [event.unitId].filter((id) => id !== null) : [...mentionedUnitIds] } };
}

/** A comment tells its unit once, however often it is edited; everything else tells as often as it happens. */
function keyOf(event: Event, { to }: Telling): string {
  return to.whose === "mentioned" ? `mention:${event.subjectId ?? ""}` : `event:${event.id}`;
}

/**
 * Tells people of one audit event, once: the mark, the notices and the jobs for their e-mails are one transaction, so a
 * job that is carried out twice, or by two workers at a time, finds it done.
 *
 * @param options.canMail false where nothing may leave the application (the demonstration's own past)
 */
export async function tellEvent(auditEventId: bigint, { canMail = mailSender() !== null, now = new Date() } = {}): Promise<void> {
  await prepareToSend();
  await db.$transaction(async (tx) => {
    const isMine = await tx.$executeRaw`INSERT INTO "ToldEvent" ("auditEventId") VALUES (${auditEventId}) ON CONFLICT DO NOTHING`;
    const event = isMine > 0 ? await loadEvent(tx, auditEventId) : null;
    const telling = event ? TELLING_EVENTS[event.event as AuditEvent] : undefined;
    if (!event || !telling || (await isUndone(tx, event))) return;

    const mentionedUnitIds = telling.to.whose === "mentioned" ? await loadMentioned(tx, event) : [];
    const task = await loadTaskUnits(tx, event.taskId, now);
    const instructorId = await loadInstructor(tx, event, telling);
    const people = await loadRecipients(tx, candidates(telling, event, mentionedUnitIds, instructorId));
    const byLead: FilingForm = task?.leadUnitId === event.unitId ? "report" : "contribution";
    const form = telling.kind === "REMINDER" ? byLead : telling.form;
    const chosen = new Set(recipientsOf(telling.to, { ...event, mentionedUnitIds, task, instructorId }, people).map((person) => person.id));
    const notices = people.filter((person) => chosen.has(person.id)).map((to) => ({
      to, kind: telling.kind, dedupeKey: keyOf(event, telling), happenedAt: event.at, taskId: event.taskId, periodId: event.periodId,
      unitId: event.unitId, subjectId: event.subjectId, auditEventId: event.id, form, actorName: event.actorName,
      // A comment's words stay in the discussion.
      reason: telling.to.whose === "mentioned" ? "" : event.reason,
    }));
    await deliver(tx, notices, canMail);
    // Who was faster than the job has read it.
    if (telling.to.whose === "mentioned") await readMentionsOfDiscussion(tx, Prisma.sql`n."subjectId" = ${event.subjectId}::uuid`);
  });
}

const LEFT_BEHIND_AFTER_MS = 10 * 60_000;
const GIVEN_UP_AFTER_MS = 7 * 86_400_000;
const AT_A_TIME = 500;

/**
 * Sends anew what a lost job, a queue that was not there, or a mail server that was away too long has left untold: events
 * and e-mails of the last seven days.
 */
export async function takeUpLeftBehind(now: Date): Promise<void> {
  const [from, until] = [new Date(now.getTime() - GIVEN_UP_AFTER_MS), new Date(now.getTime() - LEFT_BEHIND_AFTER_MS)];
  await prepareToSend();
  await db.$transaction(async (tx) => {
    const events = await tx.$queryRaw<{ id: bigint }[]>`
      SELECT e."id" FROM "AuditEvent" e LEFT JOIN "ToldEvent" t ON t."auditEventId" = e."id"
      WHERE t."auditEventId" IS NULL AND e."at" BETWEEN ${from}::timestamptz AND ${until}::timestamptz AND e."event" = ANY (${TOLD_EVENT_NAMES}::text[])
      ORDER BY e."id" LIMIT ${AT_A_TIME}`;
    for (const { id } of events) await sendJob(tx, "tell", { auditEventId: String(id) });
    if (mailSender() === null) return;
    const mails = await tx.$queryRaw<{ accountId: string; choice: "AT_ONCE" | "DAILY" }[]>`
      SELECT "accountId", "choice"::text FROM "Mail"
      WHERE "state" IN ('WAITING', 'CLAIMED') AND "createdAt" < ${until}::timestamptz
      UNION
      SELECT "accountId", 'AT_ONCE' FROM "Notification"
      WHERE "mailChoice" = 'AT_ONCE' AND "mailId" IS NULL AND "readAt" IS NULL AND "createdAt" BETWEEN ${from}::timestamptz AND ${until}::timestamptz
      LIMIT ${AT_A_TIME}`;
    for (const { accountId, choice } of mails) await sendJob(tx, "mail", { accountId, choice });
  }, { timeout: 60_000 }); // a thousand jobs after a long outage take more than the usual five seconds
}
