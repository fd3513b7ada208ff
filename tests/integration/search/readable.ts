import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { listComments } from "@/lib/comments/queries";
import { getOwnContribution, listContributions } from "@/lib/contributions/queries";
import { db } from "@/lib/db/client";
import type { SearchKind } from "@/lib/labels";
import { getInstruction, listTaskInstructions } from "@/lib/orders/queries-instructions";
import { listTaskOrders } from "@/lib/orders/queries-list";
import { getOrder } from "@/lib/orders/queries";
import { listPeriods } from "@/lib/periods/queries";
import { getPlan } from "@/lib/plans/queries";
import { listPublications } from "@/lib/publicity/queries";
import { getOwnReport, listFiledReports } from "@/lib/reports/queries";
import { listTaskUpward } from "@/lib/upward/queries";

/** `key` is what a result of the kind can be told by. */
export type Item = { kind: SearchKind; key: string; text: string };

export const filingKey = (hit: { taskNo: number; periodLabel: string; unitName: string }) => `${hit.taskNo} ${hit.periodLabel} ${hit.unitName}`;

/** Everything a viewer may read, collected task by task through the queries of the screens that show it. */
export async function listReadable(viewer: Viewer): Promise<Item[]> {
  const [units, tasks] = await Promise.all([db.unit.findMany({ include: { aliases: true } }), db.task.findMany({ include: { supports: true, list: true } })]);
  const publications = (await Promise.all([...new Set(tasks.map(({ listId }) => listId))].map((listId) => listPublications(viewer, listId)))).flat();
  const ofTasks = await Promise.all(tasks.map((task) => listOfTask(viewer, task)));
  return [
    ...units.map((unit): Item => ({ kind: "units", key: unit.id, text: [unit.shortName, unit.officialName, ...unit.aliases.map(({ name }) => name)].join("\n") })),
    ...publications.map(({ id, title, outlet }): Item => ({ kind: "publications", key: id, text: `${title}\n${outlet}` })),
    ...ofTasks.flat(),
  ];
}

type StoredTask = { list: { slug: string }; id: string; listId: string; no: number; content: string; leadLabel: string; supports: { label: string }[] };

async function listOfTask(viewer: Viewer, task: StoredTask): Promise<Item[]> {
  const items: Item[] = [];
  const add = (kind: SearchKind, key: string, ...texts: string[]) => items.push({ kind, key, text: texts.join("\n") });
  add("tasks", String(task.no), task.content, task.leadLabel, ...task.supports.map(({ label }) => label));
  for (const report of await listFiledReports(viewer, { taskId: task.id })) {
    add("reports", filingKey({ ...report, taskNo: task.no }), report.progress, report.problems, report.coordination, report.upward, report.nextSteps);
  }
  for (const comment of await commentsOf(viewer, task.id)) if (comment.body !== null) add("comments", comment.id, comment.body);
  for (const { id } of await listTaskOrders(viewer, task.id)) {
    const order = await getOrder(viewer, null, id);
    add("orders", id, order.matter, order.demand, order.answer, order.closeNote);
  }
  for (const { id } of await listTaskInstructions(viewer, task.id)) {
    const instruction = await getInstruction(viewer, task.list.slug, id);
    add("orders", id, instruction.text, instruction.answer, instruction.closeNote);
  }
  const plan = await planOf(viewer, task);
  if (plan) add("plans", String(task.no), plan.goal, ...plan.measures.map((measure) => measure.text));
  for (const { id, department, demand } of await listTaskUpward(viewer, task.id)) add("upward", id, department, demand);
  for (const period of await listPeriods(viewer, task.listId)) {
    const place = { taskNo: task.no, periodLabel: period.label };
    for (const { unitName, filed } of await listContributions(viewer, task.id, period.id)) {
      if (filed) add("contributions", filingKey({ ...place, unitName }), filed.content, filed.problems);
    }
    const own = filingKey({ ...place, unitName: viewer.unitName ?? "" });
    const report = await getOwnReport(viewer, task.id, period.id);
    if (report) add("reports", own, report.progress, report.problems, report.coordination, report.upward, report.nextSteps);
    const contribution = await getOwnContribution(viewer, task.id, period.id);
    if (contribution) add("contributions", own, contribution.content, contribution.problems);
  }
  return items;
}

/** What stands in the version in force, on the page of the plan. */
async function planOf(viewer: Viewer, { list, no }: StoredTask) {
  try {
    const { inForceNo } = await getPlan(viewer, list.slug, no, undefined);
    return inForceNo === null ? null : ((await getPlan(viewer, list.slug, no, inForceNo)).shown?.content ?? null);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

async function commentsOf(viewer: Viewer, taskId: string) {
  try {
    return await listComments(viewer, taskId);
  } catch (error) {
    if (error instanceof NotFound) return [];
    throw error;
  }
}

/** Everything anybody ever wrote, whoever may read it: drafts, deleted comments, old revisions and plans too. */
export async function listWritten(): Promise<string[]> {
  const [reports, revisions, contributions, given, comments, plans, versions, measures, upward] = await Promise.all([
    db.report.findMany(), db.reportRevision.findMany(), db.contribution.findMany(), db.contributionRevision.findMany(), db.comment.findMany(),
    db.plan.findMany(), db.planVersion.findMany(), db.planMeasure.findMany(), db.upwardRequest.findMany(),
  ]);
  return [
    ...[...reports, ...revisions].flatMap(({ progress, problems, coordination, upward, nextSteps }) => [progress, problems, coordination, upward, nextSteps]),
    ...[...contributions, ...given].flatMap(({ content, problems }) => [content, problems]),
    ...comments.map(({ body }) => body),
    ...[...plans, ...versions].map(({ goal }) => goal),
    ...measures.map(({ text }) => text),
    ...upward.flatMap(({ department, demand }) => [department, demand]),
  ];
}

/** A small generator with a seed (mulberry32), so that a failure can be seen again. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** @returns 2–8 characters of a text, whole ones */
export function substringOf(text: string, random: (below: number) => number, shortest = 2): string {
  const chars = Array.from(text);
  const length = Math.min(shortest + random(9 - shortest), chars.length);
  const start = random(chars.length - length + 1);
  return chars.slice(start, start + length).join("");
}
