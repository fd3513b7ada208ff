import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { CarriedFigure, FiguresPlace } from "@/lib/lists/rules-figures";
import { readableOf } from "./policy";
import { filterQuery, instructionsPath, ordersPath } from "./rules-addresses";
import type { OrderFilter } from "./schema";
import { isOrderOpen } from "./workflow";

/** @returns how many orders of a period, and instructions, the viewer finds on each of their lists */
export async function getOrdersFigures(viewer: Viewer, { list, period }: FiguresPlace): Promise<CarriedFigure[]> {
  const [groups, instructions] = await Promise.all([
    db.order.groupBy({ by: ["state", "colour"], where: { AND: [{ listId: list.id, periodId: period.id }, readableOf(viewer)] }, _count: true }),
    db.instruction.count({ where: { AND: [{ task: { listId: list.id }, state: "OPEN" }, readableOf(viewer)] } }),
  ]);
  const order = (label: string, filter: Pick<Partial<OrderFilter>, "show" | "colour">): CarriedFigure => ({
    label, href: ordersPath(list.slug) + filterQuery({ ...filter, period: period.key }),
    value: groups.reduce((sum, { state, colour, _count }) => sum + (isOrderOpen(state) === (filter.show === "open") && (filter.colour ?? colour) === colour ? _count : 0), 0),
  });
  return [
    order("在办督办单", { show: "open" }),
    order("其中红色", { show: "open", colour: "RED" }),
    order("办结督办单", { show: "done" }),
    { label: "待办理批示", href: instructionsPath(list.slug), value: instructions },
  ];
}
