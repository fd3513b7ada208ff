import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { LOCKED, type World } from "../reports/world";

/** Recorded rows, put into the database as the product leaves them. */

/** 2028: every period of the world's year is over and locked. */
export const YEAR = 2026;
export const LATER = new Date("2028-02-01T02:00:00Z");

type Filed = { period?: string; lateDays?: number; verdict?: "BEHIND" | "ON_TRACK" | "AHEAD" };

/** A report of the world's task, first submitted in time unless said otherwise. @returns its id */
export async function fileReport(world: World, { period = LOCKED, lateDays = -1, verdict }: Filed = {}): Promise<string> {
  const { dueAt } = await db.period.findUniqueOrThrow({ where: { id: world.periodIds[period] ?? "" }, select: { dueAt: true } });
  const at = new Date(dueAt.getTime() + lateDays * 86_400_000);
  const by = { writtenById: world.viewers.filer.id, signedById: world.viewers.signer.id };
  const { id } = await db.report.create({
    data: {
      taskId: world.taskId, periodId: world.periodIds[period] ?? "", unitId: world.units.lead, ...by, writtenAt: at, firstSubmittedAt: at, lastRevisionNo: 1, filedRevisionNo: 1,
      state: verdict ? "ACCEPTED" : "SUBMITTED", ...(verdict ? { verdict, acceptedAt: at } : {}),
      revisions: { create: { no: 1, progress: "进展", problems: "", coordination: "", upward: "", nextSteps: "", contactName: "", contactPhone: "", ...by, submittedAt: at } },
    },
    select: { id: true },
  });
  return id;
}

export async function returnReport(world: World, reportId: string, change: { undoneAt?: Date } = {}): Promise<void> {
  await db.review.create({ data: { reportId, revisionNo: 1, decision: "RETURNED", reason: "数据有误", reviewerId: world.viewers.supervisor.id, ...change }, select: { id: true } });
}

export async function issueOrder(world: World, number: number, change: { colour?: "BLUE" | "YELLOW" | "RED"; answered?: boolean } = {}): Promise<void> {
  const answerDueAt = new Date(Date.now() - 86_400_000);
  await db.order.create({
    data: {
      listId: world.listId, year: YEAR, number, colour: change.colour ?? "YELLOW", cause: "BEHIND", taskId: world.taskId, periodId: world.periodIds[LOCKED] ?? "", unitId: world.units.lead, matter: "滞后", demand: "整改",
      answerDueAt, firstAnswerDueAt: answerDueAt, issuedById: world.viewers.supervisor.id, issuedByName: "督查员", issuedAt: new Date(Date.now() - 5 * 86_400_000), ...(change.answered ? { firstAnsweredAt: new Date(answerDueAt.getTime() - 3_600_000) } : {}),
    },
    select: { id: true },
  });
}

/** An objection of the lead unit's signer as its form sends it. */
export const objecting = (world: World, change: object = {}) => ({ list: world.slug, year: YEAR, item: "ON_TIME" as const, reason: "材料已按时送达。", requestId: randomUUID(), ...change });

export async function answering(id: string, change: object = {}) {
  const { version } = await db.appraisalObjection.findUniqueOrThrow({ where: { id }, select: { version: true } });
  return { objection: id, version, answer: "经核实。", requestId: randomUUID(), ...change };
}

export async function openObjection(): Promise<string> {
  return (await db.appraisalObjection.findFirstOrThrow({ where: { state: "OPEN" }, select: { id: true } })).id;
}

export async function forgetAppraisals(): Promise<void> {
  await db.$executeRaw`TRUNCATE "AppraisalAdjustment", "AppraisalObjection", "AppraisalWeights", "FixedAppraisal", "Order", "Closure"`;
}
