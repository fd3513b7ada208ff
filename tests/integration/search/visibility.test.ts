import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/schema";
import { createComment, deleteComment } from "@/lib/comments/mutations";
import { db, Prisma } from "@/lib/db/client";
import { approvePlan, signPlan } from "@/lib/plans/mutations-decide";
import { savePlan } from "@/lib/plans/mutations-draft";
import { signReport, withdrawReport } from "@/lib/reports/mutations";
import { search } from "@/lib/search/queries";
import { hasAll, REPORT_TEXT } from "@/lib/search/queries-texts";
import { searchQuery } from "@/lib/search/schema";
import { addUpward } from "@/lib/upward/mutations";
import { addUpwardSchema } from "@/lib/upward/schema";
import { countStatements } from "../dashboard/statements";
import { forgetPlans, planForm, planStep, row } from "../plans/steps";
import { sent, stepForm, submitted } from "../reports/steps";
import { createWorld, forgetFilings, LOCKED, OPEN, OVERDUE, type World } from "../reports/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await db.comment.deleteMany();
});

async function find(viewer: Viewer, q: string, kind?: string, page?: number) {
  const results = await search(viewer, searchQuery.parse({ q, kind, page }));
  if (!results) throw new Error("nothing typed");
  return results;
}

/** Of everybody in the world, who finds how many of a kind. */
async function whoFinds(q: string, kind: "reports" | "comments" | "plans" | "upward"): Promise<string[]> {
  const found = await Promise.all(Object.entries(world.viewers).map(async ([name, viewer]) => ({ name, total: (await find(viewer, q)).totals[kind] })));
  return found.filter(({ total }) => total > 0).map(({ name }) => name).sort();
}

const OWN = ["filer", "secondFiler", "signer"];
/** The lead and its supporting units, and who reads everything filed. */
const READERS = [...OWN, "administrator", "countyFiler", "countySigner", "observer", "secondSupervisor", "supervisor", "supportFiler", "supportSigner"].sort();

describe("a report", () => {
  it("is its unit's own while it is a draft, and its readers' once filed", async () => {
    const version = await sent(world, world.viewers.filer, { progress: "独一无二的措施" });
    expect(await whoFinds("独一无二", "reports")).toEqual(OWN);
    expect((await find(world.viewers.filer, "独一无二")).reports).toMatchObject([{ isDraft: true, state: "AWAITING_SIGNATURE", href: `/lists/${world.slug}/tasks/${world.no}/report?period=${OPEN}` }]);
    await signReport(world.viewers.signer, stepForm(world, version));
    expect(await whoFinds("独一无二", "reports")).toEqual(READERS);
    expect((await find(world.viewers.observer, "独一无二")).reports).toMatchObject([{ isDraft: false, state: "SUBMITTED", href: `/lists/${world.slug}/tasks/${world.no}?period=${OPEN}&tab=progress` }]);
  });

  it("that was withdrawn is its unit's own again", async () => {
    const { version } = await submitted(world, {}, { progress: "独一无二的措施" });
    await withdrawReport(world.viewers.filer, stepForm(world, version));
    expect(await whoFinds("独一无二", "reports")).toEqual(OWN);
  });

  it("is found by what stands as filed; what its unit writes anew, only by the unit", async () => {
    const { id } = await submitted(world, {}, { progress: "旧话" });
    await db.report.update({ where: { id }, data: { state: "RETURNED", returnReason: "请改", progress: "新话" } });
    expect(await whoFinds("旧话", "reports")).toEqual(READERS);
    expect(await whoFinds("新话", "reports")).toEqual(OWN);
    // One report is one result, though draft and revision share words.
    expect((await find(world.viewers.filer, "话")).totals.reports).toBe(1);
    expect((await find(world.viewers.filer, "资金")).reports).toMatchObject([{ isDraft: false }]);
  });

  it("stands before those of earlier periods; in one period more hits come first", async () => {
    const file = async (period: string, taskId: string, unitId: string, progress: string) => {
      const words = { progress, problems: "", coordination: "", upward: "", nextSteps: "", contactName: "", contactPhone: "" };
      const who = { writtenById: randomUUID() };
      await db.report.create({
        data: {
          taskId, periodId: world.periodIds[period] ?? "", unitId, state: "SUBMITTED", ...words, ...who, writtenAt: new Date(), lastRevisionNo: 1, filedRevisionNo: 1, firstSubmittedAt: new Date(),
          revisions: { create: { no: 1, ...words, ...who, signedById: randomUUID(), submittedAt: new Date() } },
        },
      });
    };
    await file(LOCKED, world.taskId, world.units.lead, "招聘，招聘，招聘");
    await file(OVERDUE, world.taskId, world.units.lead, "开展招聘");
    await file(OVERDUE, world.hrssTaskId, world.units.hrss, "招聘，再招聘");
    const { reports } = await find(world.viewers.observer, "招聘");
    expect(reports.map(({ taskNo, periodLabel }) => [taskNo, periodLabel])).toEqual([
      [world.hrssNo, "2026年第二季度"], [world.no, "2026年第二季度"], [world.no, "2026年第一季度"],
    ]);
  });
});

describe("a comment", () => {
  it("is found by those who read the discussion, until it is deleted", async () => {
    const address = { list: world.slug, no: world.no };
    await createComment(world.viewers.filer, { ...address, body: "请看独一无二的说明", requestId: randomUUID() });
    expect(await whoFinds("独一无二", "comments")).toEqual(READERS);
    const { id } = await db.comment.findFirstOrThrow();
    expect((await find(world.viewers.observer, "独一无二")).comments).toMatchObject([{ id, href: `/lists/${world.slug}/tasks/${world.no}?tab=discussion#comment-${id}` }]);
    await deleteComment(world.viewers.filer, { ...address, comment: id, requestId: randomUUID() });
    expect(await whoFinds("独一无二", "comments")).toEqual([]);
  });
});

describe("a plan", () => {
  it("is found by its version in force, by those who read the plan; neither by a draft nor by what waits for a decision", async () => {
    await forgetPlans();
    const { filer, signer, supervisor, observer } = world.viewers;
    const { version } = await savePlan(filer, planForm(world, { intent: "send", goal: "独一无二的目标", measures: [row({ text: "举世无双的措施" })] }));
    expect(await whoFinds("独一无二", "plans")).toEqual([]);
    await signPlan(signer, planStep(world, version));
    expect(await whoFinds("独一无二", "plans")).toEqual([]);
    await approvePlan(supervisor, { ...planStep(world, version + 1), note: "" });
    expect(await whoFinds("独一无二 举世无双", "plans")).toEqual(READERS);
    expect((await find(observer, "举世无双")).plans).toMatchObject([{ taskNo: world.no, href: `/lists/${world.slug}/tasks/${world.no}/plan?version=1`, passages: [{ field: "measures" }] }]);
    // A change is the unit's own until it is approved; what was in force before it, nobody's to find then.
    const change = await savePlan(filer, planForm(world, { version: version + 2, intent: "send", goal: "改过的目标", reason: "任务调整。" }));
    expect([await whoFinds("改过的目标", "plans"), await whoFinds("独一无二", "plans")]).toEqual([[], READERS]);
    await signPlan(signer, planStep(world, change.version));
    await approvePlan(supervisor, { ...planStep(world, change.version + 1), note: "" });
    expect([await whoFinds("改过的目标", "plans"), await whoFinds("独一无二", "plans")]).toEqual([READERS, []]);
  });
});

describe("a request upward", () => {
  it("is found by what is asked and of whom, by those who read what is filed on the task", async () => {
    const facts = { level: "PROVINCE", department: "省独一无二厅", demand: "争取举世无双的试点。", stage: "PLANNED", happenedOn: "2026-01-05" };
    const id = await addUpward(world.viewers.filer, addUpwardSchema.parse({ list: world.slug, no: world.no, requestId: randomUUID(), ...facts }));
    expect(await whoFinds("独一无二 举世无双", "upward")).toEqual(READERS);
    expect((await find(world.viewers.observer, "举世无双")).upward).toMatchObject([{ id, stage: "PLANNED", href: `/lists/${world.slug}/upward/${id}`, passages: [{ field: "demand" }] }]);
  });
});

describe("what is looked for", () => {
  it("means nothing but itself", async () => {
    await submitted(world, {}, { progress: "完成100%，编号A_1，见\\附件（一）" });
    const count = async (q: string) => (await find(world.viewers.observer, q)).totals.reports;
    for (const q of ["100%", "A_1", "a_1", "Ａ＿１", "\\附", "(一)", "（一）", "完", "完成 编号", "资金 附件"]) expect(await count(q), q).toBe(1);
    for (const q of ["1%0", "成%编", "A.1", "AB1", "完_1", "完成 没有", ".*"]) expect(await count(q), q).toBe(0);
  });

  it("may hold what PostgreSQL takes for no character: it parts words as a blank does", async () => {
    await submitted(world, {}, { progress: "独一无二的措施" });
    expect((await find(world.viewers.observer, "独一\0措施")).totals.reports).toBe(1);
    expect(await search(world.viewers.observer, searchQuery.parse({ q: "\0\u0007" }))).toBeNull();
  });

  it("may be a task's number or a unit's name, which then stand first", async () => {
    const byNumber = await find(world.viewers.outsideFiler, `第${world.no}项`);
    expect(byNumber.tasks[0]).toMatchObject({ taskNo: world.no });
    expect((await find(world.viewers.outsideFiler, String(world.no))).tasks[0]).toMatchObject({ taskNo: world.no });
    const byName = await find(world.viewers.hrssFiler, "市人社局");
    expect(byName.order[0]).toBe("units");
    expect(byName.units[0]).toMatchObject({ id: world.units.hrss, shortName: "市人社局", href: `/units/${world.units.hrss}` });
    // Another unit's page is not a department's to open.
    expect((await find(world.viewers.outsideFiler, "市人社局")).units[0]).toMatchObject({ href: "/units" });
    expect((await find(world.viewers.observer, "人力资源和社会保障局")).units.map((unit) => unit.id)).toContain(world.units.hrss);
  });

  it("is asked with one statement for each kind, whatever is found; a page beyond the last is the last", async () => {
    await submitted(world);
    for (const q of ["市", "没有这样的词", "市 局 的"]) expect(await countStatements(() => find(world.viewers.filer, q))).toBe(9);
    expect(await countStatements(() => find(world.viewers.filer, "市", "tasks", 2))).toBe(9);
    const { page, pageCount, tasks } = await find(world.viewers.filer, "的", "tasks", 9_999);
    expect(page).toBe(pageCount);
    expect(tasks.length).toBeGreaterThan(0);
    expect(await search(world.viewers.filer, searchQuery.parse({ q: " 　" }))).toBeNull();
  });

  it("goes by the trigram index where it has three Chinese characters in a row", async () => {
    const plans = async (word: string) => {
      const rows = await db.$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
        return tx.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`EXPLAIN SELECT 1 FROM "ReportRevision" v WHERE ${hasAll(REPORT_TEXT, [word])}`);
      });
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    };
    for (const word of ["推进会", "GDP增长率"]) expect(await plans(word), word).toMatch(/report_revision_words[\s\S]*Index Cond: [\s\S]*~~ '%(推进会|增长率)%'/);
  });
});
