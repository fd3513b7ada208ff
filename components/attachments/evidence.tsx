"use client";
import { useEffect, useRef, useState } from "react";
import { removeAttachmentAction } from "@/lib/attachments/actions";
import { FILING_FULL, FILING_LIMITS } from "@/lib/attachments/rules";
import { formatBytes } from "@/lib/attachments/rules-size";
import { FILING_MAX_FILES } from "@/lib/attachments/rules-formats";
import { type AttachmentRow, type UploadTarget } from "@/lib/attachments/schema";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { newRequestId } from "@/components/ui/request-id";
import { FieldError } from "@/components/ui/field";
import { FiledEvidence } from "./attachment-list";
import { FileRow } from "./file-row";
import { UploadList } from "./upload-list";
import { useHeldBack } from "./use-held-back";
import { useUploads } from "./use-uploads";

type Props = { target: UploadTarget; files: readonly AttachmentRow[]; canEdit: boolean };

/** 佐证材料 of a draft: the field while it may be written, else the list. */
export function Evidence({ target, files, canEdit }: Props) {
  return canEdit ? <EvidenceField target={target} files={files} /> : <FiledEvidence files={files} />;
}

/** Takes files as they are chosen, one request each; what is typed beside them is none of its business. */
function EvidenceField({ target, files }: Omit<Props, "canEdit">) {
  const uploads = useUploads(target, files, { files: FILING_MAX_FILES, full: FILING_FULL });
  const field = useRef<HTMLDivElement>(null);
  const isHeld = useHeldBack(field, uploads.isSending);
  const { removals } = uploads;
  useEffect(() => {
    // The button that was pressed is gone with its row; the keyboard goes on from the field.
    if (removals > 0) field.current?.focus();
  }, [removals]);
  const total = uploads.rows.reduce((sum, row) => sum + row.size, 0);
  return (
    <div ref={field} role="group" aria-labelledby="evidence-label" aria-describedby="evidence-hint" tabIndex={-1} className="min-w-0">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
        <span id="evidence-label" className="font-medium">佐证材料</span>
        {uploads.rows.length > 0 ? <span className="text-sm text-muted">{`已上传 ${uploads.rows.length} 个，共 ${formatBytes(total)}`}</span> : null}
      </div>
      <p id="evidence-hint" className="mb-1 text-sm text-muted">{FILING_LIMITS}选择后即上传，与所填内容一并送审签。</p>
      <UploadList uploads={uploads} describedBy="evidence-label evidence-hint" chooseLabel="选择文件">
        {uploads.rows.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            actions={<RemoveFile file={file} onDone={() => uploads.forget(file.id)} />}
          />
        ))}
      </UploadList>
      {isHeld ? <FieldError id="evidence-error">文件还在上传，传完后再送审签。</FieldError> : null}
    </div>
  );
}

function RemoveFile({ file, onDone }: { file: AttachmentRow; onDone: () => void }) {
  const [requestId] = useState(newRequestId);
  return (
    <ConfirmDialog
      trigger={<>删除<span className="sr-only">{` ${file.name}`}</span></>}
      triggerVariant="quiet"
      triggerSize="sm"
      title="删除这个文件？"
      description={`${file.name}。已报送的稿件中仍会保留。`}
      confirmLabel="删除"
      confirmVariant="danger"
      fields={{ attachment: file.id, requestId }}
      action={async (previous, form) => {
        const answer = await removeAttachmentAction(previous, form);
        if (answer.status === "ok") onDone();
        return answer;
      }}
    />
  );
}
