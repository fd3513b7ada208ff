"use client";
import { useState } from "react";
import type { FormAction } from "@/lib/actions/form-state";
import type { AnswerDesk } from "@/lib/orders/policy";
import { ANSWER_MAX } from "@/lib/orders/rules-limits";
import { PendingFiles } from "@/components/attachments/pending-files";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { HiddenFields } from "@/components/ui/form-answer";
import { TextAreaField } from "@/components/ui/text-area-field";

type Props = {
  title: string; desk: AnswerDesk; place: { list: string; no: number };
  /** Which order or instruction it answers, and its version. */
  fields: HiddenFields & { version: number };
  save: FormAction; send: FormAction; requestIds: { save: string; send: string };
};

/** The unit's answer: a filer writes and saves it, a signer sends it. */
export function AnswerForm({ title, desk, place, fields, save, send, requestIds }: Props) {
  const { draft, mayWrite, maySend, isOwnWords } = desk;
  // A file on its way would be left behind.
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Card title={title} id="answer-title" className="print:hidden">
      {mayWrite ? (
        <ActionForm action={save} fields={{ ...fields, requestId: requestIds.save }} submitLabel="保存答复"
          submit={<Button type="submit" variant={maySend ? "secondary" : "primary"} disabled={isBusy}>{isBusy ? "文件正在上传…" : "保存答复"}</Button>}>
          {({ field, typed }) => (
            <>
              <TextAreaField {...field("answer")} label="办理情况" isRequired rows={5} maxLength={ANSWER_MAX} hint="保存后由本单位审签人审签报送，报送前只有本单位看得到。" defaultValue={typed?.answer ?? draft} />
              <PendingFiles key={fields.version} {...place} onBusy={setIsBusy} />
            </>
          )}
        </ActionForm>
      ) : draft === "" ? <p className="text-muted">填报员尚未起草答复。</p> : <p className="whitespace-pre-line" data-draft="">{draft}</p>}
      {isOwnWords ? <p className="mt-3 text-muted">本人起草的，须由本单位其他审签人审签报送。</p> : null}
      {maySend ? (
        <div className="mt-4">
          <ConfirmDialog trigger="审签报送" triggerVariant="primary" title="审签报送" confirmLabel="审签报送" action={send} fields={{ ...fields, requestId: requestIds.send }} description="报送的是已保存的文字和附件，报送后不能修改。" />
        </div>
      ) : null}
    </Card>
  );
}
