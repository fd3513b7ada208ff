"use client";
import { saveClosureAction } from "@/lib/closures/actions";
import { STATEMENT_MAX } from "@/lib/closures/rules";
import type { AttachmentRow } from "@/lib/attachments/schema";
import { FileRow } from "@/components/attachments/file-row";
import { PendingFiles } from "@/components/attachments/pending-files";
import { ActionForm } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/choice-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area-field";

type Props = { list: string; no: number; version: number; statement: string; files: readonly AttachmentRow[]; requestId: string };

/** Why the task is done, with its evidence: saved as a draft, or sent to the signer. */
export function ClosureForm({ list, no, version, statement, files, requestId }: Props) {
  return (
    <ActionForm action={saveClosureAction} fields={{ list, no, version, requestId }} submitLabel="保存草稿" idPrefix="closure-"
      submit={
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="intent" value="save" variant="secondary" pendingText="正在保存…">保存草稿</SubmitButton>
          <SubmitButton name="intent" value="send" pendingText="正在提交…">送审签</SubmitButton>
        </div>
      }>
      {({ field, typed }) => (
        <>
          <TextAreaField {...field("statement")} label="任务完成情况" isRequired rows={8} maxLength={STATEMENT_MAX} defaultValue={typed?.statement ?? statement}
            hint="对照任务原文，逐项说明完成了什么、成效如何。" />
          <div>
            <p className="mb-1 font-medium">佐证材料</p>
            <p className="mb-1 text-sm text-muted">各期报告的佐证材料列在下方，可直接引用，不必重新上传。</p>
            {files.length > 0 ? (
              <ul aria-label="已附材料" className="mb-2 divide-y divide-line">
                {files.map((file) => (
                  <FileRow key={file.id} file={file} actions={<CheckboxField name="remove" id={`remove-${file.id}`} value={file.id} label={<>保存时移除<span className="sr-only">{` ${file.name}`}</span></>} />} />
                ))}
              </ul>
            ) : null}
            {/* What was saved is listed above from then on. */}
            <PendingFiles key={version} list={list} no={no} />
          </div>
        </>
      )}
    </ActionForm>
  );
}
