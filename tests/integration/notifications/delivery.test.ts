import type { ChildProcess } from "node:child_process";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { startWorker } from "@/lib/notifications/worker";
import { returnReportUnsigned, saveReport } from "@/lib/reports/mutations";
import { startMailbox, type Mailbox } from "../../support/mailbox";
import { killWorkerChild, startWorkerChild } from "../../support/worker-child";
import { createWorld, forgetFilings, OVERDUE, type World } from "../reports/world";
import { reportForm, sent, stepForm } from "../reports/steps";
import { forgetNotices, giveAddress, noticesOf, readMails } from "./fixture";

const PACE = { pollSeconds: 0.5, superviseSeconds: 1 };
const PATIENCE = { timeout: 45_000, interval: 100 };
vi.setConfig({ testTimeout: 90_000 });

let world: World;
let mailbox: Mailbox;
const children: ChildProcess[] = [];
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  mailbox = await startMailbox();
  Object.assign(process.env, { SMTP_URL: mailbox.url, MAIL_FROM: "督办平台 <duban@example.invalid>", NEXTAUTH_URL: "http://duban.example.invalid", LOG_LEVEL: "silent" });
  world = await createWorld();
  await giveAddress(world.viewers.filer, "filer@example.invalid");
  await giveAddress(world.viewers.secondFiler, "second@example.invalid");
  // By day the clock would tell of what is overdue, in the same e-mails: here only events are counted.
  await db.period.updateMany({ where: { key: OVERDUE }, data: { locksAt: new Date(Date.now() - 3_600_000) } });
  // A dead worker's job is free again after this time; in life it takes the queue's heartbeat.
  await db.$executeRaw`UPDATE pgboss.queue SET "expire_seconds" = 4, "heartbeat_seconds" = NULL`;
});
beforeEach(async () => {
  await forgetFilings();
  await forgetNotices();
  mailbox.accepted.length = 0;
  mailbox.held.length = 0;
  mailbox.unknown.clear();
  mailbox.isHolding = false;
});
afterEach(async () => {
  await Promise.all([...children.splice(0).map(killWorkerChild), ...stops.splice(0).map((stop) => stop())]);
});
afterAll(() => mailbox.stop());

async function childWorker(): Promise<ChildProcess> {
  const child = await startWorkerChild();
  children.push(child);
  return child;
}

function workerHere(): void {
  stops.push(startWorker(process.env.DATABASE_URL ?? "", { pace: PACE, claimSeconds: 3 }));
}

/** The signer sends a report back: its two filers are told. */
async function returnOnce(version = 0): Promise<number> {
  const sentVersion = version === 0 ? await sent(world) : (await saveReport(world.viewers.filer, reportForm(world, { version, intent: "send" }))).version;
  await returnReportUnsigned(world.viewers.signer, { ...stepForm(world, sentVersion), reason: "数据不全。" });
  return sentVersion + 1;
}

async function untilAllIsSent(count: number): Promise<void> {
  await expect.poll(() => db.notification.count({ where: { mail: { state: "SENT" } } }), PATIENCE).toBe(count);
}

it("a worker killed in the midst of sending leaves nothing lost and nothing sent twice", async () => {
  const doomed = await childWorker();
  mailbox.isHolding = true;
  await returnOnce();
  // Both e-mails are at the server, which has not taken them yet.
  await expect.poll(() => mailbox.held.length, PATIENCE).toBeGreaterThan(0);
  await killWorkerChild(doomed);
  mailbox.isHolding = false;

  await Promise.all([childWorker(), childWorker()]);
  await untilAllIsSent(2);
  expect(mailbox.accepted.map((mail) => mail.to)).toEqual(expect.arrayContaining([["filer@example.invalid"], ["second@example.invalid"]]));
  expect(mailbox.accepted).toHaveLength(2);
  // What comes a second time is the same message to whoever keeps Message-IDs.
  expect(mailbox.accepted.map((mail) => mail.messageId)).toEqual(expect.arrayContaining(mailbox.held.map((mail) => mail.messageId)));
  expect(await noticesOf(world.viewers.filer)).toHaveLength(1);
  expect(await noticesOf(world.viewers.secondFiler)).toHaveLength(1);
});

it("what happened while no worker ran is told by the next one", async () => {
  await returnOnce();
  expect(await noticesOf(world.viewers.filer)).toHaveLength(0);
  await childWorker();
  await untilAllIsSent(2);
  expect(mailbox.accepted).toHaveLength(2);
});

it("two workers share the work: every notice once, in the application and in one e-mail", async () => {
  workerHere();
  workerHere();
  let version = 0;
  for (let round = 0; round < 8; round += 1) version = await returnOnce(version);
  await untilAllIsSent(16);
  for (const viewer of [world.viewers.filer, world.viewers.secondFiler]) {
    const notices = await noticesOf(viewer);
    expect(notices).toHaveLength(8);
    expect(new Set(notices.map((notice) => notice.dedupeKey)).size).toBe(8);
  }
  expect(mailbox.accepted).toHaveLength(await db.mail.count());
  expect(readMails(mailbox).reduce((sum, mail) => sum + mail.notices, 0)).toBe(16);
});

it("a mail server that is away is waited for", async () => {
  await mailbox.stop();
  workerHere();
  await returnOnce();
  await expect.poll(() => db.mail.count({ where: { state: "WAITING", attempts: { gt: 0 } } }), PATIENCE).toBe(2);
  expect(await noticesOf(world.viewers.filer)).toHaveLength(1);
  mailbox = await startMailbox(mailbox.port);
  await untilAllIsSent(2);
  expect(mailbox.accepted).toHaveLength(2);
});

it("an address that does not exist is given up, and the others get theirs", async () => {
  mailbox.unknown.add("filer@example.invalid");
  workerHere();
  await returnOnce();
  await untilAllIsSent(1);
  await expect.poll(() => db.mail.count({ where: { state: "GIVEN_UP" } }), PATIENCE).toBe(1);
  expect(mailbox.accepted.map((mail) => mail.to)).toEqual([["second@example.invalid"]]);
});

it("an e-mail has one recipient, says what it is about and leads to the form, without the words of the filing", async () => {
  workerHere();
  await returnOnce();
  await untilAllIsSent(2);
  const [mail] = readMails(mailbox);
  expect(mail?.to).toHaveLength(1);
  expect(mail?.subject).toBe(`【任务清单督办平台】退回：第 ${world.no} 项任务`);
  expect(mail?.text).toContain(`http://duban.example.invalid/lists/${world.slug}/tasks/${world.no}/report?period=2026Q3`);
  expect(mail?.text).not.toContain("数据不全");
});
