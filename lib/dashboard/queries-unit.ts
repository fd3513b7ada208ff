import "server-only";
import { z } from "zod";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { UnitKind } from "@/lib/labels";
import { getHomeList, type ListRow } from "@/lib/lists/queries";
import type { PeriodRow } from "@/lib/periods/queries";
import { listOpenExtensions, listWaitingRequests, type OpenExtension, type RequestRow } from "@/lib/periods/queries-requests";
import { canReadUnitFigures } from "@/lib/units/policy";
import { findListBoard, type Board, type BoardTask } from "./queries-board";
import { listHistory, type HistoryPeriod } from "./queries-history";
import type { Basis, Clock } from "./rollup";
import type { FigurePlace } from "./rules-query";

export type UnitFigures = {
  list: ListRow;
  period: PeriodRow;
  clock: Clock;
  place: FigurePlace;
  sections: Board["sections"];
  /** The tasks it leads, and those it owes a contribution to in the period. */
  led: BoardTask[];
  supported: BoardTask[];
  /** Every opened period with the tasks it led or supported in it, oldest first. */
  history: HistoryPeriod[];
  extensions: OpenExtension[];
  requests: RequestRow[];
};

export type UnitPage = {
  unit: { id: string; officialName: string; shortName: string; kind: UnitKind; isActive: boolean };
  /** Null while there is no list, or none that has a period. */
  figures: UnitFigures | null;
};

/**
 * What the newest list asks of one unit and what it did, in a fixed number of statements.
 *
 * @param periodKey as in `getListBoard`
 * @throws NotFound for an unknown unit; Forbidden for another unit's people: that the unit exists, everybody knows
 */
export async function getUnitPage(viewer: Viewer, unitId: string, periodKey: string | undefined, basis: Basis): Promise<UnitPage> {
  const unit = z.uuid().safeParse(unitId).success
    ? await db.unit.findUnique({ where: { id: unitId }, select: { id: true, officialName: true, shortName: true, kind: true, isActive: true } })
    : null;
  if (!unit) throw new NotFound();
  if (!canReadUnitFigures(viewer, unit.id)) throw new Forbidden();
  const list = await getHomeList(viewer);
  if (!list) return { unit, figures: null };
  const now = new Date();
  const [current, history, extensions, requests] = await Promise.all([
    findListBoard(viewer, list.slug, periodKey),
    listHistory(viewer, list.id, { now, unitId: unit.id }),
    listOpenExtensions(viewer, list.id, unit.id, now),
    listWaitingRequests(viewer, list.id, unit.id),
  ]);
  if (!current) return { unit, figures: null };
  const { period, board, clock } = current;
  return {
    unit,
    figures: {
      list, period, clock, history, extensions, requests,
      place: { slug: list.slug, periodKey: period.key, basis, scope: undefined },
      sections: board.sections,
      led: board.tasks.filter((task) => task.isVisible && task.leadUnitId === unit.id),
      supported: board.tasks.filter((task) => task.isVisible && task.owedUnitIds.includes(unit.id)),
    },
  };
}
