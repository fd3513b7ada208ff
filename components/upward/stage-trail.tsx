import type { UpwardItem } from "@/lib/upward/queries";
import { AttachmentList } from "@/components/attachments/attachment-list";
import { Chip } from "@/components/ui/chip";
import { formatDate, Time } from "@/components/ui/time";
import { UpwardStageChip } from "./upward-stage-chip";

/** Every stage as it was recorded, newest first; a corrected one stays. */
export function StageTrail({ stages, files }: Pick<UpwardItem, "stages" | "files">) {
  const corrected = new Set(stages.filter((stage) => stage.isCorrection).map((stage) => stage.no - 1));
  return (
    <ol aria-label="阶段记录" className="divide-y divide-line">
      {[...stages].reverse().map((stage) => (
        <li key={stage.id} className="py-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <UpwardStageChip stage={stage.stage} />
            <span className="font-medium">{formatDate(stage.happenedOn)}</span>
            {stage.isCorrection ? <Chip tone="info">更正</Chip> : null}
            {corrected.has(stage.no) ? <Chip tone="quiet">已更正</Chip> : null}
            <span className="text-sm text-muted">{stage.recordedByName} 记录于 <Time at={stage.recordedAt} /></span>
          </p>
          {stage.note ? <p className="mt-1 whitespace-pre-line">{stage.note}</p> : null}
          <AttachmentList files={files.filter((file) => file.recordId === stage.id)} />
        </li>
      ))}
    </ol>
  );
}
