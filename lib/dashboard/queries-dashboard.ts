import "server-only";
import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { PeriodRow } from "@/lib/periods/queries";
import type { ListRow } from "@/lib/lists/queries";
import { getListBoard, type Board, type BoardTask } from "./queries-board";
import { listHistory, type HistoryPeriod } from "./queries-history";
import { listTrend, type TrendPoint } from "./queries-trend";
import type { Basis, Clock } from "./rollup";
import type { SupportUnit } from "./rollup-rows";
import type { FigurePlace } from "./rules-figures";

export type Dashboard = {
  list: ListRow;
  period: PeriodRow;
  board: Board;
  /** Those of the board's tasks that count: whose reports the viewer may see. */
  tasks: BoardTask[];
  trend: TrendPoint[];
  /** Every opened period with its tasks, oldest first. */
  history: HistoryPeriod[];
  /** Units that owe these tasks a contribution, in their order. */
  units: SupportUnit[];
  clock: Clock;
  /** Whether only a unit's own tasks are counted. */
  isOfUnit: boolean;
  place: FigurePlace;
};

/** @returns everything the dashboard shows, in a fixed number of statements. Throws NotFound as `getListBoard` does. */
export async function getDashboard(viewer: Viewer, slug: string, periodKey: string | undefined, basis: Basis): Promise<Dashboard> {
  const { list, period, board, clock } = await getListBoard(viewer, slug, periodKey);
  const tasks = board.tasks.filter((task) => task.isVisible);
  const isOfUnit = !readsEverythingFiled(viewer);
  const [trend, history, units] = await Promise.all([
    listTrend(viewer, list.id, basis),
    listHistory(viewer, list.id, { now: clock.now }),
    db.unit.findMany({
      where: { id: { in: [...new Set(tasks.flatMap((task) => task.owedUnitIds))] } },
      select: { id: true, shortName: true, kind: true },
      orderBy: { position: "asc" },
    }),
  ]);
  return {
    list, period, board, tasks, trend, history, clock, isOfUnit,
    units: units.map(({ id, shortName, kind }) => ({ id, name: shortName, kind })),
    place: { slug, periodKey: period.key, basis, scope: isOfUnit ? "own" : undefined },
  };
}
