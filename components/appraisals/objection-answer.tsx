"use client";
import { correctScoreAction, upholdScoreAction } from "@/lib/appraisals/actions";
import { REASON_MAX } from "@/lib/appraisals/rules-limits";
import { ActionForm } from "@/components/ui/action-form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/details";
import { TextField } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";

type Props = { objection: { id: string; version: number; name: string }; requestIds: { uphold: string; correct: string } };

/** Upholds a score with an explanation, or follows the objection with a correction of points. */
export function ObjectionAnswer({ objection: { id, version, name }, requestIds }: Props) {
  const fields = { objection: id, version };
  return (
    <div className="mt-2 flex flex-wrap items-start gap-x-4 gap-y-2 print:hidden">
      <ConfirmDialog trigger={<>维持<span className="sr-only">：{name}</span></>} triggerSize="sm" title={`维持评分：${name}`} confirmLabel="维持" action={upholdScoreAction}
        fields={{ ...fields, requestId: requestIds.uphold }} reason={{ name: "answer", label: "维持的理由", hint: "该单位会看到全文。", maxLength: REASON_MAX }} />
      <Disclosure summary={<>采纳并更正<span className="sr-only">：{name}</span></>} className="min-w-0 flex-1 basis-72">
        <ActionForm action={correctScoreAction} fields={{ ...fields, requestId: requestIds.correct }} submitLabel="更正" submitVariant="secondary" idPrefix={`correct-${id}-`}>
          {({ field, typed }) => (
            <>
              <TextField {...field("points")} label="加减的分数" isRequired inputMode="decimal" autoComplete="off" hint="可带一位小数；扣分用负数。" className="max-w-32" defaultValue={typed?.points} />
              <TextAreaField {...field("answer")} label="更正的理由" rows={2} maxLength={REASON_MAX} isRequired hint="该单位会看到全文。" defaultValue={typed?.answer} />
            </>
          )}
        </ActionForm>
      </Disclosure>
    </div>
  );
}
