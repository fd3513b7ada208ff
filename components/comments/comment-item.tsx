"use client";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { deleteCommentAction, editCommentAction } from "@/lib/comments/actions";
import type { CommentRow, MentionableUnit } from "@/lib/comments/queries";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { HiddenFields } from "@/components/ui/form-answer";
import { Time } from "@/components/ui/time";
import { CommentBody } from "./comment-body";
import { CommentForm } from "./comment-form";

type CommentItemProps = {
  comment: CommentRow;
  mentionable: readonly MentionableUnit[];
  files?: ReactNode;
  /** What its forms send, each with a key of its own; null where the viewer may not change it. */
  forms: { edit: HiddenFields & { requestId: string }; remove: HiddenFields } | null;
};

/** One comment of a thread: who, from where, when, and the words; its author's buttons. */
export function CommentItem({ comment, mentionable, files, forms }: CommentItemProps) {
  const { id, authorName, unitName, body, createdAt, editedAt, deletedAt, editableUntil } = comment;
  const [isEditing, setIsEditing] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const isDeleted = deletedAt !== null;
  const wasDeleted = useRef(isDeleted);

  // The button that was pressed is gone; without this the keyboard would start at the top of the page again.
  useEffect(() => {
    if (isDeleted && !wasDeleted.current) item.current?.focus();
    wasDeleted.current = isDeleted;
  }, [isDeleted]);

  function leave() {
    setIsEditing(false);
    item.current?.focus();
  }

  return (
    <li ref={item} id={`comment-${id}`} tabIndex={-1} className="border-b border-line px-4 py-3 last:border-b-0">
      <p className="mb-1 flex flex-wrap items-baseline gap-x-3 text-sm text-muted">
        <span className="font-medium text-ink">{authorName}</span>
        {unitName ? <span>{unitName}</span> : null}
        <Time at={createdAt} />
        {editedAt && !isDeleted ? <span>（<Time at={editedAt} /> 修改）</span> : null}
      </p>
      {isDeleted || body === null ? (
        <p className="text-muted">（该讨论已删除）{deletedAt ? <>{authorName} 于 <Time at={deletedAt} /> 删除</> : null}</p>
      ) : isEditing && forms ? (
        <CommentForm
          action={editCommentAction}
          fields={forms.edit}
          id={`edit-${id}`}
          label="修改讨论"
          submitLabel="保存修改"
          mentionable={mentionable}
          defaultValue={body}
          onDone={leave}
          onCancel={leave}
        />
      ) : (
        <CommentBody body={body} mentions={comment.mentions} />
      )}
      {isDeleted ? null : files}
      {forms && !isDeleted && !isEditing ? (
        <div className="mt-1 flex flex-wrap items-center gap-2 print:hidden">
          {editableUntil ? <Button variant="quiet" size="sm" onClick={() => setIsEditing(true)}>修改</Button> : null}
          <ConfirmDialog
            trigger="删除"
            triggerVariant="quiet"
            triggerSize="sm"
            title="删除这条讨论？"
            description="删除后不能恢复，讨论中保留“（该讨论已删除）”的标记。"
            confirmLabel="删除"
            confirmVariant="danger"
            action={deleteCommentAction}
            fields={forms.remove}
          />
          {editableUntil ? <span className="text-sm text-muted"><Time at={editableUntil} format="clock" /> 前可修改</span> : null}
        </div>
      ) : null}
    </li>
  );
}
