import { beforeAll, describe, expect, it } from "vitest";
import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { findListBoard, getBoard, getListBoard } from "@/lib/dashboard/queries-board";
import { getDashboard } from "@/lib/dashboard/queries-dashboard";
import { listHistory } from "@/lib/dashboard/queries-history";
import { getUnitPage } from "@/lib/dashboard/queries-unit";
import { rollUp, type Basis } from "@/lib/dashboard/rollup";
import { trendOf } from "@/lib/dashboard/rollup-history";
import { supportRows } from "@/lib/dashboard/rollup-rows";
import { db } from "@/lib/db/client";
import { listPeriods, type PeriodRow } from "@/lib/periods/queries";
import { seedDemo } from "@/prisma/seed";
import { createList } from "./lists";
import { countStatements } from "./statements";
import { viewerOf } from "@/tests/support/demo-viewer";

const SLUG = "2021-60";
const BASES: Basis[] = ["accepted", "filed"];

let observer: Viewer;
/** 市教育局 leads some tasks and supports others. */
let department: Viewer;
let listId: string;
let periods: PeriodRow[];

beforeAll(async () => {
  await seedDemo();
  observer = await viewerOf("observer");
  department = await viewerOf("jyj-filer");
  listId = (await db.taskList.findUniqueOrThrow({ where: { slug: SLUG }, select: { id: true } })).id;
  periods = await listPeriods(observer, listId);
});

const SCOPES: [string, () => Viewer][] = [["everybody's", () => observer], ["a department's", () => department]];

describe.each(SCOPES)("over the demonstration, %s roll-up", (_name, viewerOfScope) => {
  it("equals plain counts in SQL, in every period", async () => {
    const viewer = viewerOfScope();
    for (const period of periods) {
      const tasks = (await getBoard(viewer, listId, period)).tasks.filter((task) => task.isVisible);
      const clock = { dueAt: period.dueAt, now: new Date() };
      const plain = await plainCounts(viewer, period);
      const { assessments, ...filed } = rollUp(tasks, clock, "filed");
      expect({ ...filed, ...assessments }, period.key).toMatchObject(plain.filed);
      const { assessments: verdicts, ...accepted } = rollUp(tasks, clock, "accepted");
      expect({ ...accepted, ...verdicts }, period.key).toMatchObject(plain.accepted);
      expect(filed).toMatchObject({ filed: accepted.filed, overdue: accepted.overdue, contributionsGiven: accepted.contributionsGiven });
    }
  });

  it("is the trend's point of each period that has opened, on both bases", async () => {
    const viewer = viewerOfScope();
    const now = new Date();
    const opened = periods.filter((period) => period.opensAt <= now);
    for (const basis of BASES) {
      const points = trendOf(await listHistory(viewer, listId, { now }), basis);
      expect(points.map(({ key, label }) => [key, label])).toEqual(opened.map(({ key, label }) => [key, label]).reverse());
      for (const period of opened) {
        const tasks = (await getBoard(viewer, listId, period)).tasks.filter((task) => task.isVisible);
        const totals = rollUp(tasks, { dueAt: period.dueAt, now }, basis);
        expect(points.find((point) => point.key === period.key)?.totals, `${basis} ${period.key}`).toEqual(totals);
      }
    }
  });
});

/** The same figures without the board: one count after another over the tables. */
async function plainCounts(viewer: Viewer, period: PeriodRow) {
  const unitId = viewer.unitId;
  const isAll = viewer.roles.includes("OBSERVER");
  const seen = await db.$queryRaw<{ id: string }[]>`
    SELECT t."id" FROM "Task" t WHERE t."listId" = ${listId}::uuid AND (${isAll} OR t."leadUnitId" = ${unitId}::uuid
      OR t."id" IN (SELECT o."taskId" FROM owed_contribution o WHERE o."periodId" = ${period.id}::uuid AND o."unitId" = ${unitId}::uuid))`;
  const ids = seen.map((task) => task.id);
  const due = await db.$queryRaw<{ taskId: string; isFiled: boolean }[]>`
    SELECT d."taskId", r."filedRevisionNo" IS NOT NULL AS "isFiled" FROM due_report d LEFT JOIN "Report" r ON r."taskId" = d."taskId" AND r."periodId" = d."periodId"
    WHERE d."periodId" = ${period.id}::uuid AND d."taskId" = ANY (${ids}::uuid[])`;
  const closed = ids.filter((id) => !due.some(({ taskId }) => taskId === id));
  // 销号: nothing more is owed, and whatever was filed counts as 已完成.
  const open = { taskId: { in: ids.filter((id) => !closed.includes(id)) }, periodId: period.id };
  const where = { taskId: { in: ids }, periodId: period.id };
  const filedWhere = { ...where, filedRevisionNo: { not: null } };
  const [filed, accepted, awaitingReview, returned, givenBefore, onTime, contributionsGiven, [owed], verdicts, claims, [turns], [gifts]] = await Promise.all([
    db.report.count({ where: filedWhere }),
    db.report.count({ where: { ...where, state: "ACCEPTED" } }),
    db.report.count({ where: { ...where, state: "SUBMITTED" } }),
    db.report.count({ where: { ...filedWhere, taskId: open.taskId, state: { notIn: ["ACCEPTED", "SUBMITTED"] } } }),
    db.contribution.count({ where: { ...where, taskId: { in: closed }, state: "GIVEN" } }),
    db.report.count({ where: { ...filedWhere, firstSubmittedAt: { lte: period.dueAt } } }),
    db.contribution.count({ where: { ...where, state: "GIVEN" } }),
    db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM due_contribution o WHERE o."periodId" = ${period.id}::uuid AND o."taskId" = ANY (${ids}::uuid[])`,
    db.report.groupBy({ by: ["verdict"], where: { ...open, state: "ACCEPTED" }, _count: true }),
    db.$queryRaw<{ value: string; n: number }[]>`
      SELECT v."selfAssessment"::text AS value, count(*)::int AS n FROM "Report" r JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
      WHERE r."periodId" = ${period.id}::uuid AND r."taskId" = ANY (${open.taskId.in}::uuid[]) AND r."state" <> 'ACCEPTED' GROUP BY 1`,
    db.$queryRaw<{ returns: number; everReturned: number; accepted: number }[]>`
      SELECT count(*)::int AS "returns", count(DISTINCT r."id")::int AS "everReturned", count(DISTINCT r."id") FILTER (WHERE r."state" = 'ACCEPTED')::int AS "accepted"
      FROM "Review" v JOIN "Report" r ON r."id" = v."reportId"
      WHERE r."periodId" = ${period.id}::uuid AND r."taskId" = ANY (${ids}::uuid[]) AND v."decision" = 'RETURNED' AND v."undoneAt" IS NULL`,
    db.$queryRaw<{ onTime: number; asked: number }[]>`
      SELECT count(*) FILTER (WHERE c."state" = 'GIVEN' AND c."firstSubmittedAt" <= ${period.dueAt})::int AS "onTime",
        count(*) FILTER (WHERE c."state" <> 'GIVEN' AND c."filedRevisionNo" IS NOT NULL AND c."taskId" <> ALL (${closed}::uuid[]))::int AS "asked"
      FROM "Contribution" c WHERE c."periodId" = ${period.id}::uuid AND c."taskId" = ANY (${ids}::uuid[])`,
  ]);
  const notFiled = due.filter(({ isFiled }) => !isFiled).length;
  const both = {
    tasks: ids.length, filed, accepted, awaitingReview, onTime, late: filed - onTime, returned, closed: closed.length,
    notFiled, overdue: new Date() > period.dueAt ? notFiled : 0, contributionsOwed: (owed?.n ?? 0) + givenBefore, contributionsGiven,
    returns: turns?.returns, everReturned: turns?.everReturned, firstPass: accepted - (turns?.accepted ?? 0),
    contributionsOnTime: gifts?.onTime, contributionsAsked: gifts?.asked,
  };
  const byVerdict: Record<string, number> = Object.fromEntries(verdicts.map(({ verdict, _count }) => [verdict ?? "", _count]));
  if (closed.length > 0) byVerdict.DONE = (byVerdict.DONE ?? 0) + closed.length;
  const byEither = { ...byVerdict };
  for (const { value, n } of claims) byEither[value] = (byEither[value] ?? 0) + n;
  return {
    accepted: { ...both, ...byVerdict, behindAgain: await behindAgain(open.taskId.in, period, "accepted") },
    filed: { ...both, ...byEither, behindAgain: await behindAgain(open.taskId.in, period, "filed") },
  };
}

/** Tasks that are behind in the period and were in the one before, read from the rows of both. */
async function behindAgain(taskIds: string[], period: PeriodRow, basis: Basis): Promise<number> {
  const before = periods[periods.indexOf(period) + 1];
  if (!before) return 0;
  const rows = await db.$queryRaw<{ taskId: string }[]>`
    SELECT r."taskId" FROM "Report" r LEFT JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
    WHERE r."periodId" = ANY (${[period.id, before.id]}::uuid[]) AND r."taskId" = ANY (${taskIds}::uuid[])
      AND CASE WHEN r."state" = 'ACCEPTED' THEN r."verdict" WHEN ${basis} = 'filed' THEN v."selfAssessment" END = 'BEHIND'
    GROUP BY r."taskId" HAVING count(*) = 2`;
  return rows.length;
}

describe("what a unit sees", () => {
  it("of a task that it neither leads nor supports is the printed line alone, in every period", async () => {
    for (const period of periods) {
      const board = await getBoard(department, listId, period);
      const strange = board.tasks.filter((task) => task.leadUnitId !== department.unitId && !task.owedUnitIds.includes(department.unitId ?? ""));
      expect(board.tasks).toHaveLength(47);
      expect(strange.length).toBeGreaterThan(0);
      for (const task of strange) {
        expect(task).toMatchObject({
          isVisible: false, displayState: "NOT_FILED", filedState: "NOT_FILED", firstSubmittedAt: null, claim: null, completion: null, verdict: null,
          coordination: "", givenUnitIds: [],
        });
      }
      expect(board.tasks.filter((task) => task.isVisible)).toHaveLength(47 - strange.length);
    }
  });

  it("in the dashboard is counted over its own tasks, and its links lead to these", async () => {
    const own = await getDashboard(department, SLUG, undefined, "filed");
    expect(own).toMatchObject({ isOfUnit: true, place: { slug: SLUG, scope: "own", basis: "filed", periodKey: own.period.key } });
    expect(own.tasks.every((task) => task.leadUnitId === department.unitId || task.owedUnitIds.includes(department.unitId ?? ""))).toBe(true);
    expect(own.history.at(-1)).toMatchObject({ key: own.period.key, tasks: { length: own.tasks.length } });
    const whole = await getDashboard(observer, SLUG, undefined, "accepted");
    expect(whole).toMatchObject({ isOfUnit: false, place: { scope: undefined } });
    expect(whole.tasks).toHaveLength(47);
  });

  it("of contributions are departments, then counties, then zones, a group's members one by one", async () => {
    const { units, tasks } = await getDashboard(observer, SLUG, undefined, "accepted");
    const kinds = supportRows(units, tasks).map((row) => row.kind);
    expect([...new Set(kinds)]).toEqual(["DEPARTMENT", "COUNTY", "ZONE"]);
    expect(kinds).toEqual([...kinds].sort((a, b) => ["DEPARTMENT", "COUNTY", "ZONE"].indexOf(a) - ["DEPARTMENT", "COUNTY", "ZONE"].indexOf(b)));
    expect(kinds.filter((kind) => kind === "COUNTY")).toHaveLength(5);
    expect(new Set(units.map((unit) => unit.id))).toEqual(new Set(tasks.flatMap((task) => task.owedUnitIds)));
  });
});

describe("another period beside this one", () => {
  it("is the one before, or the one the address names; never this one, nor any other list's", async () => {
    const [newest, before, third] = periods.map((period) => period.key);
    const comparedTo = async (key: string | undefined, compare?: string) => (await getDashboard(observer, SLUG, key, "accepted", compare)).compared?.key;
    expect(await comparedTo(newest)).toBe(before);
    expect(await comparedTo(newest, third)).toBe(third);
    expect(await comparedTo(third, newest)).toBe(newest);
    expect(await comparedTo(newest, newest)).toBe(before);
    expect(await comparedTo(newest, "1999Q1")).toBe(before);
    expect((await getDashboard(observer, SLUG, periods.at(-1)?.key, "accepted")).compared).toBeNull();
  });

  it("holds what that period's own board does, and of a department's no more than it may see there", async () => {
    for (const viewer of [observer, department]) {
      for (const period of periods.slice(1, 4)) {
        const { compared } = await getDashboard(viewer, SLUG, undefined, "filed", period.key);
        const own = (await getBoard(viewer, listId, period)).tasks.filter((task) => task.isVisible);
        expect(compared?.tasks.map(({ no }) => no)).toEqual(own.map(({ no }) => no));
        const clock = { dueAt: period.dueAt, now: new Date() };
        expect(rollUp(compared?.tasks ?? [], clock, "filed")).toEqual(rollUp(own, clock, "filed"));
      }
    }
  });

  it("shows what a task's earlier standing is read from", async () => {
    const [newest, before] = periods as [PeriodRow, PeriodRow];
    const earlierOf = new Map((await getBoard(observer, listId, before)).tasks.map(({ no, filedState, claim, verdict, isClosed }) => [no, { filedState, claim, verdict, isClosed }]));
    const { tasks } = await getBoard(observer, listId, newest);
    for (const { no, earlier } of tasks) {
      if (earlier) expect(earlier).toEqual(earlierOf.get(no));
      else expect(earlierOf.get(no)?.filedState).toBe("NOT_FILED");
    }
    const totals = rollUp(tasks, { dueAt: newest.dueAt, now: new Date() }, "filed");
    // The demonstration holds each of these, so the counts above are not of nothing.
    for (const count of [totals.behindAgain, totals.everReturned, totals.firstPass, totals.contributionsOnTime, totals.contributionsAsked]) expect(count).toBeGreaterThan(0);
  });
});

describe("a return that was taken back", () => {
  it("is no return: neither on the board nor in the history", async () => {
    const returned = await db.review.findFirstOrThrow({
      where: { decision: "RETURNED", undoneAt: null, report: { period: { listId } } },
      select: { id: true, report: { select: { task: { select: { no: true } }, period: { select: { key: true } } } } },
    });
    const { key } = returned.report.period;
    const count = async () => {
      const { tasks, history } = await getDashboard(observer, SLUG, key, "filed");
      return [tasks.find(({ no }) => no === returned.report.task.no)?.returnCount ?? 0, history.find((period) => period.key === key)?.tasks.find(({ no }) => no === returned.report.task.no)?.returnCount ?? 0] as const;
    };
    const [ofTask, ofPeriod] = await count();
    expect(ofTask).toBeGreaterThan(0);
    await db.review.update({ where: { id: returned.id }, data: { undoneAt: new Date() } });
    expect(await count()).toEqual([ofTask - 1, ofPeriod - 1]);
    await db.review.update({ where: { id: returned.id }, data: { undoneAt: null } });
  });
});

describe("a page's statements", () => {
  it("are as many for 5 tasks as for 47 and for 120, for everybody and for a department", async () => {
    const small = await createList("small", 5, department.unitId ?? "");
    const large = await createList("large", 120, department.unitId ?? "");
    for (const viewer of [observer, department]) {
      const lists: number[] = [];
      const dashboards: number[] = [];
      for (const slug of [small, SLUG, large]) {
        lists.push(await countStatements(() => getListBoard(viewer, slug, undefined)));
        dashboards.push(await countStatements(() => getDashboard(viewer, slug, undefined, "filed")));
      }
      expect(new Set(lists).size, lists.join()).toBe(1);
      expect(new Set(dashboards).size, dashboards.join()).toBe(1);
      expect(lists[0]).toBeLessThanOrEqual(6);
      // The history and the units' names on top of the board's own.
      expect((dashboards[0] ?? 0) - (lists[0] ?? 0)).toBe(2);
    }
  });
});

it("of a list without a period there is no board yet; home and a unit's page, which have more to show, open all the same", async () => {
  await db.taskList.create({ data: { slug: "fresh", docNumber: "新", title: "新印发的通知" } });
  expect(await findListBoard(observer, "fresh", undefined)).toBeNull();
  await expect(getListBoard(observer, "fresh", undefined)).rejects.toThrow(NotFound);
  await expect(findListBoard(observer, "nowhere", undefined)).rejects.toThrow(NotFound);
  expect((await getUnitPage(observer, department.unitId ?? "", undefined, "accepted")).figures).toBeNull();
  await db.taskList.delete({ where: { slug: "fresh" } });
});
