import "server-only";
import nodemailer from "nodemailer";
import { env } from "@/lib/env";

export type OutgoingMail = { to: string; messageId: string; subject: string; text: string; html: string };

/** The mail server will not take this message, now or later: wrong address, or refused for good. */
export class MailRefused extends Error {
  override name = "MailRefused";
}

type SmtpError = { responseCode?: number; command?: string };

/** Together they stay well below a claim's time (lib/notifications/mutations-mail): who is late has let go by then. */
const TIMEOUTS = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

const holder = globalThis as typeof globalThis & { dubanSmtp?: { url: string; transport: ReturnType<typeof nodemailer.createTransport> } };

function transportTo(url: string) {
  if (holder.dubanSmtp?.url !== url) {
    holder.dubanSmtp = { url, transport: nodemailer.createTransport({ url, disableFileAccess: true, disableUrlAccess: true, ...TIMEOUTS }) };
  }
  return holder.dubanSmtp.transport;
}

/** @returns the sender's address where a mail server is set, else null */
export function mailSender(): string | null {
  const { SMTP_URL, MAIL_FROM } = env();
  return SMTP_URL === undefined ? null : (MAIL_FROM ?? null);
}

/**
 * Hands one message to the mail server and returns when that has taken it.
 * @throws MailRefused where trying again is no use; any other error may pass
 */
export async function sendToServer(mail: OutgoingMail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (SMTP_URL === undefined) throw new Error("SMTP_URL is not set");
  try {
    await transportTo(SMTP_URL).sendMail({ from: MAIL_FROM, ...mail, headers: { "Auto-Submitted": "auto-generated" } });
  } catch (error) {
    const { responseCode = 0, command = "" } = error as SmtpError;
    // A wrong password or a refused sender is the operator's to mend; only the recipient and the message itself are final.
    if (responseCode >= 550 && responseCode < 560 && ["RCPT TO", "DATA"].includes(command)) {
      throw new MailRefused(`the mail server answered ${responseCode}`);
    }
    throw error;
  }
}
