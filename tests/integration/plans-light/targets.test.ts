import { readXlsx } from "hucre/xlsx";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/lists/[list]/ledger/[format]/route";
import { Outdated, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { getTaskFilings } from "@/lib/dashboard/queries-task";
import { db } from "@/lib/db/client";
import { importTargets } from "@/lib/lists/mutations-targets";
import { listTargets } from "@/lib/plans/queries-targets";
import { reachedAt } from "@/lib/plans/rules-targets";
import { saveReport, signReport } from "@/lib/reports/mutations";
import { getReportForm } from "@/lib/reports/queries-form";
import { getReportPaper } from "@/lib/reports/queries-paper";
import { listFiledReports } from "@/lib/reports/queries";
import { getRevisions } from "@/lib/reports/queries-revisions";
import { actualField } from "@/lib/reports/rules-actuals";
import { acceptReport } from "@/lib/reviews/mutations";
import { getSignDesk } from "@/lib/reviews/queries-sign";
import { loadTargetsSeed } from "@/prisma/seed-targets";
import { tokenOf, walk } from "../api/client";
import { acceptForm, reportForm, sent, stepForm, stored } from "../reports/steps";
import { createWorld, OPEN, OVERDUE, type World } from "../reports/world";
import { approvePlan, forgetPlans } from "./fixture";

let asking: Viewer | null = null;
vi.mock("@/lib/auth/viewer", async (original) => ({ ...(await original<object>()), getViewer: () => Promise.resolve(asking) }));

let world: World;
/** Two of the plan's own, on a task of which the notice sets none. */
let first: string;
let second: string;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetPlans();
  [first = "", second = ""] = await approvePlan(world, world.taskId, {
    days: -70,
    targets: [{ name: "建成平台", measure: "个", goal: 20, basis: "CUMULATIVE", dueYear: 2027, dueQuarter: 2 }, { name: "培训人数", measure: "人次", goal: 1000, basis: "YEARLY" }],
  });
});

const figures = (...values: [string, string][]) => Object.fromEntries(values.map(([key, value]) => [actualField(key), value]));
const save = (viewer: Viewer, change: Record<string, string | number>) => saveReport(viewer, reportForm(world, change));

async function filed(period: string, ...values: [string, string][]) {
  const { filer, signer } = world.viewers;
  const version = await sent(world, filer, { period, ...figures(...values) });
  await signReport(signer, stepForm(world, version, { period }));
  const { id } = await stored(world, { period });
  return { id, version: version + 1 };
}

describe("the notice's own targets", () => {
  const noticeTargets = () => db.noticeTarget.findMany({ select: { name: true, sentence: true, task: { select: { no: true } } }, orderBy: { position: "asc" } });

  it("come with the list, each with its sentence", async () => {
    expect((await noticeTargets()).map(({ task }) => task.no)).toEqual([25, 25, 25]);
  });

  it("come to a list that was imported before by a repeat, once, and change nothing that is there", async () => {
    const seed = await loadTargetsSeed();
    expect(await importTargets(seed)).toBe(0);
    await db.noticeTarget.deleteMany({ where: { position: 1 } });
    const [kept] = await db.noticeTarget.findMany({ where: { position: 0 }, select: { key: true } });
    expect(await importTargets(seed)).toBe(1);
    expect(await noticeTargets()).toHaveLength(3);
    expect(await db.noticeTarget.findMany({ where: { position: 0 }, select: { key: true } })).toEqual([kept]);
    expect(await db.auditEvent.count({ where: { event: "LIST_TARGETS_IMPORTED", detail: { path: ["targets"], equals: 1 } } })).toBe(1);
  });

  it("are refused where the sentence does not stand in the task, and none is added", async () => {
    const { docNumber, targets } = await loadTargetsSeed();
    await db.noticeTarget.deleteMany();
    await expect(importTargets({ docNumber, targets: targets.map((target) => ({ ...target, task: 26 })) })).rejects.toThrow(Refused);
    expect(await db.noticeTarget.count()).toBe(0);
    await importTargets({ docNumber, targets });
    expect(await importTargets({ docNumber: "别的〔2026〕1号", targets })).toBe(0);
  });
});

describe("a quarter's figures", () => {
  it("are saved with the draft, taken out again, and kept by the revision at the signature", async () => {
    const { filer, supervisor, signer } = world.viewers;
    await save(filer, figures([first, "3"], [second, "120.5"]));
    expect((await getReportForm(filer, world.slug, world.no, OPEN)).report?.actuals).toMatchObject([{ target: first, value: 3, name: "建成平台", measure: "个" }, { target: second, value: 120.5 }]);
    await save(filer, { version: 1, ...figures([first, ""], [second, "0"]) });
    const version = await sent(world, filer, { version: 2, ...figures([first, ""], [second, "0"]) });
    expect((await getSignDesk(signer)).items[0]?.words).toMatchObject({ actuals: [{ target: second, value: 0 }] });
    await signReport(signer, stepForm(world, version));
    expect((await stored(world)).revisions[0]?.actuals).toEqual([{ target: second, value: 0 }]);
    for (const actuals of [
      (await listFiledReports(supervisor, { taskId: world.taskId }))[0]?.actuals,
      (await getRevisions(supervisor, world.slug, world.no, OPEN)).revisions[0]?.actuals,
      (await getReportPaper(supervisor, world.slug, world.no, OPEN, undefined)).report.actuals,
    ]) expect(actuals).toEqual([{ target: second, value: 0, name: "培训人数", measure: "人次" }]);
  });

  it("of what is no target of the task are refused at the field, and nothing is saved", async () => {
    const foreign = await db.noticeTarget.findFirstOrThrow({ select: { key: true } });
    for (const key of [foreign.key, "00000000-0000-4000-8000-000000000000"]) {
      await expect(save(world.viewers.filer, figures([first, "3"], [key, "5"]))).rejects.toMatchObject({ fieldErrors: { [actualField(key)]: expect.stringContaining("不是这项任务的量化指标") as string } });
    }
    expect(await db.report.count()).toBe(0);
  });

  it("may be of a target that the plan has dropped since the form was opened, and keep its name", async () => {
    await approvePlan(world, world.taskId, { no: 2, days: -1, targets: [{ name: "新指标", measure: "项", goal: 1, basis: "YEARLY" }] });
    await filed(OPEN, [first, "3"]);
    expect((await listFiledReports(world.viewers.supervisor, { taskId: world.taskId }))[0]?.actuals).toMatchObject([{ name: "建成平台", value: 3 }]);
    expect((await getReportForm(world.viewers.filer, world.slug, world.no, OPEN)).targets?.targets.map(({ name }) => name)).toEqual(["新指标"]);
  });

  it("that are there already are no change: the form that saves itself leaves no trace", async () => {
    await save(world.viewers.filer, figures([first, "3"], [second, "0.5"]));
    const before = await db.auditEvent.count();
    expect(await save(world.viewers.secondFiler, { intent: "autosave", version: 1, ...figures([second, "0.50"], [first, "3"]) })).toEqual({ version: 1 });
    expect(await db.auditEvent.count()).toBe(before);
  });

  it("tell a form that comes too late what stands in each field now, one by one", async () => {
    const { filer, secondFiler } = world.viewers;
    await save(filer, figures([first, "3"]));
    await save(filer, { version: 1, ...figures([first, "4"]) });
    const late = await save(secondFiler, { version: 1, ...figures([first, "3"], [second, "9"]) }).catch((error: unknown) => error);
    expect(late).toBeInstanceOf(Outdated);
    expect((late as Outdated).current.values).toMatchObject({ [actualField(first)]: "4", [actualField(second)]: "" });
    expect((late as Outdated).current.values).not.toHaveProperty("actuals");
  });

  it("saved twice by one key are one write", async () => {
    const form = reportForm(world, figures([first, "3"]));
    expect(await saveReport(world.viewers.filer, form)).toEqual(await saveReport(world.viewers.filer, form));
    expect((await stored(world)).version).toBe(1);
  });
});

describe("what adds up", () => {
  const course = async (viewer: Viewer) => (await getTaskFilings(viewer, world.slug, world.no, OPEN, "carrying")).carrying?.targets?.targets ?? null;

  it("is of what is filed, and says whether it is accepted; a draft is its unit's own", async () => {
    const { id, version } = await filed(OVERDUE, [first, "5"], [second, "200"]);
    await acceptReport(world.viewers.supervisor, acceptForm(id, version));
    await filed(OPEN, [first, "2"]);
    const found = await course(world.viewers.countyFiler);
    expect(found?.figures.toSorted((a, b) => a.quarter - b.quarter || a.value - b.value)).toEqual([
      { target: first, year: 2026, quarter: 2, value: 5, isAccepted: true }, { target: second, year: 2026, quarter: 2, value: 200, isAccepted: true },
      { target: first, year: 2026, quarter: 3, value: 2, isAccepted: false },
    ]);
    await forgetPlans();
    await approvePlan(world, world.taskId, { days: -70, targets: [{ name: "甲", measure: "个", goal: 1, basis: "YEARLY" }] });
    const [own] = await listTargets(world.viewers.filer, { taskId: world.taskId }, { id: world.periodIds[OPEN] ?? "", locksAt: new Date(Date.now() + 86_400_000) }, new Date());
    await save(world.viewers.filer, figures([own?.targets[0]?.key ?? "", "7"]));
    expect((await course(world.viewers.filer))?.figures).toEqual([]);
  });

  it("is nothing to a unit without a part in the task", async () => {
    await filed(OPEN, [first, "2"]);
    expect(await course(world.viewers.outsideFiler)).toBeNull();
    const { rows } = await walk(`/lists/${world.slug}/targets?period=${OPEN}`, await tokenOf(world.viewers.outsideFiler));
    expect(rows.filter((row) => row.task === world.no)).toEqual([]);
  });

  it("is the same on the page, in the ledger's sheet and in the interface for programs, on either basis", async () => {
    const { supervisor } = world.viewers;
    const { id, version } = await filed(OVERDUE, [first, "5"], [second, "200"]);
    await acceptReport(supervisor, acceptForm(id, version));
    await filed(OPEN, [first, "2.5"]);
    const token = await tokenOf(supervisor);
    const targets = await course(supervisor);
    for (const basis of ["accepted", "filed"] as const) {
      const counted = targets?.figures.filter((figure) => basis === "filed" || figure.isAccepted) ?? [];
      const page = targets?.targets.map((target) => [target.name, reachedAt(target, counted, { year: 2026, quarter: 3 })]);
      expect(page).toEqual([["建成平台", basis === "filed" ? 7.5 : 5], ["培训人数", 200]]);
      const { rows } = await walk(`/lists/${world.slug}/targets?period=${OPEN}&basis=${basis}&task=${world.no}`, token);
      expect(rows.map((row) => [row.name, row.reached])).toEqual(page);
      asking = supervisor;
      const response = await GET(new Request(`http://duban.test/lists/${world.slug}/ledger/xlsx?period=${OPEN}&basis=${basis}`), { params: Promise.resolve({ list: world.slug, format: "xlsx" }) });
      const sheet = (await readXlsx(new Uint8Array(await response.arrayBuffer()))).sheets.find(({ name }) => name === "量化指标");
      const head = sheet?.rows.find((row) => row[0] === "序号") ?? [];
      const own = sheet?.rows.filter((row) => row[0] === world.no) ?? [];
      expect(own.map((row) => [row[1], row[head.indexOf("累计完成")]])).toEqual(page);
    }
  });
});
