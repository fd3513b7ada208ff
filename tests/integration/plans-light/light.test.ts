import fc from "fast-check";
import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { GET } from "@/app/lists/[list]/ledger/[format]/route";
import type { Viewer } from "@/lib/auth/schema";
import { getListBoard } from "@/lib/dashboard/queries-board";
import { getTaskFilings } from "@/lib/dashboard/queries-task";
import { db } from "@/lib/db/client";
import { ASSESSMENT_LABELS } from "@/lib/labels";
import { getReportForm } from "@/lib/reports/queries-form";
import { ask, tokenOf, walk, withToken } from "../api/client";
import { createWorld, inDays, LOCKED, OPEN, type World } from "../reports/world";
import { approvePlan, dayIn, forgetPlans, type Measure } from "./fixture";

let asking: Viewer | null = null;
vi.mock("@/lib/auth/viewer", async (original) => ({ ...(await original<object>()), getViewer: () => Promise.resolve(asking) }));

let world: World;
let tasks: { id: string; no: number }[];
let token: string;
beforeAll(async () => {
  world = await createWorld();
  tasks = await db.task.findMany({ where: { listId: world.listId }, select: { id: true, no: true }, orderBy: { no: "asc" } });
  token = await tokenOf(world.viewers.supervisor);
});
beforeEach(forgetPlans);

async function ledger(who: Viewer, format: "csv" | "xlsx"): Promise<Uint8Array> {
  asking = who;
  const response = await GET(new Request(`http://duban.test/lists/${world.slug}/ledger/${format}?period=${OPEN}`), { params: Promise.resolve({ list: world.slug, format }) });
  return new Uint8Array(await response.arrayBuffer());
}

/** By task, what the record, the sheet's row, the page and the interface for programs say, each read from its own bytes. */
async function suggestions(who: Viewer): Promise<Record<"page" | "csv" | "xlsx" | "api", Map<number, string>>> {
  const label = (code: unknown) => (code === null || code === undefined ? "" : ASSESSMENT_LABELS[code as keyof typeof ASSESSMENT_LABELS]);
  const { board } = await getListBoard(who, world.slug, OPEN);
  const [names = [], ...records] = parseCsv(new TextDecoder().decode(await ledger(who, "csv")));
  const column = names.indexOf("序时建议");
  const [whole] = (await readXlsx(await ledger(who, "xlsx"))).sheets;
  const head = whole?.rows.find((row) => row.includes("序时建议")) ?? [];
  const rows = whole?.rows.filter((row) => typeof row[0] === "number") ?? [];
  const { rows: api } = await walk(`/lists/${world.slug}/tasks?period=${OPEN}`, token);
  return {
    page: new Map(board.tasks.map((task) => [task.no, label(task.light.suggestion)])),
    csv: new Map(records.map((row) => [Number(row[names.indexOf("序号")]), String(row[column] ?? "")])),
    xlsx: new Map(rows.map((row) => [Number(row[0]), String(row[head.indexOf("序时建议")] ?? "")])),
    api: new Map(api.map((row) => [Number(row.no), label((row.filing as { suggestion: string | null } | null)?.suggestion)])),
  };
}

/** The same rule once more, in its plainest form. */
function expected(measures: readonly Measure[]): string {
  const isDone = ({ doneOn }: Measure) => doneOn !== null && doneOn <= dayIn(0);
  const quarter = ({ dueYear, dueQuarter }: Measure) => dueYear * 10 + dueQuarter;
  const due = measures.filter((one) => quarter(one) < 20_263 || (quarter(one) === 20_263 && isDone(one)));
  if (due.length === 0) return "";
  if (!due.every(isDone)) return "欠进度";
  return measures.some((one) => !due.includes(one) && isDone(one)) ? "超进度" : "达进度";
}

it("is the same on the page, in the ledger's row and in the interface for programs, whatever the rows", async () => {
  const measure = fc.record({ dueYear: fc.integer({ min: 2025, max: 2027 }), dueQuarter: fc.integer({ min: 1, max: 4 }), doneOn: fc.option(fc.constantFrom(-300, -1, 0, 1).map(dayIn)) });
  const plans = fc.uniqueArray(fc.record({ at: fc.nat({ max: tasks.length - 1 }), measures: fc.array(measure, { maxLength: 5 }) }), { selector: ({ at }) => at, maxLength: 20 });
  await fc.assert(fc.asyncProperty(plans, async (made) => {
    await forgetPlans();
    for (const { at, measures } of made) await approvePlan(world, tasks[at]?.id ?? "", { measures });
    const wanted = new Map(tasks.map(({ no }, at) => [no, expected(made.find((plan) => plan.at === at)?.measures ?? [])]));
    const found = await suggestions(world.viewers.supervisor);
    for (const place of ["page", "csv", "xlsx", "api"] as const) expect(found[place], place).toEqual(wanted);
  }), { numRuns: 5 });
});

it("stands on the task's own page, in its form and at its own address as it stands in the list", async () => {
  await approvePlan(world, world.taskId, { measures: [{ dueYear: 2026, dueQuarter: 2, doneOn: null }] });
  expect((await getTaskFilings(world.viewers.supportFiler, world.slug, world.no, OPEN, "progress")).light.suggestion).toBe("BEHIND");
  expect((await getReportForm(world.viewers.filer, world.slug, world.no, OPEN)).light).toMatchObject({ suggestion: "BEHIND", due: 1, done: 0 });
  const one = await ask(`/lists/${world.slug}/tasks/${world.no}?period=${OPEN}`, withToken(token));
  expect(one.body.filing).toMatchObject({ suggestion: "BEHIND" });
});

it("of a locked period is not changed by what is marked, or taken back, afterwards", async () => {
  const suggestion = async (period: string) => (await getTaskFilings(world.viewers.supervisor, world.slug, world.no, period, "progress")).light.suggestion;
  await approvePlan(world, world.taskId, { measures: [{ dueYear: 2026, dueQuarter: 1, doneOn: null }], days: -800 });
  const { key, planId } = await db.planMeasure.findFirstOrThrow({ where: { plan: { taskId: world.taskId } } });
  const mark = { key, planId, doneOn: inDays(-790), markedById: world.viewers.filer.id };
  await db.measureMark.create({ data: { ...mark, markedAt: new Date() } });
  expect([await suggestion(LOCKED), await suggestion(OPEN)]).toEqual(["BEHIND", "ON_TRACK"]);
  await db.measureMark.deleteMany();
  await db.measureMark.create({ data: { ...mark, markedAt: inDays(-789), undoneAt: new Date() } });
  expect([await suggestion(LOCKED), await suggestion(OPEN)]).toEqual(["ON_TRACK", "BEHIND"]);
});

it("is not told to a unit that has no part in the task", async () => {
  await approvePlan(world, world.taskId, { measures: [{ dueYear: 2026, dueQuarter: 2, doneOn: null }] });
  const { outsideFiler } = world.viewers;
  expect((await getTaskFilings(outsideFiler, world.slug, world.no, OPEN, "carrying")).light.suggestion).toBeNull();
  const { board } = await getListBoard(outsideFiler, world.slug, OPEN);
  expect(board.tasks.find((task) => task.no === world.no)?.light.suggestion).toBeNull();
  expect(new TextDecoder().decode(await ledger(outsideFiler, "csv"))).not.toContain("欠进度");
});
