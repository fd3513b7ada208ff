import { randomUUID } from "node:crypto";
import { loadViewer } from "@/lib/auth/viewer";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { OrderColour } from "@/lib/labels-carrying";
import { saveOrderAnswer, sendOrderAnswer, signForOrder } from "@/lib/orders/mutations-answer";
import { giveInstruction } from "@/lib/orders/mutations-instruct";
import { issueOrder } from "@/lib/orders/mutations-issue";
import { forgetFilings, inDays, OPEN, type World } from "../reports/world";

export async function forgetOrders(): Promise<void> {
  await db.$executeRaw`TRUNCATE "Order", "Instruction", "Notification", "ToldEvent" CASCADE`;
  await forgetFilings();
}

/** What every form brings. */
export const key = () => ({ requestId: randomUUID() });

type Change = Partial<{ unit: string; colour: OrderColour; no: number; period: string; answerDueAt: Date; requestId: string }>;

/** @returns the id of a new order, to the task's lead unless said otherwise */
export function issued(world: World, change: Change = {}, viewer: Viewer = world.viewers.supervisor): Promise<string> {
  return issueOrder(viewer, { list: world.slug, no: world.no, unit: world.units.lead, period: OPEN, colour: "YELLOW", matter: "推进滞后。", demand: "请说明原因。", answerDueAt: inDays(7), ...key(), ...change });
}

export async function orderStep(order: string) {
  return { order, version: (await db.order.findUniqueOrThrow({ where: { id: order } })).version, ...key() };
}

export async function instructionStep(instruction: string) {
  return { instruction, version: (await db.instruction.findUniqueOrThrow({ where: { id: instruction } })).version, ...key() };
}

/** Signed for and answered by the lead's filer and signer. */
export async function answered(world: World, id: string, words = "已查明原因，本周内整改到位。"): Promise<void> {
  if ((await db.order.findUniqueOrThrow({ where: { id } })).state === "ISSUED") await signForOrder(world.viewers.filer, await orderStep(id));
  await saveOrderAnswer(world.viewers.filer, { ...(await orderStep(id)), answer: words, attachments: [] });
  await sendOrderAnswer(world.viewers.signer, await orderStep(id));
}

/** An observer whom an administrator gave the right. */
export async function createInstructor(): Promise<Viewer> {
  const { id } = await db.account.create({ data: { username: randomUUID(), displayName: "市领导", roles: ["OBSERVER"], mayInstruct: true, passwordHash: "-", mustChangePassword: false }, select: { id: true } });
  const viewer = await loadViewer(id);
  if (!viewer) throw new Error("the account was not loaded");
  return viewer;
}

export async function instructed(world: World, viewer: Viewer, change: Partial<{ unit: string; answerDueAt: Date }> = {}): Promise<string> {
  await giveInstruction(viewer, { list: world.slug, no: world.no, unit: world.units.lead, text: "请加快推进，月底前报结果。", answerDueAt: inDays(5), ...key(), ...change });
  return (await db.instruction.findFirstOrThrow({ orderBy: { givenAt: "desc" } })).id;
}
