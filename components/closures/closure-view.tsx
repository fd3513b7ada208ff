import type { RecordAttachment } from "@/lib/attachments/queries";
import type { ClosureRow } from "@/lib/closures/queries";
import { FiledEvidence } from "@/components/attachments/attachment-list";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatDate, formatDateTime } from "@/components/ui/time";
import { ClosureStateChip } from "./closure-state-chip";

type Props = { closure: ClosureRow; files: readonly RecordAttachment[]; title: string; id: string };

/** A closure as it was written, checked and looked back at. */
export function ClosureView({ closure, files, title, id }: Props) {
  const own = files.filter((file) => file.recordId === closure.id);
  return (
    <Card title={title} id={id} actions={<ClosureStateChip state={closure.state} />}>
      <DefinitionList items={[{ term: "完成情况", description: closure.statement || "未填写" }, ...closureFacts(closure)]} />
      <FiledEvidence files={own} />
    </Card>
  );
}

const by = (at: Date, name: string | null) => [formatDateTime(at), name].filter(Boolean).join("　");

/** @returns who asked, decided and looked back, with what was noted; only what has happened */
export function closureFacts(closure: ClosureRow): { term: string; description: string }[] {
  const { askedAt, signedByName, closedAt, decidedByName, closeNote, lookBackOn, lookedBackAt, lookedBackByName, lookBackNote, reopenedAt, state } = closure;
  return [
    ...(askedAt && signedByName ? [{ term: "申请", description: by(askedAt, `${signedByName}审签`) }] : []),
    ...(closedAt ? [{ term: "核查销号", description: [by(closedAt, decidedByName), closeNote].filter(Boolean).join("\n") }] : []),
    ...(lookedBackAt && !reopenedAt ? [{ term: "回头看", description: [by(lookedBackAt, lookedBackByName), lookBackNote].filter(Boolean).join("\n") }] : []),
    ...(reopenedAt ? [{ term: "恢复办理", description: [by(reopenedAt, lookedBackByName), lookBackNote].filter(Boolean).join("\n") }] : []),
    ...(state === "CLOSED" ? [{ term: lookedBackAt ? "下次回头看" : "回头看", description: lookBackOn ? formatDate(lookBackOn) : "不再回头看" }] : []),
  ];
}
