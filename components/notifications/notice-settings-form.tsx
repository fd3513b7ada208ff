"use client";
import { MAIL_CHOICE_LABELS, NOTIFICATION_KIND_LABELS, type MailChoice } from "@/lib/labels";
import { changeNoticeSettingsAction } from "@/lib/notifications/actions";
import type { NoticeSettings } from "@/lib/notifications/queries";
import { choiceField } from "@/lib/notifications/rules-forms";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/field";

const OPTIONS = (Object.keys(MAIL_CHOICE_LABELS) as MailChoice[]).map((value) => ({ value, label: MAIL_CHOICE_LABELS[value] }));

/** Where and how a person is told by e-mail, kind by kind. */
export function NoticeSettingsForm({ settings, requestId }: { settings: NoticeSettings; requestId: string }) {
  return (
    <ActionForm action={changeNoticeSettingsAction} fields={{ requestId }} idPrefix="notices-" submitLabel="保存提醒设置">
      {({ field, typed }) => (
        <>
          <p className="text-muted">
            站内提醒始终保留。邮件提醒发往下面的邮箱，可逐类选择；每日汇总于 8:30 发送，已在站内读过的不再汇总。
            {settings.hasMailServer ? null : "本平台尚未配置邮件服务器，目前只有站内提醒。"}
          </p>
          <TextField {...field("email")} type="email" label="电子邮箱" hint="不填则只有站内提醒。" autoComplete="email" className="max-w-80" defaultValue={typed?.email ?? settings.email ?? ""} />
          {settings.choices.length === 0 ? <p className="text-muted">按本账号的角色，目前没有需要邮件提醒的事项。</p> : <fieldset>
            <legend className="mb-1 font-medium">邮件提醒方式</legend>
            <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
              {settings.choices.map(({ kind, choice }) => (
                <SelectField key={kind} {...field(choiceField(kind))} label={NOTIFICATION_KIND_LABELS[kind]} options={OPTIONS} className="max-w-60" defaultValue={typed?.[choiceField(kind)] ?? choice} />
              ))}
            </div>
          </fieldset>}
        </>
      )}
    </ActionForm>
  );
}
