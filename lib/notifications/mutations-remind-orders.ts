import "server-only";
import type { Transaction } from "@/lib/db/client";
import { answerDueAt, isSignatureLate, type AnswerDue } from "@/lib/orders/calendar-answer";
import { orderNumber, paperTime } from "@/lib/orders/rules-words";
import { shanghaiDay } from "@/lib/periods/calendar";
import { indexHolidays } from "@/lib/periods/calendar-holidays";
import { loadRecipients, type NewNotice } from "./mutations-deliver";

const WORDS: Record<AnswerDue, string> = { TOMORROW: "即将到期", OVERDUE: "已逾期" };

type Waiting = { id: string; taskId: string; unitId: string; periodId?: string; answerDueAt: Date };
type Due = Omit<NewNotice, "to" | "happenedAt"> & { unitId: string };

/** The notice of an answer that is due tomorrow or late; said again where the time was moved. */
function dueNotice(kind: "ORDER_DUE" | "INSTRUCTION_DUE", { answerDueAt: dueAt, id, ...place }: Waiting, name: string, now: Date): Due[] {
  const due = answerDueAt(dueAt, now);
  if (due === null) return [];
  return [{ kind, ...place, subjectId: id, dedupeKey: `${kind}:${id}:${due}:${shanghaiDay(dueAt)}`, reason: `${name}应于${paperTime(dueAt)}前答复，${WORDS[due]}。` }];
}

/** Orders that nobody has signed for within a working day, and answers due tomorrow or late: to the unit's filers and signers. */
export async function orderNotices(tx: Transaction, now: Date): Promise<NewNotice[]> {
  const orders = await tx.order.findMany({
    where: { state: { in: ["ISSUED", "SIGNED_FOR"] } }, select: { id: true, taskId: true, unitId: true, periodId: true, answerDueAt: true, year: true, number: true, state: true, issuedAt: true },
  });
  const instructions = await tx.instruction.findMany({ where: { state: "OPEN" }, select: { id: true, taskId: true, unitId: true, answerDueAt: true } });
  const holidays = await tx.holiday.findMany({ select: { day: true, kind: true, name: true } });
  const arranged = indexHolidays(holidays.map(({ day, ...rest }) => ({ ...rest, day: day.toISOString().slice(0, 10) })));
  const due = [
    ...orders.flatMap(({ year, number, state, issuedAt, ...order }): Due[] => {
      const name = orderNumber({ year, number });
      const { id, answerDueAt: _, ...place } = order;
      const unsigned: Due[] = state === "ISSUED" && isSignatureLate(issuedAt, now, arranged)
        ? [{ kind: "ORDER_DUE", ...place, subjectId: id, dedupeKey: `ORDER_UNSIGNED:${id}`, reason: `${name}发出已满一个工作日，尚未签收。` }] : [];
      return [...unsigned, ...dueNotice("ORDER_DUE", order, name, now)];
    }),
    ...instructions.flatMap((instruction) => dueNotice("INSTRUCTION_DUE", instruction, "批示", now)),
  ];
  const people = await loadRecipients(tx, { unitId: { in: due.map(({ unitId }) => unitId) }, roles: { hasSome: ["FILER", "SIGNER"] } });
  return due.flatMap((notice) => people.filter((person) => person.unitId === notice.unitId).map((to) => ({ ...notice, to, happenedAt: now })));
}
