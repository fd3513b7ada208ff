import type { ClosurePage } from "@/lib/closures/queries";
import { AttachmentList } from "@/components/attachments/attachment-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NoticeBar } from "@/components/ui/notice-bar";
import { newRequestId } from "@/components/ui/request-id";
import { ClosureForm } from "./closure-form";
import { ClosureSteps } from "./closure-steps";
import { ClosureView } from "./closure-view";

/** A task's closure: the form while it may be written, else its words; below it what can be done, and what was before. */
export function ClosureScreen({ page }: { page: ClosurePage }) {
  const { list, task, current, reopened, files, evidence, rights } = page;
  const own = files.filter((file) => file.recordId === current?.id);
  return (
    <div className="space-y-4">
      <Card><p className="max-w-[52em] font-notice text-lg leading-8">{task.content}</p></Card>
      {current?.state === "RETURNED" && current.returnReason ? <NoticeBar tone="warning" title="已退回"><span className="whitespace-pre-line">{current.returnReason}</span></NoticeBar> : null}
      {rights.write ? (
        <Card title="销号申请" id="closure-form">
          <ClosureForm key={current?.id ?? "new"} list={list.slug} no={task.no} version={current?.version ?? 0} statement={current?.statement ?? ""} files={own} requestId={newRequestId()} />
        </Card>
      ) : current ? <ClosureView closure={current} files={files} title="销号申请" id="closure" /> : (
        <Card><EmptyState title="还没有申请销号">任务完成后，由牵头单位填报员申请，审签后报督查员核查。</EmptyState></Card>
      )}
      {current ? <ClosureSteps closure={current} rights={rights} /> : null}
      {evidence.length > 0 ? <Card title={`各期报告的佐证材料（${evidence.length}）`} id="closure-evidence"><AttachmentList files={evidence} /></Card> : null}
      {reopened.map((closure, at) => <ClosureView key={closure.id} closure={closure} files={files} title="此前的销号" id={`closure-before-${at}`} />)}
    </div>
  );
}
