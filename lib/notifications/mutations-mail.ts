import "server-only";
import { db, type Prisma, type Transaction } from "@/lib/db/client";
import { env } from "@/lib/env";
import { prepareToSend, sendJob } from "@/lib/jobs/sender";
import { MailRefused, mailSender, sendToServer } from "@/lib/jobs/smtp";
import { log } from "@/lib/log";
import { shanghaiDay } from "@/lib/periods/calendar";
import { messageIdOf, writeMail } from "./rules-mail";
import { NOTICE_SELECT, toNotice } from "./rules-rows";

type Choice = "AT_ONCE" | "DAILY";

/** Longer than the mail server may keep a worker waiting (lib/jobs/smtp): whoever is late has given up by then. */
export const CLAIM_SECONDS = 60;
const GIVE_UP_AFTER_MS = 7 * 86_400_000;

/** What waits for an e-mail of this kind. Who has read it in the application meanwhile needs none. */
function waiting(accountId: string, choice: Choice): Prisma.NotificationWhereInput {
  return { accountId, mailChoice: choice, mailId: null, readAt: null };
}

/** Puts what waits into one e-mail. Two workers at a time wait for each other at the account's row. */
async function gather(tx: Transaction, accountId: string, choice: Choice, now: Date): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
  const notices = await tx.notification.findMany({ where: waiting(accountId, choice), select: { id: true } });
  if (notices.length === 0) return;
  const digestDay = choice === "DAILY" ? shanghaiDay(now) : null;
  if (digestDay !== null && (await tx.mail.count({ where: { accountId, digestDay } })) > 0) return;
  const mail = await tx.mail.create({ data: { accountId, choice, digestDay }, select: { id: true } });
  await tx.notification.updateMany({ where: { id: { in: notices.map((notice) => notice.id) } }, data: { mailId: mail.id } });
}

/** @returns whether this worker may send it now: nobody has, and nobody is at it */
async function claim(mailId: string, claimSeconds: number): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE "Mail" SET "state" = 'CLAIMED', "claimedUntil" = now() + make_interval(secs => ${claimSeconds}), "attempts" = "attempts" + 1
    WHERE "id" = ${mailId}::uuid AND ("state" = 'WAITING' OR ("state" = 'CLAIMED' AND "claimedUntil" < now()))`;
  return count > 0;
}

type OpenMail = { id: string; createdAt: Date; choice: Choice };

async function settle({ id }: OpenMail, data: { state: "SENT"; sentAt: Date } | { state: "WAITING" | "GIVEN_UP" }): Promise<void> {
  await db.mail.update({ where: { id }, data: { ...data, claimedUntil: null }, select: { id: true } });
}

async function sendOne(mail: OpenMail, from: string): Promise<void> {
  const { account, notifications } = await db.mail.findUniqueOrThrow({
    where: { id: mail.id },
    select: { account: { select: { displayName: true, email: true, isDisabled: true } }, notifications: { select: NOTICE_SELECT, orderBy: [{ happenedAt: "asc" }, { id: "asc" }] } },
  });
  if (account.email === null || account.isDisabled) return settle(mail, { state: "GIVEN_UP" });
  const { APP_TITLE: title, NEXTAUTH_URL } = env();
  const frame = { title, name: account.displayName, isDigest: mail.choice === "DAILY", baseUrl: NEXTAUTH_URL?.replace(/\/$/, "") ?? null };
  const words = writeMail(notifications.map(toNotice), frame);
  try {
    await sendToServer({ to: account.email, messageId: messageIdOf(mail.id, from), ...words });
  } catch (error) {
    const isFinal = error instanceof MailRefused || Date.now() - mail.createdAt.getTime() > GIVE_UP_AFTER_MS;
    await settle(mail, { state: isFinal ? "GIVEN_UP" : "WAITING" });
    if (!isFinal) throw error;
    log.warn({ err: error, mail: mail.id }, "mail given up");
    return;
  }
  // Nothing stands between the server's answer and this mark: a worker that dies here sends the same message again.
  await settle(mail, { state: "SENT", sentAt: new Date() });
}

/**
 * Sends what waits for one account, each e-mail once. See docs/decisions for what a crash can do.
 *
 * @throws Error where something is still to be sent: the job comes again
 */
export async function mailAccount(accountId: string, choice: Choice, { claimSeconds = CLAIM_SECONDS, now = new Date() } = {}): Promise<void> {
  const from = mailSender();
  if (from === null) return;
  await db.$transaction((tx) => gather(tx, accountId, choice, now));
  const mails = await db.mail.findMany({
    where: { accountId, choice, state: { in: ["WAITING", "CLAIMED"] } },
    select: { id: true, createdAt: true },
    orderBy: { id: "asc" },
  });
  for (const mail of mails) {
    if (!(await claim(mail.id, claimSeconds))) {
      const { state } = await db.mail.findUniqueOrThrow({ where: { id: mail.id }, select: { state: true } });
      if (state === "CLAIMED") throw new Error(`mail ${mail.id} is being sent, or its worker died`);
      continue;
    }
    await sendOne({ ...mail, choice }, from);
  }
}

/** Begins the day's digests: one job for each account that something waits for. */
export async function beginDigests(): Promise<void> {
  if (mailSender() === null) return;
  await prepareToSend();
  await db.$transaction(async (tx) => {
    const accounts = await tx.notification.groupBy({ by: ["accountId"], where: { mailChoice: "DAILY", mailId: null, readAt: null }, orderBy: { accountId: "asc" } });
    for (const { accountId } of accounts) await sendJob(tx, "mail", { accountId, choice: "DAILY" });
  }, { timeout: 30_000 });
}
