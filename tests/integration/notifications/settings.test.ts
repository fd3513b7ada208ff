import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { updateAccount } from "@/lib/accounts/mutations";
import { Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { changeNoticeSettings } from "@/lib/notifications/mutations-choices";
import { beginDigests, mailAccount } from "@/lib/notifications/mutations-mail";
import { getNoticeSettings } from "@/lib/notifications/queries";
import { noticeSettingsSchema } from "@/lib/notifications/schema";
import { acceptReport, returnReport } from "@/lib/reviews/mutations";
import { startMailbox, type Mailbox } from "../../support/mailbox";
import { createWorld, forgetFilings, type World } from "../reports/world";
import { acceptForm, returnForm, submitted } from "../reports/steps";
import { countJobs, forgetNotices, giveAddress, noticesOf, readMails, tellAll } from "./fixture";

let world: World;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
  Object.assign(process.env, { SMTP_URL: mailbox.url, MAIL_FROM: "duban@example.invalid", NEXTAUTH_URL: "http://duban.example.invalid" });
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await forgetNotices();
  mailbox.accepted.length = 0;
  await giveAddress(world.viewers.filer, "filer@example.invalid");
});
afterAll(() => mailbox.stop());

const settings = (change: Record<string, string> = {}) => noticeSettingsSchema.parse({ requestId: randomUUID(), email: "filer@example.invalid", ...change });
const acceptOne = async () => acceptReport(world.viewers.supervisor, acceptForm(...(await idAndVersion())));
async function idAndVersion(): Promise<[string, number]> {
  const { id, version } = await submitted(world);
  return [id, version];
}

it("keeps an address, in lower case, and a choice for each kind; a kind that one is never told is left out", async () => {
  const { filer } = world.viewers;
  await changeNoticeSettings(filer, settings({ email: " Filer@Example.INVALID ", mail_RETURNED: "DAILY", mail_WAITING_REVIEW: "OFF" }));
  const { email, choices } = await getNoticeSettings(filer);
  expect(email).toBe("filer@example.invalid");
  expect(choices.find(({ kind }) => kind === "RETURNED")).toEqual({ kind: "RETURNED", choice: "DAILY", isUsual: false });
  expect(choices.map(({ kind }) => kind)).not.toContain("WAITING_REVIEW");
  expect(await db.mailPreference.count()).toBe(1);
  const event = await db.auditEvent.findFirstOrThrow({ where: { event: "ACCOUNT_NOTICES_CHANGED" } });
  expect(event.subjectId).toBe(filer.id);
  // Nobody else's have changed.
  expect((await getNoticeSettings(world.viewers.secondFiler)).email).toBeNull();
});

it("refuses what is no address, or no choice", () => {
  const parse = (change: object) => noticeSettingsSchema.safeParse({ requestId: randomUUID(), email: "", ...change });
  expect(parse({}).success).toBe(true);
  for (const email of ["filer", "a@b", "a b@example.com", "a@example.com\nBcc: b@example.com", "a@example.com,b@example.com"]) {
    expect(parse({ email }).success, email).toBe(false);
  }
  expect(parse({ mail_RETURNED: "SOMETIMES" }).error?.issues[0]?.path).toEqual(["mail_RETURNED"]);
});

it("an administrator does not undo an address that its owner changed meanwhile", async () => {
  const { filer, administrator } = world.viewers;
  const { sessionEpoch } = await db.account.findUniqueOrThrow({ where: { id: filer.id } });
  const form = { account: filer.id, requestId: randomUUID(), version: sessionEpoch, displayName: "新名", unit: filer.unitId, roles: [...filer.roles], isDisabled: false };
  await changeNoticeSettings(filer, settings({ email: "new@example.invalid" }));
  await expect(updateAccount(administrator, { ...form, email: "filer@example.invalid", knownEmail: "filer@example.invalid" })).rejects.toThrow(Refused);
  // A form that does not show the address leaves it alone.
  await updateAccount(administrator, { ...form, requestId: randomUUID() });
  expect(await db.account.findUniqueOrThrow({ where: { id: filer.id } })).toMatchObject({ displayName: "新名", email: "new@example.invalid" });
});

it("who chose no e-mail gets none, and nobody without an address", async () => {
  await changeNoticeSettings(world.viewers.filer, settings({ mail_RETURNED: "OFF" }));
  const [id, version] = await idAndVersion();
  await returnReport(world.viewers.supervisor, returnForm(id, version));
  await tellAll();
  expect(await noticesOf(world.viewers.filer)).toEqual([expect.objectContaining({ mailChoice: "OFF" })]);
  expect(await noticesOf(world.viewers.secondFiler)).toEqual([expect.objectContaining({ mailChoice: "OFF" })]);
  expect(await countJobs("mail")).toBe(0);
});

it("soft ones go in one digest a day, without what was read meanwhile", async () => {
  const { filer } = world.viewers;
  await acceptOne();
  await tellAll();
  expect(await noticesOf(filer)).toEqual([expect.objectContaining({ mailChoice: "DAILY", mailId: null })]);
  await db.notification.createMany({
    data: [{ dedupeKey: "a" }, { dedupeKey: "b", readAt: new Date() }].map((one) => ({ ...one, accountId: filer.id, kind: "DUE_SOON" as const, happenedAt: new Date(), mailChoice: "DAILY" as const })),
  });
  expect(await countJobs("mail")).toBe(0);
  await beginDigests();
  expect(await countJobs("mail")).toBe(1);

  const now = new Date();
  await mailAccount(filer.id, "DAILY", { now });
  await db.notification.create({ data: { dedupeKey: "later", accountId: filer.id, kind: "DUE_SOON", happenedAt: now, mailChoice: "DAILY" } });
  await mailAccount(filer.id, "DAILY", { now });
  expect(readMails(mailbox)).toEqual([expect.objectContaining({ to: ["filer@example.invalid"], subject: "【任务清单督办平台】每日提醒（2 条）", notices: 2 })]);

  await mailAccount(filer.id, "DAILY", { now: new Date(now.getTime() + 86_400_000) });
  expect(readMails(mailbox).map((mail) => mail.notices)).toEqual([2, 1]);
});

it("two workers at once make one e-mail of what waits", async () => {
  const { filer } = world.viewers;
  await db.notification.createMany({ data: ["a", "b", "c"].map((dedupeKey) => ({ dedupeKey, accountId: filer.id, kind: "REMINDER" as const, happenedAt: new Date(), mailChoice: "AT_ONCE" as const })) });
  const outcomes = await Promise.allSettled([mailAccount(filer.id, "AT_ONCE"), mailAccount(filer.id, "AT_ONCE"), mailAccount(filer.id, "AT_ONCE")]);
  expect(outcomes.some((outcome) => outcome.status === "fulfilled")).toBe(true);
  expect(readMails(mailbox).map((mail) => mail.notices)).toEqual([3]);
  expect(await db.mail.findMany({ select: { state: true, attempts: true } })).toEqual([{ state: "SENT", attempts: 1 }]);
});
