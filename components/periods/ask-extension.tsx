"use client";
import { askExtensionAction } from "@/lib/periods/actions-requests";
import { ActionForm } from "@/components/ui/action-form";
import { Disclosure } from "@/components/ui/details";
import { TextField } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";

type Props = { period: string; locksAtText: string; requestId: string };

/** A unit asks to file after the lock. */
export function AskExtension({ period, locksAtText, requestId }: Props) {
  return (
    <Disclosure summary="申请延期" className="open:basis-full print:hidden">
      <div className="max-w-160 rounded-lg border border-line bg-surface p-4">
        <p className="mb-4 text-muted">{`${locksAtText} 锁定前都可以填报，过了截止时间计为迟报。确需在锁定后报送的，可申请延期，由市人社局督查员办理。延期适用于本单位本期的全部填报事项，不改变迟报统计。`}</p>
        <ActionForm action={askExtensionAction} fields={{ period, requestId }} submitLabel="提交申请" submitVariant="secondary" idPrefix="ask-" isBlankWhenDone>
          {({ field, typed }) => (
            <>
              <TextField {...field("wishedUntil")} type="datetime-local" label="延期至" isRequired hint="北京时间，应晚于锁定时间。" className="max-w-60" defaultValue={typed?.wishedUntil} />
              <TextAreaField {...field("reason")} label="申请原因" isRequired rows={3} maxLength={1000} hint="准予后随报告显示，看得到报告的单位都能看到。" defaultValue={typed?.reason} />
            </>
          )}
        </ActionForm>
      </div>
    </Disclosure>
  );
}
