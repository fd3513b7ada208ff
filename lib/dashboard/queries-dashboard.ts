import "server-only";
import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { PeriodRow } from "@/lib/periods/queries";
import type { ListRow } from "@/lib/lists/queries";
import { getListBoard, type Board, type BoardTask } from "./queries-board";
import { listHistory, type HistoryPeriod } from "./queries-history";
import type { Basis, Clock } from "./rollup";
import type { SupportUnit } from "./rollup-rows";
import type { FigurePlace } from "./rules-query";

export type Dashboard = {
  list: ListRow;
  period: PeriodRow;
  board: Board;
  /** Those of the board's tasks that count: whose reports the viewer may see. */
  tasks: BoardTask[];
  /** The opened period beside which the figures stand; null where there is none. */
  compared: HistoryPeriod | null;
  /** Every opened period with its tasks, oldest first. */
  history: HistoryPeriod[];
  /** Units that owe these tasks a contribution, in their order. */
  units: SupportUnit[];
  clock: Clock;
  /** Whether only a unit's own tasks are counted. */
  isOfUnit: boolean;
  place: FigurePlace;
};

/**
 * @param history oldest first
 * @param key from the address; an unknown one, or the period's own, falls back
 * @returns the named period, else the one before; null for a list's first
 */
function chooseCompared(history: readonly HistoryPeriod[], periodKey: string, key: string | undefined): HistoryPeriod | null {
  return history.find((other) => other.key === key && key !== periodKey) ?? history.filter((other) => other.key < periodKey).at(-1) ?? null;
}

/**
 * @param compareKey the period to compare with, as the address carries it
 * @returns everything the dashboard shows, in a fixed number of statements. Throws NotFound as `getListBoard` does.
 */
export async function getDashboard(viewer: Viewer, slug: string, periodKey: string | undefined, basis: Basis, compareKey?: string): Promise<Dashboard> {
  const { list, period, board, clock } = await getListBoard(viewer, slug, periodKey);
  const tasks = board.tasks.filter((task) => task.isVisible);
  const isOfUnit = !readsEverythingFiled(viewer);
  const [history, units] = await Promise.all([
    listHistory(viewer, list.id, { now: clock.now }),
    db.unit.findMany({
      where: { id: { in: [...new Set(tasks.flatMap((task) => task.owedUnitIds))] } },
      select: { id: true, shortName: true, kind: true },
      orderBy: { position: "asc" },
    }),
  ]);
  return {
    list, period, board, tasks, history, clock, isOfUnit,
    compared: chooseCompared(history, period.key, compareKey),
    units: units.map(({ id, shortName, kind }) => ({ id, name: shortName, kind })),
    place: { slug, periodKey: period.key, basis, scope: isOfUnit ? "own" : undefined },
  };
}
