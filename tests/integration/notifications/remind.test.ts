import { beforeAll, beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { remind } from "@/lib/notifications/mutations-remind";
import { signReport } from "@/lib/reports/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { createWorld, forgetFilings, OPEN, OVERDUE, type World } from "../reports/world";
import { returned, sent, stepForm, stored, submitted } from "../reports/steps";
import { forgetNotices, noticesOf } from "./fixture";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await forgetNotices();
});

/** Ten in the morning in Shanghai, so many days from today. */
function morning(days: number): Date {
  const local = new Date(Date.now() + 8 * HOUR_MS + days * DAY_MS);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), 2));
}

async function kindsOf(viewer: Viewer): Promise<string[]> {
  return (await noticesOf(viewer)).map((notice) => notice.kind);
}

/** The open period falls due at 18:00 on a day. */
async function dueOn(days: number): Promise<void> {
  const dueAt = new Date(morning(days).getTime() + 8 * HOUR_MS);
  await db.period.update({ where: { id: world.periodIds[OPEN] ?? "" }, data: { dueAt, locksAt: new Date(dueAt.getTime() + 20 * DAY_MS) } });
}

it("says a week before, on the day, and the day after what is unsent: once each, however often it looks", async () => {
  await dueOn(10);
  await db.period.update({ where: { id: world.periodIds[OVERDUE] ?? "" }, data: { locksAt: new Date(Date.now() - 1_000) } });
  const { filer, signer, supportFiler, observer, supervisor } = world.viewers;
  for (const days of [1, 3, 4, 9, 10, 11, 12]) {
    await remind(morning(days));
    await remind(morning(days));
  }
  expect(await kindsOf(filer)).toEqual(["DUE_SOON", "DUE_TODAY", "OVERDUE"]);
  expect(await kindsOf(signer)).toEqual(["DUE_SOON", "DUE_TODAY", "OVERDUE"]);
  expect(await kindsOf(supportFiler)).toEqual(["DUE_SOON", "DUE_TODAY", "OVERDUE"]);
  expect(await kindsOf(observer)).toEqual([]);
  expect(await kindsOf(supervisor)).toEqual([]);
});

it("lists each task that is owed, and what has been filed no more", async () => {
  await dueOn(10);
  await submitted(world);
  await remind(morning(4));
  const [notice] = (await noticesOf(world.viewers.filer)).filter(({ periodId }) => periodId === world.periodIds[OPEN]);
  const leads = await db.task.findMany({ where: { leadUnitId: world.units.lead }, select: { no: true } });
  const listed = (notice?.items as { no: number; form: string }[]).filter((item) => item.form === "report").map((item) => item.no);
  expect(listed.sort()).toEqual(leads.map((task) => task.no).filter((no) => no !== world.no).sort());
});

it("makes up for what it missed as long as it is true, and says nothing at night", async () => {
  await dueOn(2);
  await remind(new Date(morning(2).getTime() + 12 * HOUR_MS));
  expect(await kindsOf(world.viewers.filer)).not.toContain("DUE_TODAY");
  await remind(morning(5));
  const kinds = (await noticesOf(world.viewers.filer)).filter(({ periodId }) => periodId === world.periodIds[OPEN]).map(({ kind }) => kind);
  expect(kinds).toEqual(["OVERDUE"]);
});

it("a report that was returned and then left alone for three days is told to the filers, once", async () => {
  await dueOn(60);
  await returned(world);
  await remind(morning(2));
  expect(await kindsOf(world.viewers.filer)).not.toContain("RETURNED_IDLE");
  await remind(morning(4));
  await remind(morning(5));
  const idle = (await noticesOf(world.viewers.filer)).filter(({ kind }) => kind === "RETURNED_IDLE");
  expect(idle).toEqual([expect.objectContaining({ taskId: world.taskId, form: "report", reason: "请补充数据。" })]);
  expect(await kindsOf(world.viewers.signer)).not.toContain("RETURNED_IDLE");
});

it("what waits three days for a signature is told to signers who may sign it", async () => {
  await dueOn(60);
  await sent(world);
  await db.account.update({ where: { id: world.viewers.secondFiler.id }, data: { roles: ["FILER", "SIGNER"] } });
  await db.report.updateMany({ data: { writerIds: [world.viewers.filer.id, world.viewers.secondFiler.id] } });
  await remind(morning(4));
  await db.account.update({ where: { id: world.viewers.secondFiler.id }, data: { roles: ["FILER"] } });
  expect(await kindsOf(world.viewers.signer)).toContain("WAITING_SIGN");
  expect(await kindsOf(world.viewers.secondFiler)).not.toContain("WAITING_SIGN");

  await signReport(world.viewers.signer, stepForm(world, (await stored(world)).version));
  await forgetNotices();
  await remind(morning(8));
  expect(await kindsOf(world.viewers.signer)).not.toContain("WAITING_SIGN");
});

it("what waits three days for review is told to supervisors, but not to who filed it himself", async () => {
  await dueOn(60);
  const { id } = await submitted(world);
  await db.report.update({ where: { id }, data: { writerIds: [world.viewers.secondSupervisor.id] } });
  await remind(morning(2));
  expect(await kindsOf(world.viewers.supervisor)).toEqual([]);
  await remind(morning(4));
  await remind(morning(5));
  expect(await noticesOf(world.viewers.supervisor)).toEqual([expect.objectContaining({ kind: "WAITING_REVIEW", subjectId: id })]);
  expect(await kindsOf(world.viewers.secondSupervisor)).toEqual([]);
});
