import { viewerOf } from "@/tests/support/demo-viewer";
import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/schema";
import { listClosures } from "@/lib/closures/queries-list";
import { listContributions } from "@/lib/contributions/queries";
import { getBoard } from "@/lib/dashboard/queries-board";
import { db } from "@/lib/db/client";
import { listPeriods } from "@/lib/periods/queries";
import { getPlan } from "@/lib/plans/queries";
import { getPlanLine } from "@/lib/plans/queries-line";
import { listFiledReports } from "@/lib/reports/queries";
import { listUpward } from "@/lib/upward/queries";
import { seedDemo } from "@/prisma/seed";
import { tokenOf, walk } from "./client";

const LIST = "/lists/2021-60";
const FOREIGN = [1, 9, 30];
const MARK = "只在草稿里的字";
/** A department that leads and supports, a county, and who reads everything. */
const WHO = ["jyj-filer", "shuyang", "duban1"] as const;

let listId: string;
let taskIds: Map<number, string>;

beforeAll(async () => {
  await seedDemo();
  listId = (await db.taskList.findUniqueOrThrow({ where: { slug: "2021-60" }, select: { id: true } })).id;
  taskIds = new Map((await db.task.findMany({ where: { listId }, select: { no: true, id: true } })).map(({ no, id }) => [no, id]));
  // The notice has the counties support every task; here they have no part in these three.
  await db.taskSupport.deleteMany({ where: { group: { label: "各县（区）" }, task: { listId, no: { in: FOREIGN } } } });
  // Every working copy differs from what is filed, and says so.
  await db.report.updateMany({ data: { progress: MARK, problems: MARK } });
  await db.contribution.updateMany({ data: { content: MARK } });
  await db.plan.updateMany({ data: { goal: MARK } });
  await db.planMeasure.updateMany({ where: { versionNo: 0 }, data: { text: MARK } });
});

type Filed = { task: number; period: { key: string }; unit: { id: string }; state: string; filed: object | null };

describe.each(WHO)("a token of %s", (who) => {
  let viewer: Viewer;
  let token: string;
  beforeAll(async () => {
    viewer = await viewerOf(who);
    token = await tokenOf(viewer);
  });

  it("reads the reports of its owner's screens, and no others", async () => {
    const { rows } = await walk(`${LIST}/reports`, token);
    const seen = (rows as unknown as Filed[]).map((row) => `${row.period.key} ${row.task} ${row.state}`);
    const shown: string[] = [];
    for (const [no, taskId] of taskIds) shown.push(...(await listFiledReports(viewer, { taskId })).map((row) => `${row.periodKey} ${no} ${row.state}`));
    expect([...seen].sort()).toEqual(shown.sort());
    if (who !== "duban1") expect(seen.length).toBeLessThan(await db.report.count({ where: { filedRevisionNo: { not: null } } }));
    expect(JSON.stringify(rows)).not.toContain(MARK);
  });

  it("reads the contributions of its owner's screens, and no others", async () => {
    for (const { id: periodId, key } of (await listPeriods(viewer, listId)).slice(0, 2)) {
      const { rows } = await walk(`${LIST}/contributions?period=${key}`, token);
      const seen = (rows as unknown as Filed[]).map((row) => [row.task, row.unit.id, row.filed !== null].join(" "));
      const shown: string[] = [];
      for (const [no, taskId] of taskIds) shown.push(...(await listContributions(viewer, taskId, periodId)).map((row) => [no, row.unitId, row.filed !== null].join(" ")));
      expect([...seen].sort(), key).toEqual(shown.sort());
      expect(JSON.stringify(rows)).not.toContain(MARK);
    }
  });

  it("reads the plans in force of its owner's screens, and no working copy", async () => {
    const { rows } = await walk(`${LIST}/plans`, token);
    const { tasks } = await getPlanLine(viewer, "2021-60");
    const shown = await Promise.all(tasks.map(async ({ no, state, inForceNo }) => {
      const content = inForceNo === null ? null : (await getPlan(viewer, "2021-60", no, inForceNo)).shown?.content;
      return { task: no, state, inForce: content ? { version: inForceNo, goal: content.goal, measures: content.measures.map(({ text, doneOn }) => ({ text, doneOn })) } : null };
    }));
    expect(shown.some(({ inForce }) => inForce !== null)).toBe(true);
    expect(rows).toMatchObject(shown);
    expect(JSON.stringify(rows)).not.toContain(MARK);
  });

  it("reads the requests upward and the closures of its owner's screens, and no others", async () => {
    const upward = (await walk(`${LIST}/upward`, token)).rows;
    const listed = (await listUpward(viewer, "2021-60")).rows;
    expect(new Map(upward.map((row) => [row.id, `${row.stage} ${row.demand}`]))).toEqual(new Map(listed.map((row) => [row.id, `${row.stage} ${row.demand}`])));
    const closures = (await walk(`${LIST}/closures`, token)).rows;
    const { rows: shown } = await listClosures(viewer, "2021-60", undefined);
    expect(new Map(closures.map((row) => [row.id, `${row.task} ${row.state}`]))).toEqual(new Map(shown.map((row) => [row.id, `${row.taskNo} ${row.state}`])));
    if (who !== "duban1") expect(upward.length).toBeLessThan(await db.upwardRequest.count());
  });

  it("reads every task as printed, and the filings of those that its owner sees", async () => {
    for (const period of await listPeriods(viewer, listId)) {
      const { rows } = await walk(`${LIST}/tasks?period=${period.key}`, token);
      const { tasks } = await getBoard(viewer, listId, period);
      expect(rows.map((row) => [row.no, row.filing !== null, (row.filing as { state: string } | null)?.state])).toEqual(
        tasks.map((task) => [task.no, task.isVisible, task.isVisible ? task.displayState : undefined]),
      );
    }
  });
});

it("a county's token reads nothing of a task that its county has no part in, though it is there", async () => {
  const [token, all] = await Promise.all([tokenOf(await viewerOf("shuyang")), tokenOf(await viewerOf("duban1"))]);
  for (const no of FOREIGN) {
    expect((await walk(`${LIST}/reports?task=${no}`, all)).rows).not.toEqual([]);
    expect((await walk(`${LIST}/reports?task=${no}`, token)).rows).toEqual([]);
    for (const path of ["contributions", "plans", "upward", "closures"]) expect((await walk(`${LIST}/${path}?task=${no}`, token)).rows, path).toEqual([]);
  }
});
