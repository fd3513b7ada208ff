"use client";
import { useEffect, useId } from "react";
import { removeAttachmentAction } from "@/lib/attachments/actions";
import { PENDING_FULL, PENDING_LIMITS } from "@/lib/attachments/rules";
import { COMMENT_MAX_FILES } from "@/lib/attachments/rules-formats";
import { Button } from "@/components/ui/button";
import { newRequestId } from "@/components/ui/request-id";
import { FileRow } from "./file-row";
import { UploadList } from "./upload-list";
import { useUploads } from "./use-uploads";

type Props = { list: string; no: number; /** Told when files begin to be sent and when none is on its way any more. */ onBusy?: (isBusy: boolean) => void };

/** Files for the comment or the record being written: they become its own when it is sent, by their hidden fields. */
export function PendingFiles({ list, no, onBusy }: Props) {
  const uploads = useUploads({ for: "comment", list, no }, [], { files: COMMENT_MAX_FILES, full: PENDING_FULL });
  const hintId = useId();
  const { isSending } = uploads;
  useEffect(() => onBusy?.(isSending), [isSending, onBusy]);

  function remove(id: string) {
    uploads.forget(id);
    const form = new FormData();
    form.set("attachment", id);
    form.set("requestId", newRequestId());
    // What stays behind for want of an answer the daily job removes.
    void removeAttachmentAction({ status: "idle" }, form).catch(() => undefined);
  }

  return (
    <div role="group" aria-label="附件">
      {uploads.rows.map((file) => <input key={file.id} type="hidden" name="attachments" value={file.id} />)}
      <UploadList uploads={uploads} describedBy={hintId} chooseLabel="添加附件">
        {uploads.rows.map((file) => (
          <FileRow key={file.id} file={file} actions={<Button size="sm" variant="quiet" aria-label={`移除 ${file.name}`} onClick={() => remove(file.id)}>移除</Button>} />
        ))}
      </UploadList>
      <p id={hintId} className="mt-1 text-sm text-muted">{PENDING_LIMITS}</p>
    </div>
  );
}
