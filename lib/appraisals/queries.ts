import "server-only";
import { NotFound } from "@/lib/actions/failures";
import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { getList, type ListRow } from "@/lib/lists/queries";
import { listPeriods } from "@/lib/periods/queries";
import { canReadUnitFigures } from "@/lib/units/policy";
import { canFixYear, canObject, canSetWeights } from "./policy";
import { listObjections, type ObjectionRow } from "./queries-objections";
import { loadWeights, loadYear } from "./queries-year";
import { differingUnits } from "./rules-table";
import { contentSchema, type Content, type Fact, type UnitScore, type Weights } from "./schema-content";
import { fixRefusal } from "./workflow";

export type AppraisalYear = {
  list: ListRow;
  year: number;
  /** Newest first. */
  years: number[];
  weights: Weights;
  asOf: Date;
  fixed: { at: Date; byName: string } | null;
  units: UnitScore[];
  /** Only the viewer's own unit is among them, without a rank. */
  isOwn: boolean;
  /** Of a fixed year: the units of which today's rows would say something else. */
  differing: string[];
};

type Year = AppraisalYear & { facts: Fact[] };

/** @throws NotFound for an unknown list, a year without periods, and a list without any */
async function readYear(viewer: Viewer, slug: string, wanted: number | undefined, unitId: string | undefined, now: Date): Promise<Year> {
  const list = await getList(viewer, slug);
  const periods = (await listPeriods(viewer, list.id)).map((period) => ({ ...period, year: Number(period.key.slice(0, 4)) }));
  // The newest in which anything fell due; the switch offers the years that may have scores, and the one asked for.
  const due = periods.filter(({ dueAt }) => dueAt <= now);
  const year = wanted ?? (due[0] ?? periods[0])?.year;
  if (year === undefined || !periods.some((period) => period.year === year)) throw new NotFound();
  const years = [...new Set([...due.map((period) => period.year), year])].sort((a, b) => b - a);
  const [today, row] = await Promise.all([
    loadYear({ listId: list.id, year, asOf: now, unitId }),
    db.fixedAppraisal.findUnique({ where: { listId_year: { listId: list.id, year } }, select: { content: true, fixedAt: true, fixedByName: true } }),
  ]);
  const mine = <Row extends { unitId: string }>(rows: readonly Row[]): Row[] => rows.filter((one) => unitId === undefined || one.unitId === unitId);
  const shown: Content = row ? contentSchema.parse(row.content) : today;
  const units = mine(shown.units);
  return {
    list, year, years, weights: shown.weights, asOf: new Date(shown.asOf), fixed: row ? { at: row.fixedAt, byName: row.fixedByName } : null,
    units, facts: mine(shown.facts), isOwn: unitId !== undefined, differing: row ? differingUnits(units, today.units) : [],
  };
}

/**
 * The scores of a year: all of them for who reads everything filed, their own unit's for the others.
 * @param wanted the year; without it the newest in which anything fell due
 * @throws NotFound for an unknown list or a year it has no periods in
 */
export async function getAppraisals(viewer: Viewer, slug: string, wanted: number | undefined, now = new Date()): Promise<AppraisalYear> {
  // Whoever belongs to no unit and oversees none finds nothing: no unit has this id.
  const own = readsEverythingFiled(viewer) ? undefined : (viewer.unitId ?? "00000000-0000-0000-0000-000000000000");
  const { facts: _facts, ...year } = await readYear(viewer, slug, wanted, own, now);
  return own === undefined ? year : { ...year, units: year.units.map((row) => ({ ...row, rank: null })) };
}

export type AppraisalDesk = AppraisalYear & {
  objections: ObjectionRow[];
  /** For who may fix the year: why it cannot be done now, or null; undefined for the others. */
  fixing: string | null | undefined;
  /** For the administrator, while the year is not fixed. */
  weightsVersion: number | null;
};

/** @returns the same with what its page lets the viewer do. Throws NotFound. */
export async function getAppraisalDesk(viewer: Viewer, slug: string, wanted: number | undefined, now = new Date()): Promise<AppraisalDesk> {
  const year = await getAppraisals(viewer, slug, wanted, now);
  const [objections, locks, { version }] = await Promise.all([
    listObjections(viewer, { listId: year.list.id, year: year.year, ...(year.isOwn ? { unitId: viewer.unitId ?? "" } : {}) }),
    db.period.findMany({ where: { listId: year.list.id, year: year.year }, select: { locksAt: true } }),
    loadWeights(year.list.id, year.year),
  ]);
  const openObjections = objections.filter(({ state }) => state === "OPEN").length;
  const facts = { year: year.year, isFixed: year.fixed !== null, locks: locks.map(({ locksAt }) => locksAt), openObjections };
  return {
    ...year, objections, fixing: canFixYear(viewer) ? fixRefusal(facts, now) : undefined, weightsVersion: canSetWeights(viewer) && !year.fixed ? version : null,
  };
}

export type UnitAppraisal = Omit<AppraisalYear, "units"> & { unit: UnitScore; facts: Fact[]; objections: ObjectionRow[]; mayObject: boolean };

/**
 * One unit's score of a year with all the rows behind it.
 * @throws NotFound to other units, as of a unit that was not assessed
 */
export async function getUnitAppraisal(viewer: Viewer, slug: string, unitId: string, wanted: number | undefined, now = new Date()): Promise<UnitAppraisal> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(unitId) || !canReadUnitFigures(viewer, unitId)) throw new NotFound();
  // A rank is found among all of them.
  const { units, facts, ...year } = await readYear(viewer, slug, wanted, readsEverythingFiled(viewer) ? undefined : unitId, now);
  const unit = units.find((row) => row.unitId === unitId);
  if (!unit) throw new NotFound();
  return {
    ...year, unit: year.isOwn ? { ...unit, rank: null } : unit, facts: facts.filter((fact) => fact.unitId === unitId),
    differing: year.differing.filter((name) => name === unit.name),
    objections: await listObjections(viewer, { listId: year.list.id, year: year.year, unitId }),
    mayObject: canObject(viewer, unitId) && !unit.isAssessor && !year.fixed,
  };
}
