import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { writeAudited } from "@/lib/audit/mutations";
import { db } from "@/lib/db/client";
import { tellEvent, takeUpLeftBehind } from "@/lib/notifications/mutations-tell";
import { returnReportUnsigned } from "@/lib/reports/mutations";
import { createWorld, forgetFilings, type World } from "../reports/world";
import { sent, stepForm } from "../reports/steps";
import { countJobs, forgetNotices, giveAddress, noticesOf } from "./fixture";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await forgetNotices();
});

async function returnBySigner(): Promise<bigint> {
  const version = await sent(world);
  await returnReportUnsigned(world.viewers.signer, { ...stepForm(world, version), reason: "数据不全。" });
  const { id } = await db.auditEvent.findFirstOrThrow({ where: { event: "REPORT_SIGN_RETURNED" }, select: { id: true } });
  return id;
}

it("an event that is told leaves its job in the same transaction", async () => {
  await returnBySigner();
  expect(await countJobs("tell")).toBe(1);
});

it("a change that is rolled back leaves no job", async () => {
  const failed = writeAudited(world.viewers.signer, randomUUID(), ["REPORT_SIGN_RETURNED"], async (_tx, record) => {
    await record({ event: "REPORT_SIGN_RETURNED", taskId: world.taskId, unitId: world.units.lead });
    throw new Error("stumbled");
  });
  await expect(failed).rejects.toThrow("stumbled");
  expect(await countJobs("tell")).toBe(0);
  expect(await db.auditEvent.count()).toBe(0);
});

it("an event that nobody is told of leaves no job", async () => {
  await sent(world);
  expect(await countJobs("tell")).toBe(0);
});

it("tells the unit's filers once, however often and at how many places the job is carried out", async () => {
  const event = await returnBySigner();
  await Promise.all([tellEvent(event), tellEvent(event), tellEvent(event)]);
  await tellEvent(event);
  expect(await noticesOf(world.viewers.filer)).toEqual([expect.objectContaining({ kind: "RETURNED", reason: "数据不全。", form: "report" })]);
  expect(await noticesOf(world.viewers.secondFiler)).toHaveLength(1);
  expect(await noticesOf(world.viewers.signer)).toEqual([]);
  expect(await noticesOf(world.viewers.supportFiler)).toEqual([]);
});

it("without a mail server it stays in the application, whatever address there is", async () => {
  await giveAddress(world.viewers.filer, "filer@example.invalid");
  await tellEvent(await returnBySigner());
  expect(await noticesOf(world.viewers.filer)).toEqual([expect.objectContaining({ mailChoice: "OFF" })]);
  expect(await countJobs("mail")).toBe(0);
});

it("files on where the queue takes no job, and the hourly round tells of it later", async () => {
  await db.$executeRaw`ALTER TABLE pgboss.job_common RENAME TO job_away`;
  try {
    await returnBySigner();
  } finally {
    await db.$executeRaw`ALTER TABLE pgboss.job_away RENAME TO job_common`;
  }
  expect(await db.report.findFirst({ select: { state: true } })).toEqual({ state: "RETURNED" });
  expect(await countJobs("tell")).toBe(0);
  await takeUpLeftBehind(new Date(Date.now() + 11 * 60_000));
  expect(await countJobs("tell")).toBe(1);
});

it("does not take up what was told", async () => {
  const event = await returnBySigner();
  await tellEvent(event);
  await forgetNotices();
  await db.toldEvent.create({ data: { auditEventId: event } });
  await takeUpLeftBehind(new Date(Date.now() + 11 * 60_000));
  expect(await countJobs("tell")).toBe(0);
});
