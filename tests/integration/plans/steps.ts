import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { approvePlan, signPlan } from "@/lib/plans/mutations-decide";
import { savePlan } from "@/lib/plans/mutations-draft";
import { saveMeasure } from "@/lib/plans/mutations-measures";
import { measureStamp } from "@/lib/plans/rules";
import { saveMeasureSchema, savePlanSchema } from "@/lib/plans/schema";
import type { World } from "../reports/world";

export type Row = { key?: string; text?: string; responsible?: string; due?: string };
export const row = (change: Row = {}) => ({ key: "", text: "制定实施细则。", responsible: "业务科", due: "2026Q3", ...change });
export const target = (change: Record<string, string> = {}) => ({ key: "", name: "培训人次", measure: "人次", goal: "1,500", basis: "CUMULATIVE", due: "2026Q4", ...change });

/** The lead's form as the browser sends it. */
export function planForm(world: World, change: Partial<{ no: number; version: number; intent: string; goal: string; reason: string; measures: unknown[]; targets: unknown[]; requestId: string }> = {}) {
  const { measures = [row()], targets = [target()], ...rest } = change;
  return savePlanSchema.parse({
    list: world.slug, no: world.no, requestId: randomUUID(), version: 0, intent: "save", goal: "年底前全面完成。", reason: "",
    measures: JSON.stringify(measures), targets: JSON.stringify(targets), ...rest,
  });
}

export function planStep(world: World, version: number, change: Partial<{ no: number; requestId: string }> = {}) {
  return { list: world.slug, no: world.no, requestId: randomUUID(), version, ...change };
}

export function measureForm(world: World, change: Partial<z.input<typeof saveMeasureSchema>> = {}) {
  return saveMeasureSchema.parse({ list: world.slug, no: world.no, requestId: randomUUID(), ...row({ text: "配合开展宣传。", responsible: "办公室" }), opened: "", ...change });
}

export function stored(world: World, taskId = world.taskId) {
  return db.plan.findUniqueOrThrow({ where: { taskId }, include: { versions: { orderBy: { no: "asc" } }, measures: { orderBy: [{ versionNo: "asc" }, { position: "asc" }] }, targets: { orderBy: { versionNo: "asc" } } } });
}

/** @returns a measure of the working copy, and how a form opens it */
export async function working(world: World, unitId: string) {
  const plan = await stored(world);
  const found = plan.measures.find((measure) => measure.versionNo === 0 && measure.unitId === unitId);
  if (!found) throw new Error("the unit has no measure");
  return { ...found, opened: measureStamp({ ...found, due: { year: found.dueYear, quarter: found.dueQuarter } }) };
}

export const rowsOf = (measures: readonly { key: string; text: string; responsible: string; dueYear: number; dueQuarter: number }[]) =>
  measures.map(({ key, text, responsible, dueYear, dueQuarter }) => ({ key, text, responsible, due: `${dueYear}Q${dueQuarter}` }));

/** The lead's own rows of the working copy as its form opens them. */
export async function leadRows(world: World) {
  const plan = await stored(world);
  return rowsOf(plan.measures.filter((measure) => measure.versionNo === 0 && measure.unitId === world.units.lead));
}

export async function submitted(world: World, filer: Viewer = world.viewers.filer): Promise<number> {
  const { version } = await savePlan(filer, planForm(world));
  await saveMeasure(world.viewers.supportFiler, measureForm(world));
  const targets = (await stored(world)).targets.map(({ key }) => target({ key }));
  const sent = await savePlan(filer, planForm(world, { version, intent: "send", measures: await leadRows(world), targets }));
  await signPlan(world.viewers.signer, planStep(world, sent.version));
  return (await stored(world)).version;
}

/** @returns the version of the plan, whose first version is in force: one measure of the lead, one of a supporting unit, one target */
export async function approved(world: World): Promise<number> {
  const version = await submitted(world);
  await approvePlan(world.viewers.supervisor, { ...planStep(world, version), note: "" });
  return version + 1;
}

export async function forgetPlans(): Promise<void> {
  await db.$executeRaw`TRUNCATE "MeasureMark", "PlanTarget", "PlanMeasure", "PlanVersion", "Plan"`;
}
