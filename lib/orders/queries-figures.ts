import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { CarriedFigure } from "@/lib/lists/rules-figures";
import { listInstructions } from "./queries-instructions";
import { listOrders } from "./queries-list";
import { filterQuery, instructionsPath, ordersPath } from "./rules-addresses";
import { orderFilterSchema, instructionFilterSchema, type OrderFilter } from "./schema";

/** @returns how many orders of a period, and instructions, the viewer finds on each of their lists: counted by those lists themselves */
export async function getOrdersFigures(viewer: Viewer, listId: string, periodId: string): Promise<CarriedFigure[]> {
  const { key, list: { slug } } = await db.period.findUniqueOrThrow({ where: { id: periodId, listId }, select: { key: true, list: { select: { slug: true } } } });
  const order = async (label: string, filter: Partial<OrderFilter>): Promise<CarriedFigure> => ({
    label, href: ordersPath(slug) + filterQuery({ ...filter, period: key }), value: (await listOrders(viewer, slug, { ...orderFilterSchema.parse({}), ...filter, period: key })).total,
  });
  return [
    await order("在办督办单", { show: "open" }),
    await order("其中红色", { show: "open", colour: "RED" }),
    await order("办结督办单", { show: "done" }),
    { label: "待办理批示", href: instructionsPath(slug), value: (await listInstructions(viewer, slug, instructionFilterSchema.parse({}))).total },
  ];
}
