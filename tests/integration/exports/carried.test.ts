import { readXlsx } from "hucre/xlsx";
import { beforeAll, expect, it, vi } from "vitest";
import { GET } from "@/app/lists/[list]/ledger/[format]/route";
import type { Viewer } from "@/lib/auth/schema";
import { listClosures } from "@/lib/closures/queries-list";
import type { CarriedRows } from "@/lib/exports/rules-carried";
import { db } from "@/lib/db/client";
import { CLOSURE_STATE_LABELS, MEASURE_STANDING_LABELS, UPWARD_STAGE_LABELS } from "@/lib/labels-carrying";
import { listOrders } from "@/lib/orders/queries-list";
import { orderFilterSchema } from "@/lib/orders/schema";
import { quarterLabel, shanghaiDay } from "@/lib/periods/calendar";
import { listPeriods } from "@/lib/periods/queries";
import { getPlan } from "@/lib/plans/queries";
import { getPlanLine } from "@/lib/plans/queries-line";
import { listTargets } from "@/lib/plans/queries-targets";
import { measureStanding } from "@/lib/plans/rules";
import { getPublicityDesk } from "@/lib/publicity/queries";
import { publicationFilters } from "@/lib/publicity/schema";
import { listUpward } from "@/lib/upward/queries";
import { seedDemo } from "@/prisma/seed";
import { viewerOf } from "@/tests/support/demo-viewer";

let asking: Viewer | null = null;
vi.mock("@/lib/auth/viewer", async (original) => ({ ...(await original<object>()), getViewer: () => Promise.resolve(asking) }));

const [SLUG, KEY] = ["2021-60", "2026Q3"];
const NAMES = { plans: "工作方案", targets: "量化指标", upward: "对上争取", orders: "督办单", closures: "销号", publications: "宣传" } as const satisfies Record<keyof CarriedRows, string>;
type Rows = Record<keyof CarriedRows, unknown[][]>;

const viewers = new Map<string, Viewer>();
beforeAll(async () => {
  await seedDemo();
  for (const name of ["duban1", "jyj-filer", "shuyang"]) viewers.set(name, await viewerOf(name));
});

/** The columns of a sheet that tell its rows apart, as the file has them; without the sheet, no rows. */
async function sheetsOf(who: Viewer, query = ""): Promise<Rows> {
  asking = who;
  const response = await GET(new Request(`http://duban.test/lists/${SLUG}/ledger/xlsx?period=${KEY}${query}`), { params: Promise.resolve({ list: SLUG, format: "xlsx" }) });
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
  const rows = (name: string, heads: readonly string[]): unknown[][] => {
    const all = sheets.find((sheet) => sheet.name === name)?.rows ?? [];
    const at = all.findIndex((row) => heads.every((head) => row.includes(head)));
    if (at < 0) return [];
    // A very high row is several in the file, of which the first has the words.
    return all.slice(at + 1).filter((row) => row[0] !== null && row[0] !== undefined).map((row) => heads.map((head) => row[all[at]?.indexOf(head) ?? -1] ?? null));
  };
  return {
    plans: rows(NAMES.plans, ["序号", "版本", "措施", "责任单位", "完成时限", "完成情况", "完成日期"]),
    targets: rows(NAMES.targets, ["序号", "量化指标", "目标"]),
    upward: rows(NAMES.upward, ["序号", "单位", "争取事项", "当前阶段", "阶段日期"]),
    orders: rows(NAMES.orders, ["文号", "督办单位", "任务序号", "督办事由"]),
    closures: rows(NAMES.closures, ["序号", "牵头单位", "状态", "申请日期"]),
    publications: rows(NAMES.publications, ["标题", "发布日期", "服务任务"]),
  };
}

/** The same columns, from what the rooms' own pages show. */
async function pagesOf(who: Viewer): Promise<Rows> {
  const now = new Date();
  const { list, tasks } = await getPlanLine(who, SLUG);
  const period = (await listPeriods(who, list.id)).find(({ key }) => key === KEY);
  if (!period) throw new Error(`no period ${KEY}`);
  const plans: unknown[][] = [];
  for (const { no, inForceNo } of tasks) {
    if (inForceNo === null) continue;
    const { shown } = await getPlan(who, SLUG, no, inForceNo);
    for (const one of shown?.content.measures ?? []) plans.push([no, `第 ${inForceNo} 版`, one.text, one.unitName, quarterLabel(one.due), MEASURE_STANDING_LABELS[measureStanding(one, now)], one.doneOn]);
  }
  const orders = [];
  for (const show of ["open", "done"]) {
    const desk = await listOrders(who, SLUG, orderFilterSchema.parse({ show, period: KEY }));
    expect(desk.pageCount).toBe(1);
    orders.push(...desk.rows);
  }
  const published = await getPublicityDesk(who, SLUG, publicationFilters.parse({ year: "2026", quarter: "3" }), 1);
  expect(published.pageCount).toBe(1);
  return {
    plans,
    targets: (await listTargets(who, { listId: list.id }, period, now)).flatMap(({ taskNo, targets }) => targets.map(({ name, goal }) => [taskNo, name, goal])),
    upward: (await listUpward(who, SLUG)).rows.map((row) => [row.taskNo, row.unitName, row.demand, UPWARD_STAGE_LABELS[row.stage], shanghaiDay(row.stageOn)]),
    orders: orders.map((row) => [row.number, row.unitName, row.taskNo, row.matter]).sort((a, b) => String(a[0]).localeCompare(String(b[0]), "zh-CN", { numeric: true })),
    closures: (await listClosures(who, SLUG, undefined)).rows.filter(({ state }) => ["ASKED", "CLOSED", "REOPENED"].includes(state))
      .map((row) => [row.taskNo, row.leadName, CLOSURE_STATE_LABELS[row.state], row.askedAt && shanghaiDay(row.askedAt)]),
    publications: published.rows.map((row) => [row.title, row.publishedOn, row.taskNos.join("、")]),
  };
}

const viewerNamed = (name: string): Viewer => {
  const viewer = viewers.get(name);
  if (!viewer) throw new Error(`no ${name}`);
  return viewer;
};
const countsOf = (rows: Rows) => Object.fromEntries(Object.entries(rows).map(([name, { length }]) => [name, length]));

it.each(["duban1", "jyj-filer", "shuyang"])("every sheet's rows are those of the room's own page: %s", async (name) => {
  const rows = await sheetsOf(viewerNamed(name));
  expect(rows).toEqual(await pagesOf(viewerNamed(name)));
  if (name === "duban1") expect(Object.values(countsOf(rows)).every((count) => count > 0)).toBe(true);
});

it("a unit without a part in any task has none of them but what was published, and a lead those of its tasks", async () => {
  const { unitId } = viewerNamed("shuyang");
  const [all, lead] = [countsOf(await sheetsOf(viewerNamed("duban1"))), countsOf(await sheetsOf(viewerNamed("jyj-filer")))];
  for (const name of ["plans", "targets", "upward", "orders", "closures"]) expect(lead[name], name).toBeLessThan(all[name] ?? 0);
  await db.taskSupporter.deleteMany({ where: { unitId: unitId ?? "" } });
  const rows = await sheetsOf(viewerNamed("shuyang"));
  expect(countsOf(rows)).toEqual({ plans: 0, targets: 0, upward: 0, orders: 0, closures: 0, publications: all.publications });
  expect(rows).toEqual(await pagesOf(viewerNamed("shuyang")));
});

it("a closure that has not left its unit is in nobody's file, its own unit's neither", async () => {
  const { task } = await db.closure.findFirstOrThrow({ where: { state: "DRAFT" }, select: { task: { select: { no: true, leadUnitId: true } } } });
  const account = await db.account.findFirstOrThrow({ where: { unitId: task.leadUnitId, roles: { has: "FILER" } }, select: { username: true } });
  const filer = await viewerOf(account.username);
  expect((await listClosures(filer, SLUG, "own")).rows.map(({ taskNo }) => taskNo)).toContain(task.no);
  expect((await sheetsOf(filer)).closures.map(([no]) => no)).not.toContain(task.no);
});

it("are of the tasks that the filters leave", async () => {
  const supervisor = viewerNamed("duban1");
  const list = await db.taskList.findUniqueOrThrow({ where: { slug: SLUG }, select: { id: true } });
  const tasks = await db.task.findMany({ where: { listId: list.id, section: { chapter: { no: 1 } } }, select: { no: true } });
  const isOf = (no: unknown) => tasks.some((task) => task.no === no);
  const { plans, targets, upward, orders, closures } = await sheetsOf(supervisor, "&chapter=1");
  const whole = await pagesOf(supervisor);
  expect(plans.length).toBeGreaterThan(0);
  expect({ plans, targets, upward, closures }).toEqual(Object.fromEntries((["plans", "targets", "upward", "closures"] as const).map((name) => [name, whole[name].filter(([no]) => isOf(no))])));
  expect(orders).toEqual(whole.orders.filter(([, , no]) => isOf(no)));
});
