/** The demonstration's orders: drafted by the same rules' words from what was filed, issued, answered and ended over its quarters. */
import { db, Prisma } from "@/lib/db/client";
import type { OrderCause, OrderColour } from "@/lib/labels-carrying";
import { usualAnswerTime } from "@/lib/orders/calendar-answer";
import { draftDemand, draftMatter } from "@/lib/orders/rules-words";
import { quarterAt, quarterLabel, shanghaiDay } from "@/lib/periods/calendar";
import { indexHolidays, weekdayOf, type Holidays } from "@/lib/periods/calendar-holidays";
import type { DemoAccounts } from "./seed-accounts";
import { seedInstructions } from "./seed-instructions";
import { demoId } from "./seed-stories";

const DAY_MS = 86_400_000;
const ANSWERS = [
  "收到督办单后，我单位召开专题会议研究，查明滞后主要是项目前期手续办理较慢。已明确分管领导牵头，倒排工期，逐周调度，确保本季度末赶上序时。",
  "已对照要求补充报送。今后指定专人负责，到期前三个工作日完成内部审核，杜绝逾期。",
  "已按退回意见逐条修改，补充了完成数量、资金拨付和服务人次等数据，重新报送。",
];
const CLOSED = ["整改措施具体，予以销结。", "已补报，予以销结。", ""];

/** How far an open order has come. */
type Stand = "ISSUED" | "DRAFTED" | "ANSWERED" | "LATE" | "RETURNED" | "CLOSED" | "ESCALATED" | /** Closed without an answer: what it reminded of was overdue by then. */ "LAPSED";
type Place = { taskId: string; taskNo: number; periodId: string; year: number; quarter: number; dueAt: Date; unitId: string; form: "report" | "contribution"; at: Date | null };
type Plan = Place & { colour: OrderColour; cause: OrderCause; issuedAt: Date; stand: Stand; after?: string };

/** @returns half past nine or so on the day that lies so many days from a time, on the Friday before where that is a weekend, never after now */
function workingTime(from: Date, days: number, now: Date, hour = 9): Date {
  let day = shanghaiDay(new Date(from.getTime() + days * DAY_MS));
  while ([0, 6].includes(weekdayOf(day))) day = new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
  const at = new Date(`${day}T${String(hour).padStart(2, "0")}:30:00+08:00`);
  return at < now ? at : new Date(now.getTime() - 60_000);
}

/** What of each kind happened in the ended quarters, oldest first, and what is owed still of the one before this. */
async function loadPlaces(listId: string): Promise<{ late: Place[]; behind: Place[]; missing: Place[]; keys: string[] }> {
  const ask = (what: Prisma.Sql, owed: Prisma.Sql) => db.$queryRaw<Place[]>`
    SELECT t."id" AS "taskId", t."no" AS "taskNo", p."id" AS "periodId", p."year", p."quarter", p."dueAt", f."unitId", f."form", f."at"
    FROM ${owed} f JOIN "Task" t ON t."id" = f."taskId" JOIN "Period" p ON p."id" = f."periodId"
    WHERE t."listId" = ${listId}::uuid AND ${what} ORDER BY p."opensAt", t."no"`;
  const reports = (at: Prisma.Sql) => Prisma.sql`(SELECT r.*, 'report' AS "form", ${at} AS "at" FROM "Report" r)`;
  const periods = await db.period.findMany({ where: { listId }, orderBy: { opensAt: "asc" }, select: { id: true } });
  return {
    late: await ask(Prisma.sql`f."firstSubmittedAt" > p."dueAt"`, reports(Prisma.sql`r."firstSubmittedAt"`)),
    behind: await ask(Prisma.sql`f."verdict" = 'BEHIND'`, reports(Prisma.sql`r."acceptedAt"`)),
    missing: await ask(Prisma.sql`p."dueAt" < now()`, Prisma.sql`(
      SELECT d."taskId", d."periodId", d."unitId", 'contribution' AS "form", NULL::timestamptz AS "at" FROM due_contribution d
      LEFT JOIN "Contribution" c ON c."taskId" = d."taskId" AND c."periodId" = d."periodId" AND c."unitId" = d."unitId" WHERE c."filedRevisionNo" IS NULL)`),
    keys: periods.map(({ id }) => id),
  };
}

/** Of each ended quarter a yellow and a red order that is closed, of every other a blue one; one yellow became red. */
function planEnded(places: Awaited<ReturnType<typeof loadPlaces>>, now: Date): Plan[] {
  return places.keys.slice(0, -2).flatMap((periodId, index): Plan[] => {
    const of = (pool: Place[], skip = 0) => pool.filter((place) => place.periodId === periodId)[skip];
    const [late, behind, again] = [of(places.late), of(places.behind), of(places.behind, 1)];
    const graver = index === 1 && again ? demoId("order", again.taskId, periodId, "YELLOW") : undefined;
    return [
      ...(late && index % 2 === 1 ? [{ ...late, colour: "BLUE" as const, cause: "DUE_SOON" as const, issuedAt: workingTime(late.dueAt, -6, now), stand: "LAPSED" as const }] : []),
      ...(late ? [{ ...late, colour: "RED" as const, cause: "OVERDUE" as const, issuedAt: workingTime(late.dueAt, 1, now), stand: "CLOSED" as const }] : []),
      ...(behind ? [{ ...behind, colour: "YELLOW" as const, cause: "BEHIND" as const, issuedAt: workingTime(behind.at ?? behind.dueAt, 2, now), stand: "CLOSED" as const }] : []),
      ...(graver && again ? [
        { ...again, colour: "YELLOW" as const, cause: "BEHIND" as const, issuedAt: workingTime(again.at ?? again.dueAt, 2, now, 10), stand: "ESCALATED" as const },
        { ...again, colour: "RED" as const, cause: "UNANSWERED" as const, issuedAt: workingTime(again.at ?? again.dueAt, 12, now), stand: "CLOSED" as const, after: graver },
      ] : []),
    ];
  });
}

const OPEN: { stand: Stand; daysAgo: number }[] = [{ stand: "LATE", daysAgo: 12 }, { stand: "RETURNED", daysAgo: 10 }, { stand: "ANSWERED", daysAgo: 6 }, { stand: "DRAFTED", daysAgo: 3 }, { stand: "ISSUED", daysAgo: 1 }];

/** Of the quarter before this one, orders in every state that is open. */
function planOpen(places: Awaited<ReturnType<typeof loadPlaces>>, now: Date): Plan[] {
  const periodId = places.keys.at(-2);
  const behind = places.behind.filter((place) => place.periodId === periodId);
  const yellow = OPEN.flatMap(({ stand, daysAgo }, at): Plan[] => {
    const place = behind[at];
    return place ? [{ ...place, colour: "YELLOW", cause: "BEHIND", issuedAt: workingTime(now, -daysAgo, now), stand }] : [];
  });
  const missing = places.missing.find((place) => place.periodId === periodId);
  return missing ? [...yellow, { ...missing, colour: "RED", cause: "OVERDUE", issuedAt: workingTime(now, -2, now, 15), stand: "DRAFTED" }] : yellow;
}

/** Fills the list's orders and instructions; nothing in a list whose quarters have brought none. */
export async function seedOrders(listId: string, accounts: DemoAccounts, now: Date): Promise<void> {
  const places = await loadPlaces(listId);
  const holidays = indexHolidays((await db.holiday.findMany({ select: { day: true, kind: true, name: true } })).map(({ day, ...rest }) => ({ ...rest, day: day.toISOString().slice(0, 10) })));
  const plans = [...planEnded(places, now), ...planOpen(places, now)].sort((a, b) => a.issuedAt.getTime() - b.issuedAt.getTime());
  const last = new Map<number, number>();
  const events: Prisma.AuditEventCreateManyInput[] = [];
  const rows = plans.map((plan): Prisma.OrderCreateManyInput => {
    const { year } = quarterAt(plan.issuedAt);
    const number = (last.get(year) ?? 0) + 1;
    last.set(year, number);
    return orderRow(plan, { listId, year, number }, accounts, holidays, now, events);
  });
  const inOrder = (row: Prisma.OrderCreateManyInput) => (row.escalatedFromId ? 1 : 0);
  await db.order.createMany({ data: [...rows].sort((a, b) => inOrder(a) - inOrder(b)) });
  await seedInstructions(listId, accounts, now, events);
  await db.auditEvent.createMany({ data: events.sort((a, b) => new Date(a.at ?? 0).getTime() - new Date(b.at ?? 0).getTime()) });
}

function orderRow(plan: Plan, numbered: { listId: string; year: number; number: number }, accounts: DemoAccounts, holidays: Holidays, now: Date, events: Prisma.AuditEventCreateManyInput[]): Prisma.OrderCreateManyInput {
  const { taskId, taskNo, periodId, unitId, colour, cause, issuedAt, stand, form, dueAt } = plan;
  const people = accounts.byUnit.get(unitId) ?? { filerId: "", signerId: "" };
  const [supervisorId] = accounts.supervisorIds;
  const id = demoId("order", taskId, periodId, colour);
  const note = (event: string, actorId: string, at: Date, reason = "", detail: Prisma.InputJsonObject = {}) =>
    events.push({ event, actorId, actorName: accounts.names.get(actorId) ?? "", at, taskId, periodId, unitId, subjectId: id, reason, detail });
  const unanswered = cause === "UNANSWERED" ? { year: numbered.year, number: numbered.number - 1, colour: "YELLOW" as const, answerDueAt: usualAnswerTime("YELLOW", new Date(issuedAt.getTime() - 10 * DAY_MS), holidays, null) } : null;
  const matter = draftMatter(cause, { taskNo, form, periodLabel: quarterLabel(plan), dueAt, returns: 2, unanswered });
  const answerDueAt = usualAnswerTime(colour, issuedAt, holidays, dueAt);
  const row = {
    id, ...numbered, colour, cause, taskId, periodId, unitId, matter, demand: draftDemand(cause), answerDueAt, firstAnswerDueAt: answerDueAt, issuedById: supervisorId, issuedByName: accounts.names.get(supervisorId) ?? "", issuedAt,
    escalatedFromId: plan.after ?? null, version: 1,
  };
  note("ORDER_ISSUED", supervisorId, issuedAt, matter, { year: numbered.year, number: numbered.number, colour, cause, answerDueAt: answerDueAt.toISOString() });
  if (stand === "ISSUED") return { ...row, state: "ISSUED" };

  const later = (days: number, hour: number) => new Date(Math.max(workingTime(issuedAt, days, now, hour).getTime(), issuedAt.getTime() + 60_000));
  const signedForAt = later(0, 14);
  const signed = { ...row, state: "SIGNED_FOR" as const, signedForById: people.filerId, signedForByName: accounts.names.get(people.filerId) ?? "", signedForAt, version: 2 };
  note("ORDER_SIGNED_FOR", people.filerId, signedForAt);
  const words = ANSWERS[cause === "OVERDUE" || cause === "DUE_SOON" ? 1 : 0] ?? "";
  if (stand === "LATE") return signed;
  if (stand === "LAPSED") {
    const [closedAt, closeNote] = [workingTime(dueAt, 1, now, 8), "逾期未报，另发红色督办单。"];
    note("ORDER_CLOSED", supervisorId, closedAt, closeNote);
    return { ...signed, state: "CLOSED", closedById: supervisorId, closedAt, closeNote, version: 3 };
  }
  if (stand === "ESCALATED") {
    const closedAt = later(10, 9);
    note("ORDER_ESCALATED", supervisorId, closedAt);
    return { ...signed, state: "ESCALATED", closedById: supervisorId, closedAt, version: 3 };
  }
  if (stand === "DRAFTED") {
    note("ORDER_ANSWER_SAVED", people.filerId, later(1, 16));
    return { ...signed, draft: words, writerIds: [people.filerId], version: 3 };
  }
  const answeredAt = later(3, 11);
  const answered = { ...signed, state: "ANSWERED" as const, answer: words, answeredById: people.signerId, answeredByName: accounts.names.get(people.signerId) ?? "", answerWriterIds: [people.filerId], firstAnsweredAt: answeredAt, answeredAt, version: 4 };
  note("ORDER_ANSWERED", people.signerId, answeredAt);
  if (stand === "ANSWERED") return answered;
  const decidedAt = later(5, 15);
  if (stand === "RETURNED") {
    const reason = "赶上序时的措施和时间节点不够具体，请细化后再次答复。";
    note("ORDER_RETURNED", supervisorId, decidedAt, reason);
    return { ...answered, state: "SIGNED_FOR", returnReason: reason, answerDueAt: usualAnswerTime(colour, now, holidays, null), version: 5 };
  }
  const closeNote = CLOSED[cause === "OVERDUE" || cause === "DUE_SOON" ? 1 : 0] ?? "";
  note("ORDER_CLOSED", supervisorId, decidedAt, closeNote);
  return { ...answered, state: "CLOSED", closedById: supervisorId, closedAt: decidedAt, closeNote, version: 5 };
}
