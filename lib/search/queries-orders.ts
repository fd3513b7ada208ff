import "server-only";
import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { Prisma } from "@/lib/db/client";
import type { OrderColour } from "@/lib/labels-carrying";
import { instructionPath, orderPath } from "@/lib/orders/rules-addresses";
import { orderNumber } from "@/lib/orders/rules-words";
import { hasAll, pageOf, type Found, type Window } from "./queries-texts";
import { passagesOf, type Passage } from "./rules";

/** An order, or an instruction: that has neither number nor colour. */
export type OrderHit = { id: string; href: string; title: string; colour: OrderColour | null; taskNo: number; unitName: string; at: Date; passages: Passage[] };

type Row = { id: string; slug: string; taskNo: number; unitName: string; year: number | null; number: number | null; colour: OrderColour | null; givenByName: string; at: Date; matter: string; demand: string; answer: string };

/** `readsOrder` as a condition on a row `o` of a task `t`. */
const readable = (viewer: Viewer) => Prisma.sql`(${readsEverythingFiled(viewer)} OR ${viewer.unitId}::uuid IN (o."unitId", t."leadUnitId"))`;

/** @returns the orders and instructions that hold all the words, in what was asked or answered, newest first; an answer being written is nobody's to find */
export async function findOrders(viewer: Viewer, words: readonly string[], window: Window): Promise<Found<OrderHit>> {
  const around = Prisma.sql`JOIN "Task" t ON t."id" = o."taskId" JOIN "TaskList" l ON l."id" = t."listId" JOIN "Unit" u ON u."id" = o."unitId"`;
  const place = Prisma.sql`o."id", l."slug", t."no" AS "taskNo", u."shortName" AS "unitName"`;
  const hits = Prisma.sql`
    SELECT ${place}, o."year", o."number", o."colour"::text, '' AS "givenByName", o."issuedAt" AS "at", o."matter", o."demand", o."answer"
    FROM "Order" o ${around} WHERE ${readable(viewer)} AND ${hasAll(Prisma.sql`(o."matter" || E'\n' || o."demand" || E'\n' || o."answer" || E'\n' || o."closeNote")`, words)}
    UNION ALL
    SELECT ${place}, NULL, NULL, NULL, o."givenByName", o."givenAt", o."text", '', o."answer"
    FROM "Instruction" o ${around} WHERE ${readable(viewer)} AND ${hasAll(Prisma.sql`(o."text" || E'\n' || o."answer" || E'\n' || o."closeNote")`, words)}`;
  const { total, rows } = await pageOf<Row>(hits, Prisma.sql`"at" DESC, "id"`, window);
  return {
    total,
    rows: rows.map(({ slug, year, number, givenByName, matter, demand, answer, ...row }) => ({
      ...row,
      href: year === null ? instructionPath(slug, row.id) : orderPath(slug, row.id),
      title: year === null || number === null ? `${givenByName}批示` : orderNumber({ year, number }),
      passages: passagesOf([["matter", matter], ["demand", demand], ["answer", answer]], words),
    })),
  };
}
