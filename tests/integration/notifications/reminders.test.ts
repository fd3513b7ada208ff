import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { listTaskEvents } from "@/lib/audit/queries";
import { db } from "@/lib/db/client";
import { markNoticesRead } from "@/lib/notifications/mutations-read";
import { sendReminders } from "@/lib/notifications/mutations-reminders";
import { getReminderDesk } from "@/lib/notifications/queries-reminders";
import { sendRemindersSchema } from "@/lib/notifications/schema";
import { createWorld, forgetFilings, inDays, LOCKED, OPEN, type World } from "../reports/world";
import { submitted } from "../reports/steps";
import { forgetNotices, noticesOf, tellAll } from "./fixture";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await forgetNotices();
});

type Change = Partial<{ to: string; targets: string | string[]; reason: string; period: string; requestId: string; list: string }>;
const form = (change: Change = {}) =>
  sendRemindersSchema.parse({ list: world.slug, period: OPEN, requestId: randomUUID(), to: "lead", targets: String(world.no), reason: "请尽快报送。", ...change });
const desk = () => getReminderDesk(world.viewers.supervisor, world.slug, { period: OPEN, task: world.no, page: 1 });
const reminders = () => db.auditEvent.count({ where: { event: "REMINDER_SENT" } });

it("reaches the lead's filers and signers with its words, and stands in the task's trail", async () => {
  expect(await sendReminders(world.viewers.supervisor, form())).toEqual({ sent: 1, alreadyToday: 0, withoutAccount: 0 });
  await tellAll();
  for (const viewer of [world.viewers.filer, world.viewers.signer]) {
    expect(await noticesOf(viewer)).toEqual([expect.objectContaining({ kind: "REMINDER", reason: "请尽快报送。", form: "report" })]);
  }
  expect(await noticesOf(world.viewers.supportFiler)).toEqual([]);
  const events = await listTaskEvents(world.viewers.supportFiler, world.taskId);
  expect(events).toEqual([expect.objectContaining({ event: "REMINDER_SENT", reason: "请尽快报送。" })]);
});

it("shows the supervisor who has read it and when, and whether something was sent since", async () => {
  await sendReminders(world.viewers.supervisor, form());
  await tellAll();
  const [notice] = await noticesOf(world.viewers.filer);
  const readAt = new Date();
  await markNoticesRead(world.viewers.filer, { notices: [notice?.id ?? ""] }, readAt);
  const [before] = (await desk()).sent.rows;
  expect(before?.filedAt).toBeNull();
  expect(before?.readers.filter((reader) => reader.readAt !== null)).toEqual([{ name: world.viewers.filer.name, readAt }]);
  expect(before?.readers).toHaveLength(3);

  await submitted(world);
  const after = await desk();
  expect(after.sent.rows[0]?.filedAt).toBeInstanceOf(Date);
  expect(after.owing.lead).toEqual([]);
});

it("what was sent before the reminder does not count as following it", async () => {
  const { id } = await submitted(world);
  await db.report.update({ where: { id }, data: { state: "RETURNED", returnReason: "请补充。" } });
  await sendReminders(world.viewers.supervisor, form());
  expect((await desk()).sent.rows[0]?.filedAt).toBeNull();
});

it("goes out once a day for a task and unit, whoever sends it, and again the next day", async () => {
  await sendReminders(world.viewers.supervisor, form());
  await expect(sendReminders(world.viewers.secondSupervisor, form())).rejects.toThrow("今天都已催办过");
  expect(await reminders()).toBe(1);
  expect(await sendReminders(world.viewers.secondSupervisor, form(), inDays(1))).toMatchObject({ sent: 1 });
});

it("two supervisors at the same moment send one", async () => {
  const outcomes = await Promise.allSettled([sendReminders(world.viewers.supervisor, form()), sendReminders(world.viewers.secondSupervisor, form())]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await reminders()).toBe(1);
});

it("sent again with the same key it is the same reminder", async () => {
  const input = form();
  await sendReminders(world.viewers.supervisor, input);
  expect(await sendReminders(world.viewers.supervisor, input)).toBeNull();
  expect(await reminders()).toBe(1);
});

it("of supporting units, reminds those that have not given: all of a task, or the one chosen", async () => {
  const owing = (await desk()).owing.support;
  expect(owing.map((row) => row.unitId)).toEqual(expect.arrayContaining([world.units.support, world.units.county]));
  expect(await sendReminders(world.viewers.supervisor, form({ to: "support", targets: `${world.no}:${world.units.county}` }))).toMatchObject({ sent: 1 });
  // The world has accounts in two of the supporting units only; one of them was reminded just now.
  expect(await sendReminders(world.viewers.supervisor, form({ to: "support" }))).toEqual({ sent: 1, alreadyToday: 1, withoutAccount: owing.length - 2 });
  await tellAll();
  expect(await noticesOf(world.viewers.countyFiler)).toEqual([expect.objectContaining({ kind: "REMINDER", form: "contribution" })]);
});

it("several tasks go in one sending, without those already sent in", async () => {
  await submitted(world);
  expect(await sendReminders(world.viewers.supervisor, form({ targets: [String(world.no), String(world.hrssNo)] }))).toMatchObject({ sent: 1 });
  const event = await db.auditEvent.findFirstOrThrow({ where: { event: "REMINDER_SENT" } });
  expect(event.taskId).toBe(world.hrssTaskId);
});

it("is refused where nothing is owed, nobody could act, or nobody would hear of it", async () => {
  await submitted(world);
  await expect(sendReminders(world.viewers.supervisor, form())).rejects.toThrow("都已报送");
  await expect(sendReminders(world.viewers.supervisor, form({ period: LOCKED }))).rejects.toThrow("已锁定");
  const silent = await db.task.findFirstOrThrow({ where: { leadUnit: { accounts: { none: {} } } }, select: { no: true } });
  await expect(sendReminders(world.viewers.supervisor, form({ targets: String(silent.no) }))).rejects.toThrow(Refused);
  expect(await reminders()).toBe(0);
});

it("only supervisors remind, and see who has read what", async () => {
  for (const viewer of [world.viewers.filer, world.viewers.signer, world.viewers.outsideFiler, world.viewers.hrssFiler, world.viewers.observer, world.viewers.administrator]) {
    await expect(sendReminders(viewer, form())).rejects.toThrow(Forbidden);
    await expect(getReminderDesk(viewer, world.slug, { page: 1 })).rejects.toThrow(Forbidden);
  }
  await expect(sendReminders(world.viewers.supervisor, form({ list: "no-such-list" }))).rejects.toThrow(NotFound);
  expect(await reminders()).toBe(0);
});

it("words are bounded, and somebody must be chosen", () => {
  const parse = (change: object) => sendRemindersSchema.safeParse({ list: world.slug, period: OPEN, requestId: randomUUID(), to: "lead", targets: "1", ...change });
  expect(parse({ reason: "字".repeat(300) }).success).toBe(true);
  expect(parse({ reason: "字".repeat(301) }).success).toBe(false);
  expect(parse({ targets: undefined }).success).toBe(false);
  expect(parse({ targets: "1 OR 1=1" }).success).toBe(false);
});
