import "server-only";
import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { PeriodRow } from "@/lib/periods/queries";
import type { ListRow } from "@/lib/lists/queries";
import { getListBoard, listComparedTasks, type Board, type BoardTask, type ComparedTask } from "./queries-board";
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
  /** Newest first. */
  periods: PeriodRow[];
  /** The period beside which the figures stand, with those of its tasks that the viewer may see; null where there is none. */
  compared: { period: PeriodRow; tasks: ComparedTask[] } | null;
  trend: TrendPoint[];
  /** Units that owe these tasks a contribution, in their order. */
  units: SupportUnit[];
  clock: Clock;
  /** Whether only a unit's own tasks are counted. */
  isOfUnit: boolean;
  place: FigurePlace;
};

/**
 * @param periods newest first
 * @param key from the address; an unknown one, or the period's own, falls back
 * @returns the named period, else the one before; null for a list's first
 */
function chooseCompared(periods: readonly PeriodRow[], period: PeriodRow, key: string | undefined): PeriodRow | null {
  return periods.find((other) => other.key === key && other.id !== period.id) ?? periods[periods.findIndex(({ id }) => id === period.id) + 1] ?? null;
}

/**
 * @param compareKey the period to compare with, as the address carries it
 * @returns everything the dashboard shows, in a fixed number of statements. Throws NotFound as `getListBoard` does.
 */
export async function getDashboard(viewer: Viewer, slug: string, periodKey: string | undefined, basis: Basis, compareKey?: string): Promise<Dashboard> {
  const { list, period, periods, board, clock } = await getListBoard(viewer, slug, periodKey);
  const tasks = board.tasks.filter((task) => task.isVisible);
  const isOfUnit = !readsEverythingFiled(viewer);
  const other = chooseCompared(periods, period, compareKey);
  const [trend, comparedTasks, units] = await Promise.all([
    listTrend(viewer, list.id, basis),
    listComparedTasks(viewer, list.id, other?.id ?? null),
    db.unit.findMany({
      where: { id: { in: [...new Set(tasks.flatMap((task) => task.owedUnitIds))] } },
      select: { id: true, shortName: true, kind: true },
      orderBy: { position: "asc" },
    }),
  ]);
  return {
    list, period, periods, board, tasks, trend, clock, isOfUnit,
    compared: other && { period: other, tasks: comparedTasks },
    units: units.map(({ id, shortName, kind }) => ({ id, name: shortName, kind })),
    place: { slug, periodKey: period.key, basis, scope: isOfUnit ? "own" : undefined },
  };
}
