import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { saveReport, signReport } from "@/lib/reports/mutations";
import { saveReportSchema } from "@/lib/reports/schema";
import { acceptReport, returnReport } from "@/lib/reviews/mutations";
import { acceptSchema, returnReportSchema } from "@/lib/reviews/schema";
import { OPEN, type World } from "./world";

export const WORDS = {
  progress: "召开推进会3次，建成平台2个。", selfAssessment: "ON_TRACK", completion: "40", problems: "资金到位较慢。", coordination: "", upward: "",
  nextSteps: "加快建设。", contactName: "张三", contactPhone: "0527-84360000",
};

/** A form as the browser sends it, read by the form's own schema. */
export function reportForm(world: World, change: Record<string, string | number> = {}) {
  return saveReportSchema.parse({ list: world.slug, no: world.no, period: OPEN, requestId: randomUUID(), version: 0, intent: "save", ...WORDS, ...change });
}

/** A step without words. */
export function stepForm(world: World, version: number, change: Partial<{ period: string; no: number; requestId: string }> = {}) {
  return { list: world.slug, no: world.no, period: OPEN as string, requestId: randomUUID(), version, ...change };
}

export function acceptForm(report: string, version: number, change: Record<string, string> = {}) {
  return acceptSchema.parse({ report, version, requestId: randomUUID(), verdict: "ON_TRACK", reason: "", ...change });
}

export function returnForm(report: string, version: number, change: Record<string, string> = {}) {
  return returnReportSchema.parse({ report, version, requestId: randomUUID(), reason: "请补充数据。", ...change });
}

/** The report as stored. */
export function stored(world: World, change: { taskId?: string; period?: string } = {}) {
  const key = { taskId: change.taskId ?? world.taskId, periodId: world.periodIds[change.period ?? OPEN] ?? "" };
  return db.report.findUniqueOrThrow({ where: { taskId_periodId: key }, include: { revisions: { orderBy: { no: "asc" } }, reviews: { orderBy: { createdAt: "asc" } } } });
}

export async function sent(world: World, filer: Viewer = world.viewers.filer, change: Record<string, string | number> = {}): Promise<number> {
  return (await saveReport(filer, reportForm(world, { intent: "send", ...change }))).version;
}

/** A report that waits for review. @returns its id and version */
export async function submitted(world: World, people: { filer?: Viewer; signer?: Viewer } = {}, change: { no?: number; period?: string; taskId?: string; progress?: string } = {}) {
  const { taskId, progress, ...place } = change;
  const version = await sent(world, people.filer, progress === undefined ? place : { ...place, progress });
  await signReport(people.signer ?? world.viewers.signer, stepForm(world, version, place));
  const report = await stored(world, { taskId, period: change.period });
  return { id: report.id, version: report.version };
}

export async function accepted(world: World) {
  const { id, version } = await submitted(world);
  await acceptReport(world.viewers.supervisor, acceptForm(id, version));
  return { id, version: version + 1 };
}

export async function returned(world: World) {
  const { id, version } = await submitted(world);
  await returnReport(world.viewers.supervisor, returnForm(id, version));
  return { id, version: version + 1 };
}

/** The trail: who did what, oldest first. */
export async function trail(): Promise<[string, string | null][]> {
  const events = await db.auditEvent.findMany({ where: { taskId: { not: null } }, orderBy: { id: "asc" }, select: { event: true, actorId: true } });
  return events.map(({ event, actorId }) => [event, actorId]);
}
