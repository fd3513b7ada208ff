import { closeInstructionAction, returnInstructionAction, saveInstructionAnswerAction, sendInstructionAnswerAction } from "@/lib/orders/actions-instructions";
import type { InstructionView } from "@/lib/orders/queries-instructions";
import { NOTE_MAX } from "@/lib/orders/rules-limits";
import { describeDue, shanghaiMinute } from "@/lib/periods/calendar";
import { AttachmentList } from "@/components/attachments/attachment-list";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { NoticeBar } from "@/components/ui/notice-bar";
import { newRequestId } from "@/components/ui/request-id";
import { formatDateTime } from "@/components/ui/time";
import { AnswerForm } from "./answer-form";
import { AskAgainForm } from "./decide-forms";
import { InstructionStateChip } from "./state-chips";
import { TrailCard } from "./trail-card";

/** One instruction: what was asked of whom, what was answered, what can be done. */
export function InstructionPage({ instruction, slug, now }: { instruction: InstructionView; slug: string; now: Date }) {
  const { id, version, state, text, taskNo, content, unitName, answer, answeredAt, answeredByName, answerDesk, deciding, returnReason, files, trail } = instruction;
  const fields = { instruction: id, version };
  return (
    <div className="max-w-200 space-y-4">
      <Card title="批示" id="text" actions={<><InstructionStateChip state={state} />{instruction.isLate ? <OverdueMark text={`反馈${describeDue(instruction.answerDueAt, now)}`} /> : null}</>}>
        <p className="mb-3 font-notice text-lg whitespace-pre-line">{text}</p>
        <DefinitionList items={[
          { term: "任务", description: <><Link href={`/lists/${slug}/tasks/${taskNo}?tab=carrying`} className="inline-link">{`第 ${taskNo} 项`}</Link>{`　${content}`}</> },
          { term: "承办单位", description: unitName },
          { term: "批示", description: `${instruction.givenByName}　${formatDateTime(instruction.givenAt)}` },
          { term: "反馈时限", description: formatDateTime(instruction.answerDueAt) },
          ...(instruction.closedAt ? [{ term: "办结", description: [`${instruction.closedByName}　${formatDateTime(instruction.closedAt)}`, instruction.closeNote].filter(Boolean).join("\n") }] : []),
        ]} />
      </Card>
      {answeredAt ? (
        <Card title="办理情况" id="answered">
          <p className="whitespace-pre-line">{answer}</p>
          <p className="mt-2 text-sm text-muted">{`${unitName} ${answeredByName}　${formatDateTime(answeredAt)}`}</p>
        </Card>
      ) : null}
      {returnReason ? <NoticeBar tone="warning" title="要求继续办理">{returnReason}</NoticeBar> : null}
      {answerDesk ? <AnswerForm title="反馈" desk={answerDesk} place={{ list: slug, no: taskNo }} fields={fields} save={saveInstructionAnswerAction} send={sendInstructionAnswerAction} requestIds={{ save: newRequestId(), send: newRequestId() }} /> : null}
      {deciding ? (
        <Card title="办理" id="decide">
          <div className="flex flex-wrap items-start gap-3">
            <ConfirmDialog trigger="办结" triggerVariant={state === "ANSWERED" ? "primary" : "secondary"} title="办结批示" confirmLabel="办结" action={closeInstructionAction} fields={{ ...fields, requestId: newRequestId() }}
              description={state === "ANSWERED" ? "办结后不能再反馈，记录保留。" : "承办单位尚未反馈。确不需再办的，请说明原因后办结。"} reason={{ name: "note", label: state === "ANSWERED" ? "办结意见" : "办结原因", maxLength: NOTE_MAX, isOptional: state === "ANSWERED" }} />
            {state === "ANSWERED" ? <AskAgainForm summary="要求继续办理" action={returnInstructionAction} fields={{ ...fields, requestId: newRequestId() }} until={shanghaiMinute(deciding.returnUntil)} /> : null}
          </div>
        </Card>
      ) : null}
      {files.length > 0 ? <Card title={answerDesk ? "附件（含未报送的）" : "附件"} id="files" isFlush><AttachmentList files={files} label="反馈附件" /></Card> : null}
      <TrailCard trail={trail} />
    </div>
  );
}
