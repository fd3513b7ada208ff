import { createCommentAction } from "@/lib/comments/actions";
import type { CommentAttachment } from "@/lib/attachments/queries";
import type { CommentRow, MentionableUnit } from "@/lib/comments/queries";
import { COMMENTS_SHOWN } from "@/lib/comments/schema";
import { commentFiles } from "@/components/attachments/filed-files";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { CommentForm, CommentItem } from "./comment-lazy";
import { ReadMark } from "./read-mark";
import { newRequestId } from "@/components/ui/request-id";

type DiscussionProps = {
  /** Newest last, as `listComments` gives them. */
  comments: readonly CommentRow[];
  mentionable: readonly MentionableUnit[];
  canWrite: boolean;
  files: readonly CommentAttachment[];
  listSlug: string;
  taskNo: number;
};

function lastChange(comments: readonly CommentRow[]): Date | null {
  const times = comments.map(({ createdAt, editedAt }) => Math.max(createdAt.getTime(), editedAt?.getTime() ?? 0));
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}

/** A task's discussion: the thread, and a form for those who may write. Render it on the server. */
export function Discussion({ comments, mentionable, canWrite, files, listSlug, taskNo }: DiscussionProps) {
  const address = { list: listSlug, no: taskNo };
  const until = lastChange(comments);
  const formsOf = (comment: CommentRow) =>
    canWrite && comment.mine && comment.deletedAt === null
      ? {
          edit: { ...address, comment: comment.id, requestId: newRequestId() },
          remove: { ...address, comment: comment.id, requestId: newRequestId() },
        }
      : null;
  return (
    <div className="space-y-4">
      <Card title="讨论" id="discussion" isFlush actions={<span className="text-sm text-muted">共 {comments.length} 条</span>}>
        {comments.length >= COMMENTS_SHOWN ? <p className="px-4 pt-3 text-muted">只显示最近 {COMMENTS_SHOWN} 条。</p> : null}
        {comments.length > 0 ? (
          <ol aria-labelledby="discussion">
            {comments.map((comment) => (
              <CommentItem key={comment.id} comment={comment} mentionable={mentionable} files={commentFiles(files, comment.id)} forms={formsOf(comment)} />
            ))}
          </ol>
        ) : (
          <EmptyState title="还没有讨论">
            {canWrite ? "可在下方就本任务提问、答复，牵头单位、配合单位和督查员都能看到。" : null}
          </EmptyState>
        )}
      </Card>
      {canWrite ? (
        <Card>
          <CommentForm
            action={createCommentAction}
            fields={{ ...address, requestId: newRequestId() }}
            id="new-comment"
            label="发表讨论"
            submitLabel="发表"
            mentionable={mentionable}
            attachTo={address}
          />
        </Card>
      ) : (
        <p className="text-muted">您可以查看讨论，不能发表。</p>
      )}
      {until ? <ReadMark listSlug={listSlug} taskNo={taskNo} until={until.toISOString()} /> : null}
    </div>
  );
}
