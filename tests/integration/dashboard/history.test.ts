import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { getBoard } from "@/lib/dashboard/queries-board";
import { listHistory } from "@/lib/dashboard/queries-history";
import { getUnitPage } from "@/lib/dashboard/queries-unit";
import { rollUp, rollUpSupport, type Basis } from "@/lib/dashboard/rollup";
import { leadHeat, sectionHeat } from "@/lib/dashboard/rollup-history";
import { leadRows, sectionRows } from "@/lib/dashboard/rollup-rows";
import { db } from "@/lib/db/client";
import { listPeriods, type PeriodRow } from "@/lib/periods/queries";
import { listOpenExtensions } from "@/lib/periods/queries-requests";
import { seedDemo } from "@/prisma/seed";
import { countStatements } from "./statements";
import { viewerOf } from "@/tests/support/demo-viewer";

const BASES: Basis[] = ["accepted", "filed"];
const NOW = new Date();

const unitId = async (shortName: string) => (await db.unit.findUniqueOrThrow({ where: { shortName }, select: { id: true } })).id;

let observer: Viewer;
/** 市教育局 leads some tasks and supports others; 沭阳县 supports all of them. */
let department: Viewer;
let county: Viewer;
let listId: string;
/** Oldest first. */
let periods: PeriodRow[];

beforeAll(async () => {
  await seedDemo();
  observer = await viewerOf("observer");
  department = await viewerOf("jyj-filer");
  county = await viewerOf("shuyang");
  listId = (await db.taskList.findUniqueOrThrow({ where: { slug: "2021-60" }, select: { id: true } })).id;
  periods = (await listPeriods(observer, listId)).reverse();
});

describe("the history", () => {
  it.each([["everybody's", () => observer], ["a department's", () => department], ["a county's", () => county]] as const)("%s: every cell of every map is what the board of its period counts, on both bases", async (_name, viewerOfScope) => {
    const viewer = viewerOfScope();
    const history = await listHistory(viewer, listId, { now: NOW });
    expect(history.map(({ key }) => key)).toEqual(periods.map(({ key }) => key));
    expect(history.map(({ label, dueAt }) => ({ label, dueAt }))).toEqual(periods.map(({ label, dueAt }) => ({ label, dueAt })));
    const maps = BASES.map((basis) => ({ basis, sections: sectionHeat(SECTIONS, history, { heat: "reached", basis }), leads: leadHeat(history, { heat: "onTime", basis }) }));
    for (const [at, period] of periods.entries()) {
      const board = await getBoard(viewer, listId, period);
      const tasks = board.tasks.filter((task) => task.isVisible);
      const clock = { dueAt: period.dueAt, now: NOW };
      for (const { basis, sections, leads } of maps) {
        const counting = { clock, basis };
        for (const row of [...sectionRows(board, tasks, counting).filter(({ level }) => level === "section" || level === "total"), ...leadRows(tasks, counting)]) {
          const cell = (row.level === "unit" ? leads : sections).find(({ key }) => key === row.key)?.cells[at];
          expect(cell, `${period.key} ${row.title} ${basis}`).toMatchObject({ periodKey: period.key, totals: row.totals, tasks: row.totals.tasks });
        }
      }
      expect(new Map(rollUpSupport(history[at]?.tasks ?? []).map((row) => [row.unitId, row]))).toEqual(new Map(rollUpSupport(tasks).map((row) => [row.unitId, row])));
    }
  });

  it("leaves a task out of a period in which the viewer may not read what was filed, and shows it again where he may", async () => {
    const own = await listHistory(department, listId, { now: NOW });
    expect(own.every(({ tasks }) => tasks.every((task) => task.leadUnitId === department.unitId || task.owedUnitIds.includes(department.unitId ?? "")))).toBe(true);
    expect(own.every(({ tasks }) => tasks.length > 0 && tasks.length < 47)).toBe(true);
    const current = periods.at(-1);
    if (!current) throw new Error("no period");
    const membership = await db.groupMembership.findFirstOrThrow({ where: { unitId: county.unitId ?? "" } });
    // The county leaves its group with the current quarter's due day.
    await db.groupMembership.update({ where: { id: membership.id }, data: { validUntil: new Date(`${current.dueAt.toISOString().slice(0, 10)}T00:00:00Z`) } });
    const left = await listHistory(county, listId, { now: NOW });
    expect(left.map(({ tasks }) => tasks.length > 0)).toEqual(periods.map((period) => period.key !== current.key));
    await db.groupMembership.update({ where: { id: membership.id }, data: { validUntil: membership.validUntil } });
  });

  it("has no period that has not opened", async () => {
    const later = await listHistory(observer, listId, { now: periods[1]?.opensAt ?? NOW });
    expect(later.map(({ key }) => key)).toEqual(periods.slice(0, 2).map(({ key }) => key));
    await expect(listHistory(observer, randomUUID(), { now: NOW })).resolves.toEqual([]);
  });

  it("is one statement, for one unit too", async () => {
    expect(await countStatements(() => listHistory(observer, listId, { now: NOW }))).toBe(1);
    expect(await countStatements(() => listHistory(department, listId, { now: NOW, unitId: department.unitId }))).toBe(1);
  });
});

const SECTIONS = Array.from({ length: 14 }, (_, at) => ({ no: at + 1, chapterNo: 1, title: "" }));

describe("a unit's page", () => {
  it("holds the tasks that the unit leads and supports, for its own people as for an observer", async () => {
    for (const viewer of [department, observer]) {
      const { unit, figures } = await getUnitPage(viewer, department.unitId ?? "", undefined, "filed");
      expect(unit.shortName).toBe("市教育局");
      expect(figures?.led.map(({ no }) => no)).toEqual([15, 24, 31, 40, 41, 42]);
      expect(figures?.supported.map(({ no }) => no)).toEqual([2, 6, 27, 28, 36, 46, 47]);
      expect(figures?.history.map(({ tasks }) => tasks.length)).toEqual(periods.map(() => 13));
    }
    const { figures } = await getUnitPage(observer, county.unitId ?? "", periods[0]?.key, "filed");
    expect(figures).toMatchObject({ period: { key: periods[0]?.key }, led: [] });
    expect(figures?.supported).toHaveLength(47);
  });

  it("counts the unit's row of the dashboard", async () => {
    for (const basis of BASES) {
      const { figures } = await getUnitPage(department, department.unitId ?? "", periods[2]?.key, basis);
      if (!figures) throw new Error("no figures");
      const board = await getBoard(observer, listId, figures.period);
      const row = leadRows(board.tasks, { clock: figures.clock, basis }).find(({ key }) => key === department.unitId);
      // What the unit has on its own desk is told to nobody else.
      const { draft: _draft, awaitingSignature: _awaiting, ...told } = rollUp(figures.led, figures.clock, basis);
      expect(row?.totals).toMatchObject(told);
    }
  });

  it("of another unit is forbidden, and of none is not found", async () => {
    const other = await unitId("市科技局");
    await expect(getUnitPage(department, other, undefined, "accepted")).rejects.toThrow(Forbidden);
    await expect(getUnitPage(county, department.unitId ?? "", undefined, "accepted")).rejects.toThrow(Forbidden);
    for (const id of [randomUUID(), "市科技局", "../units", ""]) {
      await expect(getUnitPage(department, id, undefined, "accepted")).rejects.toThrow(NotFound);
      await expect(getUnitPage(observer, id, undefined, "accepted")).rejects.toThrow(NotFound);
    }
    await expect(listOpenExtensions(department, listId, other, NOW)).rejects.toThrow(Forbidden);
    for (const username of ["duban1", "admin", "observer"]) await expect(getUnitPage(await viewerOf(username), other, undefined, "accepted")).resolves.toMatchObject({ unit: { id: other } });
  });

  it("tells of open extensions to all who may open it, of requests to the unit's own and to who keeps the periods", async () => {
    const asking = await unitId("泗阳县");
    const granted = await unitId("市洋河新区");
    const waitingFor = async (username: string, id: string) => (await getUnitPage(await viewerOf(username), id, undefined, "accepted")).figures?.requests.length;
    expect(await waitingFor("duban1", asking)).toBe(1);
    expect(await waitingFor("siyang", asking)).toBe(1);
    expect(await waitingFor("observer", asking)).toBe(0);
    const { figures } = await getUnitPage(observer, granted, undefined, "accepted");
    expect(figures?.extensions).toMatchObject([{ periodLabel: periods.at(-1)?.label }]);
    const late = await listOpenExtensions(observer, listId, granted, new Date((figures?.extensions[0]?.until.getTime() ?? 0) + 1));
    expect(late).toEqual([]);
  });

  it("takes as many statements for a unit of one task as for one of forty-seven", async () => {
    const counts: number[] = [];
    for (const name of ["市档案局", "市人社局", "沭阳县"]) {
      const id = await unitId(name);
      counts.push(await countStatements(() => getUnitPage(observer, id, undefined, "filed")));
    }
    expect(new Set(counts).size, counts.join()).toBe(1);
  });
});
