import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { getList } from "@/lib/lists/queries";
import { readableOf } from "@/lib/orders/policy";
import { orderNumber } from "@/lib/orders/rules-words";
import { quarterLabel } from "@/lib/periods/calendar";
import { requirePeriod } from "./queries-periods";
import { cutPage, decodeCursor, KEY_NUMBER, type Page } from "./rules-paging";
import type { instruction, instructionQuery, order, orderQuery } from "./schema-orders";

const ANSWER = { answerDueAt: true, answer: true, answeredAt: true, closedAt: true, closeNote: true, unit: { select: { id: true, shortName: true } } } as const;
const iso = (at: Date | null): string | null => at && at.toISOString();

function answeredOf(row: { answerDueAt: Date; answer: string; answeredAt: Date | null; closedAt: Date | null; closeNote: string; unit: { id: string; shortName: string } }) {
  const { answerDueAt, answer, answeredAt, closedAt, closeNote, unit } = row;
  return { answerDueAt: answerDueAt.toISOString(), answer, answeredAt: iso(answeredAt), closedAt: iso(closedAt), closeNote, unit: { id: unit.id, name: unit.shortName } };
}

/** @returns the list's orders that the viewer may read, by number. Throws NotFound; Refused, at `period`, for one the list does not have. */
export async function listOrdersPage(viewer: Viewer, slug: string, query: z.output<typeof orderQuery>): Promise<Page<z.input<typeof order>>> {
  const list = await getList(viewer, slug);
  await requirePeriod(viewer, list.id, query.period);
  const after = decodeCursor(query.cursor, z.tuple([KEY_NUMBER, KEY_NUMBER]));
  const rows = await db.order.findMany({
    where: {
      AND: [{ listId: list.id, unitId: query.unit, colour: query.colour, state: query.state, period: { key: query.period }, task: { no: query.task } }, readableOf(viewer),
        after ? { OR: [{ year: { gt: after[0] } }, { year: after[0], number: { gt: after[1] } }] } : {}],
    },
    select: { ...ANSWER, year: true, number: true, colour: true, cause: true, state: true, matter: true, demand: true, issuedAt: true, signedForAt: true, task: { select: { no: true } }, period: { select: { key: true, year: true, quarter: true } } },
    orderBy: [{ year: "asc" }, { number: "asc" }], take: query.limit + 1,
  });
  const page = cutPage(rows, query, ({ year, number }) => [year, number]);
  return {
    next: page.next,
    data: page.data.map((row) => ({
      ...answeredOf(row), number: orderNumber(row), task: row.task.no, period: { key: row.period.key, label: quarterLabel(row.period) },
      colour: row.colour, cause: row.cause, state: row.state, matter: row.matter, demand: row.demand, issuedAt: row.issuedAt.toISOString(), signedForAt: iso(row.signedForAt),
    })),
  };
}

/** @returns the list's instructions that the viewer may read, by id. Throws NotFound. */
export async function listInstructionsPage(viewer: Viewer, slug: string, query: z.output<typeof instructionQuery>): Promise<Page<z.input<typeof instruction>>> {
  const list = await getList(viewer, slug);
  const after = decodeCursor(query.cursor, z.tuple([z.uuid()]));
  const rows = await db.instruction.findMany({
    where: { AND: [{ unitId: query.unit, state: query.state, task: { listId: list.id, no: query.task } }, readableOf(viewer), after ? { id: { gt: after[0] } } : {}] },
    select: { ...ANSWER, id: true, state: true, text: true, givenByName: true, givenAt: true, task: { select: { no: true } } },
    orderBy: { id: "asc" }, take: query.limit + 1,
  });
  const page = cutPage(rows, query, ({ id }) => [id]);
  return {
    next: page.next,
    data: page.data.map((row) => ({ ...answeredOf(row), id: row.id, task: row.task.no, state: row.state, text: row.text, givenBy: row.givenByName, givenAt: row.givenAt.toISOString() })),
  };
}
