import "server-only";
import type { Prisma, Transaction } from "@/lib/db/client";
import { sendJob } from "@/lib/jobs/sender";
import { mailSender } from "@/lib/jobs/smtp";
import { mailChoiceOf, type Choices, type Person } from "./rules";

export type Recipient = Person & { email: string | null; choices: Choices };
export type NewNotice = Omit<Prisma.NotificationCreateManyInput, "accountId" | "mailChoice" | "mailId"> & { to: Recipient };

/** How long an e-mail that goes at once still waits for others to the same person: one round of reminders is one e-mail. */
const GATHER_SECONDS = 5;

/** @returns the accounts that a `where` finds, with how they want their e-mails, in a fixed order */
export async function loadRecipients(tx: Transaction, where: Prisma.AccountWhereInput): Promise<Recipient[]> {
  const accounts = await tx.account.findMany({
    where: { isDisabled: false, AND: where },
    select: { id: true, unitId: true, roles: true, isDisabled: true, email: true, mailPreferences: { select: { kind: true, choice: true } } },
    orderBy: { id: "asc" },
  });
  return accounts.map(({ mailPreferences, ...account }) => ({
    ...account,
    choices: Object.fromEntries(mailPreferences.map(({ kind, choice }) => [kind, choice])),
  }));
}

/**
 * Writes notices and, in the same transaction, the jobs for the e-mails that go at once. What somebody was told before
 * (the same key) is left out, and with it its e-mail.
 *
 * @param canMail false: in the application only, whatever people chose
 */
export async function deliver(tx: Transaction, notices: readonly NewNotice[], canMail = mailSender() !== null): Promise<void> {
  const data = notices.map(({ to, ...notice }) => ({ ...notice, accountId: to.id, mailChoice: mailChoiceOf(notice.kind, to.choices, canMail && to.email !== null) }));
  const written = await tx.notification.createManyAndReturn({ data, skipDuplicates: true, select: { accountId: true, mailChoice: true } });
  const accountIds = new Set(written.flatMap(({ accountId, mailChoice }) => (mailChoice === "AT_ONCE" ? accountId : [])));
  for (const accountId of accountIds) await sendJob(tx, "mail", { accountId, choice: "AT_ONCE" }, { startAfterSeconds: GATHER_SECONDS });
}
