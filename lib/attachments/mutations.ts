import "server-only";
import type { z } from "zod";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { loadDiscussion } from "@/lib/comments/mutations-mentions";
import { canReadDiscussion } from "@/lib/comments/policy";
import type { Transaction } from "@/lib/db/client";
import { loadFilingPlace } from "@/lib/tasks/mutations-filing";
import { canReadDraft, canReadFiled, canWrite } from "@/lib/tasks/policy";
import { enterTarget, reopenDraft } from "./mutations-target";
import type { removeAttachmentSchema, UploadTarget } from "./schema";

const PLACE = { unitId: true, filedRevisionNo: true, period: { select: { key: true } }, revisions: { select: { no: true, attachmentIds: true } } } as const;
const SELECT = {
  id: true, name: true, removedAt: true, uploadedById: true, commentId: true, recordId: true, unitId: true, taskId: true,
  task: { select: { no: true, list: { select: { slug: true } } } },
  report: { select: PLACE }, contribution: { select: PLACE },
} as const;

async function load(tx: Transaction, id: string) {
  const file = await tx.attachment.findUnique({ where: { id }, select: SELECT });
  if (!file) throw new NotFound();
  return file;
}
type File = Awaited<ReturnType<typeof load>>;

/** A published comment's files go with the comment; a record's stay with it. */
async function refuseOnPublished(tx: Transaction, viewer: Viewer, { uploadedById, task, commentId }: File): Promise<never> {
  if (uploadedById === viewer.id) throw new Refused(commentId === null ? "提交后，佐证材料不能删除。" : "讨论发表后，附件不能单独删除；可以删除整条讨论。");
  const discussion = await loadDiscussion(tx, { list: task.list.slug, no: task.no }, new Date());
  throw canReadDiscussion(viewer, discussion) ? new Forbidden() : new NotFound();
}

/** Who may not change the draft learns that the file exists only where he can see it: in his own unit, or as filed. */
async function requireOwnDraft(tx: Transaction, viewer: Viewer, file: File, address: { list: string; no: number; period: string }): Promise<void> {
  const draft = file.report ?? file.contribution;
  if (draft && canWrite(viewer, draft.unitId)) return;
  if (draft && canReadDraft(viewer, draft.unitId)) throw new Forbidden();
  const standing = draft?.revisions.find((revision) => revision.no === draft.filedRevisionNo);
  const isSeen = standing?.attachmentIds.includes(file.id) === true && canReadFiled(viewer, await loadFilingPlace(tx, address));
  throw isSeen ? new Forbidden() : new NotFound();
}

/**
 * Takes a file off the draft, or off a comment not yet written. Revisions it was filed with keep it.
 * @throws NotFound, Forbidden; Refused where the draft cannot be changed now
 */
export async function removeAttachment(viewer: Viewer, input: z.output<typeof removeAttachmentSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["ATTACHMENT_REMOVED"], async (tx, record) => {
    const file = await load(tx, input.attachment);
    const draft = file.report ?? file.contribution;
    const subject = { event: "ATTACHMENT_REMOVED", taskId: file.taskId, subjectId: file.id, detail: { name: file.name } } as const;
    if (!draft) {
      if (file.commentId !== null || file.recordId !== null) await refuseOnPublished(tx, viewer, file);
      if (file.uploadedById !== viewer.id) throw new NotFound();
      await markRemoved(tx, viewer, file.id);
      await record({ ...subject, ...(file.unitId === null ? {} : { unitId: file.unitId }) });
      return;
    }
    const address = { list: file.task.list.slug, no: file.task.no, period: draft.period.key };
    await requireOwnDraft(tx, viewer, file, address);
    const target: UploadTarget = { for: file.report ? "report" : "contribution", ...address };
    const place = await enterTarget(tx, viewer, target);
    await reopenDraft(tx, viewer, place);
    await markRemoved(tx, viewer, file.id);
    await record({ ...subject, unitId: draft.unitId, ...(place.periodId === null ? {} : { periodId: place.periodId }) });
  });
}

/** Of two removals the second finds it done. */
async function markRemoved(tx: Transaction, viewer: Viewer, id: string): Promise<void> {
  const { count } = await tx.attachment.updateMany({ where: { id, removedAt: null, commentId: null, recordId: null }, data: { removedAt: new Date(), removedById: viewer.id } });
  if (count === 0) throw new Refused("文件已被删除，请刷新页面。");
}
