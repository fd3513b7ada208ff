import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { tellEvent } from "@/lib/notifications/mutations-tell";
import { remind } from "@/lib/notifications/mutations-remind";
import { saveInstructionAnswer, sendInstructionAnswer } from "@/lib/orders/mutations-answer";
import { closeInstruction, returnInstruction } from "@/lib/orders/mutations-decide";
import { getInstruction, listInstructions } from "@/lib/orders/queries-instructions";
import { getOrderTodo } from "@/lib/orders/queries-todo";
import { instructionFilterSchema } from "@/lib/orders/schema";
import { createViewer, createWorld, inDays, type World } from "../reports/world";
import { createInstructor, forgetOrders, instructed, instructionStep, issued } from "./fixture";

let world: World;
let leader: Viewer;
beforeAll(async () => {
  world = await createWorld();
  leader = await createInstructor();
});
beforeEach(forgetOrders);

async function answer(id: string): Promise<void> {
  await saveInstructionAnswer(world.viewers.filer, { ...(await instructionStep(id)), answer: "已专题研究。", attachments: [] });
  await sendInstructionAnswer(world.viewers.signer, await instructionStep(id));
}

describe("an instruction", () => {
  it("is given, answered through a signer, asked about again and ended by who gave it", async () => {
    const id = await instructed(world, leader);
    await answer(id);
    expect((await getOrderTodo(leader, world.listId)).rows).toMatchObject([{ id, button: "查看反馈" }]);
    await returnInstruction(leader, { ...(await instructionStep(id)), reason: "请说明时间表。", answerDueAt: inDays(2) });
    await answer(id);
    await closeInstruction(leader, { ...(await instructionStep(id)), note: "同意。" });
    expect(await getInstruction(world.viewers.filer, world.slug, id)).toMatchObject({ state: "CLOSED", closeNote: "同意。", answer: "已专题研究。" });
    expect((await listInstructions(leader, world.slug, instructionFilterSchema.parse({ show: "closed" }))).total).toBe(1);
  });

  it("is given by nobody without the right, which is an observer's", async () => {
    const withoutRole = { ...leader, roles: ["ADMINISTRATOR" as const] };
    for (const viewer of [world.viewers.observer, world.viewers.supervisor, world.viewers.filer, withoutRole]) await expect(instructed(world, viewer)).rejects.toThrow(Forbidden);
    await expect(instructed(world, leader, { unit: world.units.other })).rejects.toMatchObject({ fieldErrors: { unit: expect.any(String) as string } });
  });

  it("is ended by its observer or a supervisor, not by another observer, and does not exist for other units", async () => {
    const id = await instructed(world, leader);
    const other = await createInstructor();
    await answer(id);
    await expect(closeInstruction(other, { ...(await instructionStep(id)), note: "" })).rejects.toThrow(Forbidden);
    await expect(closeInstruction(world.viewers.filer, { ...(await instructionStep(id)), note: "" })).rejects.toThrow(Forbidden);
    await expect(getInstruction(world.viewers.outsideFiler, world.slug, id)).rejects.toThrow(NotFound);
    await expect(getInstruction(world.viewers.supportFiler, world.slug, id)).rejects.toThrow(NotFound);
    await closeInstruction(world.viewers.supervisor, { ...(await instructionStep(id)), note: "" });
  });

  it("to a supervisor's own unit is left to its giver", async () => {
    const own = await createViewer(world.units.lead, "SUPERVISOR");
    const id = await instructed(world, leader);
    await answer(id);
    await expect(closeInstruction(own, { ...(await instructionStep(id)), note: "" })).rejects.toThrow(Forbidden);
    await expect(returnInstruction(own, { ...(await instructionStep(id)), reason: "再报。", answerDueAt: inDays(2) })).rejects.toThrow(Forbidden);
    expect((await getInstruction(own, world.slug, id)).deciding).toBeNull();
    await db.account.delete({ where: { id: own.id } });
    await closeInstruction(leader, { ...(await instructionStep(id)), note: "" });
  });
});

const MORNING = new Date(`${new Date().toISOString().slice(0, 10)}T02:00:00Z`);
const kindsOf = async (viewer: Viewer) => (await db.notification.findMany({ where: { accountId: viewer.id, kind: { in: ["ORDER", "ORDER_DUE", "ORDER_ANSWERED", "ORDER_CLOSED", "INSTRUCTION", "INSTRUCTION_DUE", "INSTRUCTION_ANSWERED", "INSTRUCTION_CLOSED"] } }, orderBy: { id: "asc" }, select: { kind: true, reason: true } }));

describe("people are told", () => {
  it("the unit of an order and an instruction, the instructing observer and supervisors of the answer", async () => {
    await issued(world);
    await answer(await instructed(world, leader));
    for (const { id } of await db.auditEvent.findMany({ orderBy: { id: "asc" }, select: { id: true } })) await tellEvent(id, { canMail: false });
    expect((await kindsOf(world.viewers.signer)).map(({ kind }) => kind)).toEqual(["ORDER", "INSTRUCTION"]);
    expect((await kindsOf(leader)).map(({ kind }) => kind)).toEqual(["INSTRUCTION_ANSWERED"]);
    expect((await kindsOf(world.viewers.secondSupervisor)).map(({ kind }) => kind)).toEqual(["INSTRUCTION_ANSWERED"]);
    expect(await kindsOf(world.viewers.outsideFiler)).toEqual([]);
    expect(await kindsOf(world.viewers.observer)).toEqual([]);
  });

  it("by the hourly round, once: of what nobody signed for, and of answers due tomorrow or late", async () => {
    const id = await issued(world);
    await db.order.update({ where: { id }, data: { issuedAt: inDays(-6), answerDueAt: new Date(MORNING.getTime() + 86_400_000) } });
    const instruction = await instructed(world, leader);
    await db.instruction.update({ where: { id: instruction }, data: { answerDueAt: new Date(MORNING.getTime() - 86_400_000) } });
    await remind(MORNING);
    await remind(MORNING);
    const told = await kindsOf(world.viewers.filer);
    expect(told.map(({ kind }) => kind).sort()).toEqual(["INSTRUCTION_DUE", "ORDER_DUE", "ORDER_DUE"]);
    expect(told.map(({ reason }) => reason).join()).toMatch(/尚未签收.*即将到期|即将到期.*尚未签收/s);
  });
});
