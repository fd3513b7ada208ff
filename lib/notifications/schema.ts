import { z } from "zod";
import { longText, requestId } from "@/lib/actions/schema";
import { emailAddress } from "@/lib/accounts/schema";
import { MAIL_CHOICE_LABELS, NOTIFICATION_KIND_LABELS, type MailChoice, type NotificationKind } from "@/lib/labels";
import { filingAddress } from "@/lib/tasks/schema";
import { choiceField, REMINDER_MAX } from "./rules-forms";

export const NOTICE_KINDS = Object.keys(NOTIFICATION_KIND_LABELS) as NotificationKind[];
const MAIL_CHOICES = Object.keys(MAIL_CHOICE_LABELS) as [MailChoice, ...MailChoice[]];

/** The list of notices, as the address carries it; what makes no sense is left out. */
export const noticeFilterSchema = z.object({
  show: z.enum(["all", "unread"]).catch("all").default("all"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type NoticeFilter = z.output<typeof noticeFilterSchema>;

const several = <Item extends z.ZodType>(item: Item) => z.preprocess((value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item));

/** Notices that were read: one by its button, or those that a page just shown was about. */
export const readNoticesSchema = z.object({ notices: several(z.uuid("提醒不正确。")).refine((ids) => ids.length > 0 && ids.length <= 100, "提醒不正确。") });

/** All that the page had to show: what came in since stays unread. */
export const readAllSchema = z.object({ until: z.iso.datetime("表单已失效，请刷新页面。").transform((text) => new Date(text)) });

/** A kind that the form does not show is left as it was. */
export const noticeSettingsSchema = z.looseObject({ requestId, email: emailAddress }).transform(({ requestId: key, email, ...rest }, context) => {
  const choices: Partial<Record<NotificationKind, MailChoice>> = {};
  for (const kind of NOTICE_KINDS) {
    const value = rest[choiceField(kind)];
    if (value === undefined) continue;
    const choice = z.enum(MAIL_CHOICES).safeParse(value);
    if (choice.success) choices[kind] = choice.data;
    else context.addIssue({ code: "custom", path: [choiceField(kind)], message: "请选择邮件提醒方式。" });
  }
  return { requestId: key, email, choices };
});

/** So many reminders (a task and a unit each) one sending may hold. */
export const REMINDERS_AT_ONCE = 200;

export const REMINDER_SIDES = ["lead", "support"] as const;
export type ReminderSide = (typeof REMINDER_SIDES)[number];

/** `40`: the task's lead, or all its supporting units that have not given; `40:<unit>`: that unit. */
const target = z
  .string()
  .regex(/^\d{1,5}(:[0-9a-f-]{36})?$/, "催办对象不正确。")
  .transform((text) => {
    const [no = "", unitId] = text.split(":");
    return { no: Number(no), unitId: unitId ?? null };
  });
export type ReminderTarget = z.output<typeof target>;

export const sendRemindersSchema = z.object({
  ...filingAddress.pick({ list: true, period: true }).shape,
  requestId,
  to: z.enum(REMINDER_SIDES, "催办对象不正确。"),
  targets: several(target).refine((targets) => targets.length > 0, "请至少选择一项。").refine((targets) => targets.length <= 500, "所选过多，请分批催办。"),
  reason: longText(REMINDER_MAX).default(""),
});
export type SendRemindersInput = z.output<typeof sendRemindersSchema>;

/** 催办, as the address carries it: the period, one task or all, and which side. */
export const reminderFilterSchema = z.object({
  period: z.string().max(10).optional().catch(undefined),
  task: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
  to: z.enum(REMINDER_SIDES).catch("lead").default("lead"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

/** @returns the query string of a place in 催办; the usual side and the first page are left out */
export function reminderQuery({ period, task, to, page }: { period?: string; task?: number; to?: ReminderSide; page?: number }): string {
  const query = new URLSearchParams();
  if (period) query.set("period", period);
  if (task !== undefined) query.set("task", String(task));
  if (to === "support") query.set("to", to);
  if (page !== undefined && page > 1) query.set("page", String(page));
  return query.size > 0 ? `?${query}` : "";
}
