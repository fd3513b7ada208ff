import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { saveOrderAnswer, sendOrderAnswer, signForOrder } from "@/lib/orders/mutations-answer";
import { closeOrder, escalateOrder, returnOrder } from "@/lib/orders/mutations-decide";
import { getOrder } from "@/lib/orders/queries";
import { createViewer, createWorld, inDays, OVERDUE, type World } from "../reports/world";
import { answered, forgetOrders, issued, key, orderStep } from "./fixture";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetOrders);

const stored = (id: string) => db.order.findUniqueOrThrow({ where: { id } });

describe("an order", () => {
  it("is issued, signed for, answered by a filer through a signer, and closed", async () => {
    const id = await issued(world);
    await signForOrder(world.viewers.signer, await orderStep(id));
    await saveOrderAnswer(world.viewers.filer, { ...(await orderStep(id)), answer: "已整改。", attachments: [] });
    expect((await getOrder(world.viewers.supervisor, world.slug, id)).answer).toBe("");
    await sendOrderAnswer(world.viewers.signer, await orderStep(id));
    await closeOrder(world.viewers.supervisor, { ...(await orderStep(id)), note: "" });
    expect(await getOrder(world.viewers.observer, world.slug, id)).toMatchObject({ state: "CLOSED", answer: "已整改。", signedForByName: world.viewers.signer.name, closedByName: world.viewers.supervisor.name });
    const events = await db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: "asc" }, select: { event: true } });
    expect(events.map(({ event }) => event)).toEqual(["ORDER_ISSUED", "ORDER_SIGNED_FOR", "ORDER_ANSWER_SAVED", "ORDER_ANSWERED", "ORDER_CLOSED"]);
  });

  it("is asked about again with a reason and a new time, and the times of its first answer stay", async () => {
    const id = await issued(world);
    await answered(world, id);
    const { firstAnsweredAt, firstAnswerDueAt } = await stored(id);
    await returnOrder(world.viewers.supervisor, { ...(await orderStep(id)), reason: "措施不具体。", answerDueAt: inDays(3) });
    expect(await getOrder(world.viewers.filer, world.slug, id)).toMatchObject({ state: "SIGNED_FOR", returnReason: "措施不具体。", answer: "已查明原因，本周内整改到位。" });
    await answered(world, id, "责任到人。");
    expect(await stored(id)).toMatchObject({ state: "ANSWERED", returnReason: null, answer: "责任到人。", firstAnsweredAt, firstAnswerDueAt });
  });

  it("is followed by a graver one, to which it is linked, and can be escalated once", async () => {
    const id = await issued(world, { colour: "BLUE" });
    const words = { matter: "仍未办理。", demand: "请立即办理。", answerDueAt: inDays(3) };
    const input = { ...(await orderStep(id)), ...words };
    const [next, repeated] = await Promise.all([escalateOrder(world.viewers.supervisor, input), escalateOrder(world.viewers.supervisor, input)]);
    expect(repeated).toBe(next);
    expect(await getOrder(world.viewers.supervisor, world.slug, next)).toMatchObject({ colour: "YELLOW", state: "ISSUED", escalatedFrom: { id } });
    expect(await getOrder(world.viewers.supervisor, world.slug, id)).toMatchObject({ state: "ESCALATED", escalatedTo: { id: next } });
    await expect(escalateOrder(world.viewers.secondSupervisor, { ...(await orderStep(id)), ...words })).rejects.toThrow("已升级");
    const red = await escalateOrder(world.viewers.supervisor, { ...(await orderStep(next)), ...words });
    const second = await escalateOrder(world.viewers.supervisor, { ...(await orderStep(red)), ...words });
    expect([(await stored(red)).colour, (await stored(second)).colour]).toEqual(["RED", "RED"]);
  });

  it("is closed without an answer only with a reason", async () => {
    const id = await issued(world);
    await expect(closeOrder(world.viewers.supervisor, { ...(await orderStep(id)), note: "" })).rejects.toMatchObject({ fieldErrors: { note: expect.any(String) as string } });
    await closeOrder(world.viewers.supervisor, { ...(await orderStep(id)), note: "已补报，不再督办。" });
    expect(await stored(id)).toMatchObject({ state: "CLOSED", closeNote: "已补报，不再督办。" });
  });
});

describe("nobody takes a step that is not his", () => {
  it("the unit's people sign for it and answer, a filer does not send, a signer does not write", async () => {
    const id = await issued(world);
    for (const viewer of [world.viewers.supervisor, world.viewers.observer, world.viewers.administrator]) await expect(signForOrder(viewer, await orderStep(id))).rejects.toThrow(Forbidden);
    await signForOrder(world.viewers.filer, await orderStep(id));
    await expect(saveOrderAnswer(world.viewers.signer, { ...(await orderStep(id)), answer: "改写", attachments: [] })).rejects.toThrow(Forbidden);
    await saveOrderAnswer(world.viewers.filer, { ...(await orderStep(id)), answer: "已整改。", attachments: [] });
    await expect(sendOrderAnswer(world.viewers.filer, await orderStep(id))).rejects.toThrow(Forbidden);
    for (const viewer of [world.viewers.filer, world.viewers.observer]) await expect(closeOrder(viewer, { ...(await orderStep(id)), note: "办结" })).rejects.toThrow(Forbidden);
  });

  it("to a unit that has no part in it there is no such order, and the lead only reads one to a supporting unit", async () => {
    const id = await issued(world, { unit: world.units.support });
    await expect(getOrder(world.viewers.outsideFiler, world.slug, id)).rejects.toThrow(NotFound);
    await expect(getOrder(world.viewers.countyFiler, world.slug, id)).rejects.toThrow(NotFound);
    await expect(signForOrder(world.viewers.outsideSigner, await orderStep(id))).rejects.toThrow(NotFound);
    expect(await getOrder(world.viewers.filer, world.slug, id)).toMatchObject({ maySignFor: false, answerDesk: null, deciding: null });
    await expect(signForOrder(world.viewers.filer, await orderStep(id))).rejects.toThrow(Forbidden);
    expect(await getOrder(world.viewers.supportFiler, world.slug, id)).toMatchObject({ maySignFor: true });
  });

  it("who holds both roles sends his own words only under 一人兼任", async () => {
    const both = await createViewer(world.units.lead, "FILER", "SIGNER");
    const id = await issued(world);
    await signForOrder(both, await orderStep(id));
    await saveOrderAnswer(both, { ...(await orderStep(id)), answer: "本人办理。", attachments: [] });
    await expect(sendOrderAnswer(both, await orderStep(id))).rejects.toThrow("其他审签人");
    await db.unit.update({ where: { id: world.units.lead }, data: { allowsSelfSigning: true } });
    await sendOrderAnswer(both, await orderStep(id));
    await db.unit.update({ where: { id: world.units.lead }, data: { allowsSelfSigning: false } });
    expect(await stored(id)).toMatchObject({ state: "ANSWERED", answeredById: both.id });
  });

  it("a supervisor does not decide on an answer of HRSS that he wrote or signed himself", async () => {
    const own = await createViewer(world.units.hrss, "SUPERVISOR", "FILER");
    const id = await issued(world, { no: world.hrssNo, unit: world.units.hrss }, own);
    await signForOrder(own, await orderStep(id));
    await saveOrderAnswer(own, { ...(await orderStep(id)), answer: "已整改。", attachments: [] });
    await sendOrderAnswer(world.viewers.hrssSigner, await orderStep(id));
    await expect(closeOrder(own, { ...(await orderStep(id)), note: "" })).rejects.toThrow(Forbidden);
    expect((await getOrder(own, world.slug, id)).deciding).toBeNull();
    await closeOrder(world.viewers.secondSupervisor, { ...(await orderStep(id)), note: "" });
  });

  it.each(["signed for", "drafted"])("a supervisor does not end an order that he %s himself, nor put a red one in its place", async (how) => {
    const own = await createViewer(world.units.hrss, "SUPERVISOR", "FILER");
    const id = await issued(world, { no: world.hrssNo, unit: world.units.hrss, period: OVERDUE });
    await signForOrder(how === "drafted" ? world.viewers.hrssFiler : own, await orderStep(id));
    if (how === "drafted") await saveOrderAnswer(own, { ...(await orderStep(id)), answer: "正在整改。", attachments: [] });
    await expect(closeOrder(own, { ...(await orderStep(id)), note: "不再督办。" })).rejects.toThrow(Forbidden);
    await expect(escalateOrder(own, { ...(await orderStep(id)), matter: "仍未办理。", demand: "请办理。", answerDueAt: inDays(3) })).rejects.toThrow(Forbidden);
    expect((await getOrder(own, world.slug, id)).deciding).toBeNull();
    await db.order.update({ where: { id }, data: { answerDueAt: inDays(-1) } });
    await issued(world, { no: world.hrssNo, unit: world.units.hrss, period: OVERDUE, colour: "RED" }, own);
    expect((await stored(id)).state).toBe("SIGNED_FOR");
  });

  it("an answer is saved only where the unit has somebody who may sign it", async () => {
    const id = await issued(world);
    await signForOrder(world.viewers.filer, await orderStep(id));
    await db.account.update({ where: { id: world.viewers.signer.id }, data: { isDisabled: true } });
    const refused = expect(saveOrderAnswer(world.viewers.filer, { ...(await orderStep(id)), answer: "已整改。", attachments: [] })).rejects;
    await refused.toThrow("没有可以审签的审签人");
    await db.account.update({ where: { id: world.viewers.signer.id }, data: { isDisabled: false } });
    expect((await stored(id)).draft).toBe("");
  });
});

describe("steps that are repeated, late or at the same time", () => {
  it("happen once, and the other is told", async () => {
    const id = await issued(world);
    const input = await orderStep(id);
    await signForOrder(world.viewers.filer, input);
    await signForOrder(world.viewers.filer, input);
    await expect(signForOrder(world.viewers.signer, { ...input, ...key() })).rejects.toThrow(Refused);
    await expect(saveOrderAnswer(world.viewers.filer, { ...input, ...key(), answer: "旧", attachments: [] })).rejects.toThrow(CHANGED_MEANWHILE);
    await answered(world, id);
    const close = await orderStep(id);
    const both = await Promise.allSettled([closeOrder(world.viewers.supervisor, { ...close, note: "" }), returnOrder(world.viewers.secondSupervisor, { ...close, ...key(), reason: "再报。", answerDueAt: inDays(2) })]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("an unknown one is not found", async () => {
    await expect(getOrder(world.viewers.supervisor, world.slug, randomUUID())).rejects.toThrow(NotFound);
    await expect(getOrder(world.viewers.supervisor, world.slug, "1")).rejects.toThrow(NotFound);
    await expect(signForOrder(world.viewers.filer, { order: randomUUID(), version: 1, ...key() })).rejects.toThrow(NotFound);
  });
});

it("what the unit is writing, and its files, are its own until they are sent", async () => {
  const id = await issued(world);
  await signForOrder(world.viewers.filer, await orderStep(id));
  const file = (await db.attachment.create({
    data: { taskId: world.taskId, unitId: world.units.lead, uploadedById: world.viewers.filer.id, name: "整改.pdf", extension: "pdf", mimeType: "application/pdf", size: 1, sha256: "0".repeat(64), storageKey: randomUUID() }, select: { id: true },
  })).id;
  await saveOrderAnswer(world.viewers.filer, { ...(await orderStep(id)), answer: "草稿里的话", attachments: [file] });
  expect(await getOrder(world.viewers.signer, world.slug, id)).toMatchObject({ answerDesk: { draft: "草稿里的话", maySend: true }, files: [{ id: file }] });
  for (const viewer of [world.viewers.supervisor, world.viewers.observer]) {
    const view = await getOrder(viewer, world.slug, id);
    expect(JSON.stringify(view)).not.toContain("草稿里的话");
    expect(view.files).toEqual([]);
  }
  await sendOrderAnswer(world.viewers.signer, await orderStep(id));
  expect(await getOrder(world.viewers.supervisor, world.slug, id)).toMatchObject({ answer: "草稿里的话", files: [{ id: file }] });
});
