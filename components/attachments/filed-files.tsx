import type { ReactNode } from "react";
import type { CommentAttachment, FiledAttachment } from "@/lib/attachments/queries";
import { AttachmentList, FiledEvidence } from "./attachment-list";

type Period = { id: string } | { key: string };

function isIn(file: FiledAttachment, period: Period): boolean {
  return "id" in period ? file.periodId === period.id : file.periodKey === period.key;
}

/** @returns the files of the report as filed in a period, below its words */
export function reportFiles(files: readonly FiledAttachment[], period: Period): ReactNode {
  return <FiledEvidence files={files.filter((file) => file.for === "report" && isIn(file, period))} />;
}

/** @returns by unit, the files of the contributions as filed in a period */
export function contributionFiles(files: readonly FiledAttachment[], period: Period): Record<string, ReactNode> {
  const mine = files.filter((file) => file.for === "contribution" && isIn(file, period));
  return Object.fromEntries(
    [...new Set(mine.map((file) => file.unitId))].map((unitId) => [unitId, <AttachmentList key={unitId} files={mine.filter((file) => file.unitId === unitId)} />]),
  );
}

/** @returns the files of one comment, below its words */
export function commentFiles(files: readonly CommentAttachment[], commentId: string): ReactNode {
  return <AttachmentList files={files.filter((file) => file.commentId === commentId)} label="附件" />;
}
