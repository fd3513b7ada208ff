import { getBoard, findListBoard, getListBoard } from "@/lib/dashboard/queries-board";
import { getCarrying } from "@/lib/dashboard/queries-carrying";
import { getDashboard } from "@/lib/dashboard/queries-dashboard";
import { listHistory } from "@/lib/dashboard/queries-history";
import { getShell } from "@/lib/dashboard/queries-shell";
import { getTaskFilings } from "@/lib/dashboard/queries-task";
import { getTodo } from "@/lib/dashboard/queries-todo";
import { getUnitPage } from "@/lib/dashboard/queries-unit";
import { readCarried } from "@/lib/exports/queries-carried";
import { getLedgerPlan, readLedgerPages } from "@/lib/exports/queries-ledger";
import type { LedgerTask } from "@/lib/exports/rules-task";
import { listPeriods } from "@/lib/periods/queries";
import { getTaskPlace } from "@/lib/tasks/queries-filing";
import { ALL, type RoomPolicy } from "../table";
import { OPEN, SLUG } from "../world";

/** Everybody sees the board; what is filed on task 1 stands on it for those who read it. */
const FILED = "✓✓✓ ✓✓ ✓ · ✓✓ ✓✓";

const isOne = (task: { no: number; isVisible?: boolean }): boolean => task.no === 1 && task.isVisible !== false;

export const DASHBOARD: RoomPolicy = {
  pages: {
    "/": { cells: ALL },
    "/dashboard": { cells: ALL },
    "/lists/[list]/dashboard": { cells: ALL, params: () => ({ list: SLUG }) },
  },
  routes: {
    "GET /lists/[list]/ledger/[format]": { cells: ALL, ends: "111", params: () => ({ list: SLUG, format: "csv" }), note: "each with the filings that he reads" },
  },
  queries: {
    "dashboard/queries-board getBoard": [
      FILED,
      async (viewer, world) => {
        const [period] = await listPeriods(viewer, world.list);
        return period && (await getBoard(viewer, world.list, period)).tasks.filter(isOne);
      },
    ],
    "dashboard/queries-board getListBoard": [FILED, async (viewer) => (await getListBoard(viewer, SLUG, OPEN)).board.tasks.filter(isOne)],
    "dashboard/queries-board findListBoard": [FILED, async (viewer) => (await findListBoard(viewer, SLUG, OPEN))?.board.tasks.filter(isOne)],
    "dashboard/queries-dashboard getDashboard": [ALL, (viewer) => getDashboard(viewer, SLUG, OPEN, "filed")],
    "dashboard/queries-history listHistory": [
      FILED, async (viewer, world) => (await listHistory(viewer, world.list, { now: new Date() })).flatMap((period) => period.tasks).filter(isOne),
    ],
    "dashboard/queries-shell getShell": [ALL, (viewer) => getShell(viewer, SLUG)],
    "dashboard/queries-task getTaskFilings": [FILED, async (viewer) => (await getTaskFilings(viewer, SLUG, 1, OPEN, "progress")).reports],
    "dashboard/queries-carrying getCarrying": ["✓✓✓ ✓✓ ✓ · ✓✓ ✓✓", async (viewer) => (await getCarrying(viewer, await getTaskPlace(viewer, SLUG, 1, OPEN))).upward],
    "dashboard/queries-todo getTodo": ["✓✓✓ ✓✓ ✓ ✓ ·· ··", async (viewer) => Object.values(await getTodo(viewer)).flat()],
    "dashboard/queries-unit getUnitPage": ["✓✓✓ 33 3 3 ✓✓ ✓✓", (viewer, world) => getUnitPage(viewer, world.units.lead, OPEN, "filed")],
    "exports/queries-carried readCarried": [
      FILED,
      async (viewer) => {
        const { plans, targets, upward, closures } = await readCarried(viewer, await getLedgerPlan(viewer, SLUG, { period: OPEN }));
        return [...plans, ...targets, ...upward, ...closures].filter(({ taskNo }) => taskNo === 1);
      },
    ],
    "exports/queries-ledger getLedgerPlan": [FILED, async (viewer) => (await getLedgerPlan(viewer, SLUG, { period: OPEN })).tasks.filter(isOne)],
    "exports/queries-ledger readLedgerPages": [
      FILED,
      async (viewer) => {
        const plan = await getLedgerPlan(viewer, SLUG, { period: OPEN });
        const tasks: LedgerTask[] = [];
        for await (const page of readLedgerPages(viewer, plan, { contributions: true })) tasks.push(...page);
        return tasks.filter((task) => isOne(task) && task.words !== null);
      },
    ],
  },
};
