import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { tellEvent } from "@/lib/notifications/mutations-tell";
import type { QueueName } from "@/lib/jobs/queues";
import type { Mailbox } from "../../support/mailbox";

/** Leaves no notice, no e-mail and no job. */
export async function forgetNotices(): Promise<void> {
  await db.$executeRaw`TRUNCATE "Notification", "Mail", "ToldEvent", "MailPreference"`;
  await db.$executeRaw`DELETE FROM pgboss.job`;
}

/** @returns how many jobs of a queue wait or are carried out */
export async function countJobs(name: QueueName): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" FROM pgboss.job WHERE "name" = ${name} AND "state" < 'completed'`;
  return row?.count ?? 0;
}

/** What an account was told, oldest first. */
export function noticesOf(viewer: Pick<Viewer, "id">) {
  return db.notification.findMany({ where: { accountId: viewer.id }, orderBy: { id: "asc" } });
}

export async function giveAddress(viewer: Pick<Viewer, "id">, email: string): Promise<void> {
  await db.account.update({ where: { id: viewer.id }, data: { email } });
}

const decodeWords = (text: string) => text.replace(/\r?\n\s+/g, " ").replace(/=\?UTF-8\?B\?([^?]+)\?=\s?/gi, (_, words: string) => Buffer.from(words, "base64").toString("utf8"))
  .replace(/=\?UTF-8\?Q\?([^?]+)\?=\s?/gi, (_, words: string) => Buffer.from(unquote(words.replaceAll("_", " ")), "latin1").toString("utf8"));
const unquote = (text: string) => text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

function decodeBody(part: string): string {
  const at = part.search(/\r?\n\r?\n/);
  const body = part.slice(at).trim();
  if (/Content-Transfer-Encoding: base64/i.test(part.slice(0, at))) return Buffer.from(body, "base64").toString("utf8");
  return Buffer.from(unquote(body), "latin1").toString("utf8");
}

/** What the mail server accepted, as a person would read it. */
export function readMails({ accepted }: Pick<Mailbox, "accepted">) {
  return accepted.map(({ to, raw }) => {
    const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? "";
    const [, plain = ""] = raw.split(`--${boundary}`);
    const text = decodeBody(plain.trimStart());
    return { to, subject: decodeWords(/^Subject: ((?:.|\r?\n\s)+?)\r?\n(?!\s)/im.exec(raw)?.[1] ?? "").trim(), text, notices: text.match(/http:\/\//g)?.length ?? 0 };
  });
}

/** Carries out every `tell` that an event has left, without a worker. */
export async function tellAll(): Promise<void> {
  const jobs = await db.$queryRaw<{ event: string }[]>`SELECT "data" ->> 'auditEventId' AS "event" FROM pgboss.job WHERE "name" = 'tell' ORDER BY ("data" ->> 'auditEventId')::bigint`;
  for (const { event } of jobs) await tellEvent(BigInt(event));
}
