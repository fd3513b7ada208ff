import "server-only";
import { Forbidden } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Transaction } from "@/lib/db/client";
import type { Assessment, FilingForm } from "@/lib/labels";
import type { OrderCause, OrderColour, OrderState } from "@/lib/labels-carrying";
import { quarterLabel } from "@/lib/periods/calendar";
import { usualAnswerTime } from "./calendar-answer";
import { canDecideOrder, canIssueOrders } from "./policy";
import { loadHolidays } from "./queries-record";
import { proposalFor } from "./rules-candidates";
import { draftDemand, draftMatter, type OrderSubject } from "./rules-words";
import { rankOf } from "./workflow";

type Place = { taskId: string; periodId: string; unitId: string };
type PlaceRow = Place & { taskNo: number; content: string; periodKey: string; year: number; quarter: number; dueAt: Date; unitName: string };
type OwedRow = PlaceRow & {
  form: FilingForm; isFiled: boolean; extendedUntil: Date | null; verdict: Assessment | null; returns: number; returnedSince: Date | null;
};
type OrderRow = PlaceRow & { isLead: boolean; id: string; version: number; orderYear: number; number: number; colour: OrderColour; cause: OrderCause; state: OrderState; answerDueAt: Date; isUnanswered: boolean; answeredById: string | null; signedForById: string | null; writerIds: string[]; answerWriterIds: string[] };

/** What the rules propose, with the words that a supervisor may edit. */
export type Candidate = Place & OrderSubject & {
  content: string; periodKey: string; unitName: string; colour: OrderColour; cause: OrderCause;
  matter: string; demand: string; answerDueAt: Date;
  /** The order that it would take the place of. */
  unanswered: (OrderSubject["unanswered"] & { id: string; version: number }) | null;
};

const keyOf = ({ taskId, periodId, unitId }: Place): string => `${taskId}/${periodId}/${unitId}`;

type Client = Pick<Transaction, "$queryRaw">;

/** What is owed in the newest period that has begun and the one before, as far as anything may be said of it. */
function loadOwed(client: Client, listId: string, now: Date): Promise<OwedRow[]> {
  return client.$queryRaw<OwedRow[]>`
    WITH recent AS (
      SELECT * FROM "Period" WHERE "listId" = ${listId}::uuid AND "opensAt" <= ${now}::timestamptz ORDER BY "opensAt" DESC LIMIT 2
    ), owed AS (
      SELECT 'report' AS "form", d."taskId", d."periodId", d."unitId", r."filedRevisionNo" IS NOT NULL AS "isFiled", r."verdict"::text,
        coalesce(v."returns", 0)::int AS "returns", CASE WHEN r."state" IN ('RETURNED', 'AWAITING_SIGNATURE') THEN v."last" END AS "returnedSince"
      FROM due_report d JOIN recent p ON p."id" = d."periodId"
      LEFT JOIN "Report" r ON r."taskId" = d."taskId" AND r."periodId" = d."periodId"
      LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE w."decision" = 'RETURNED') AS "returns", max(w."createdAt") AS "last"
        FROM "Review" w WHERE w."reportId" = r."id" AND w."decision" IN ('RETURNED', 'REOPENED') AND w."undoneAt" IS NULL
      ) v ON TRUE
      UNION ALL
      SELECT 'contribution', d."taskId", d."periodId", d."unitId", c."filedRevisionNo" IS NOT NULL, NULL, 0, NULL
      FROM due_contribution d JOIN recent p ON p."id" = d."periodId"
      LEFT JOIN "Contribution" c ON c."taskId" = d."taskId" AND c."periodId" = d."periodId" AND c."unitId" = d."unitId"
      WHERE c."filedRevisionNo" IS NULL
    )
    SELECT w.*, t."no" AS "taskNo", left(t."content", 80) AS "content", p."key" AS "periodKey", p."year", p."quarter", p."dueAt", u."shortName" AS "unitName",
      (SELECT max(x."until") FROM "Extension" x WHERE x."periodId" = w."periodId" AND x."unitId" = w."unitId") AS "extendedUntil"
    FROM owed w JOIN "Task" t ON t."id" = w."taskId" JOIN recent p ON p."id" = w."periodId" JOIN "Unit" u ON u."id" = w."unitId"
    ORDER BY p."dueAt" DESC, t."no", u."position"`;
}

/** The orders about what is owed, and whichever yellow one waits for its answer past its time. */
function loadOrders(client: Client, listId: string, now: Date): Promise<OrderRow[]> {
  return client.$queryRaw<OrderRow[]>`
    SELECT o."id", o."version", o."year" AS "orderYear", o."number", o."colour"::text, o."cause"::text, o."state"::text, o."answerDueAt", o."answeredById", o."signedForById", o."writerIds"::text[], o."answerWriterIds"::text[], o."taskId", o."periodId", o."unitId",
      o."state" IN ('ISSUED', 'SIGNED_FOR') AND o."answerDueAt" < ${now}::timestamptz AS "isUnanswered",
      t."no" AS "taskNo", left(t."content", 80) AS "content", t."leadUnitId" = o."unitId" AS "isLead", p."key" AS "periodKey", p."year", p."quarter", p."dueAt", u."shortName" AS "unitName"
    FROM "Order" o JOIN "Task" t ON t."id" = o."taskId" JOIN "Period" p ON p."id" = o."periodId" JOIN "Unit" u ON u."id" = o."unitId"
    WHERE o."listId" = ${listId}::uuid AND (o."state" IN ('ISSUED', 'SIGNED_FOR', 'ANSWERED')
      OR o."periodId" IN (SELECT "id" FROM "Period" WHERE "listId" = ${listId}::uuid AND "opensAt" <= ${now}::timestamptz ORDER BY "opensAt" DESC LIMIT 2))
    ORDER BY t."no", u."position"`;
}

/** An order about what is filed meanwhile, or owed no more, still waits for its answer. */
function withoutFiling({ isLead, ...row }: OrderRow): OwedRow {
  return { ...row, form: isLead ? "report" : "contribution", isFiled: true, extendedUntil: null, verdict: null, returns: 0, returnedSince: null };
}

/**
 * 草拟: what the rules propose now, the gravest first.
 * @param client the transaction of who issues them
 * @throws Forbidden for all but supervisors
 */
export async function listCandidates(viewer: Viewer, listId: string, now: Date, client: Client = db): Promise<Candidate[]> {
  if (!canIssueOrders(viewer)) throw new Forbidden();
  const owed = await loadOwed(client, listId, now);
  // Who had a part in an order does not put a graver one in its place.
  const orders = (await loadOrders(client, listId, now)).map((order) => ({ ...order, isUnanswered: order.isUnanswered && canDecideOrder(viewer, order) }));
  const holidays = await loadHolidays(now);
  const ofPlace = Map.groupBy(orders, keyOf);
  const known = new Set(owed.map(keyOf));
  const others = orders.filter((order) => order.isUnanswered && !known.has(keyOf(order))).map(withoutFiling);
  return [...owed, ...new Map(others.map((row) => [keyOf(row), row])).values()].flatMap((row): Candidate[] => {
    const about = ofPlace.get(keyOf(row)) ?? [];
    const proposal = proposalFor({ ...row, orders: about }, now);
    if (!proposal) return [];
    const { taskId, periodId, unitId, taskNo, content, form, periodKey, dueAt, unitName, returns } = row;
    const waiting = proposal.cause === "OVERDUE" || proposal.cause === "UNANSWERED" ? about.find((order) => order.isUnanswered && order.colour === "YELLOW") : undefined;
    const unanswered = waiting ? { id: waiting.id, version: waiting.version, year: waiting.orderYear, number: waiting.number, colour: waiting.colour, answerDueAt: waiting.answerDueAt } : null;
    const subject: OrderSubject = { taskNo, form, periodLabel: quarterLabel(row), dueAt, returns, unanswered };
    return [{
      ...subject, ...proposal, taskId, periodId, unitId, content, periodKey, unitName, unanswered,
      matter: draftMatter(proposal.cause, subject), demand: draftDemand(proposal.cause), answerDueAt: usualAnswerTime(proposal.colour, now, holidays, dueAt),
    }];
  }).sort((a, b) => rankOf(b.colour) - rankOf(a.colour));
}
