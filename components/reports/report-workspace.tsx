import { returnReportUnsignedAction, signReportAction, withdrawReportAction } from "@/lib/reports/actions";
import type { ReportForm as Form } from "@/lib/reports/queries-form";
import { FilingOutcome } from "@/components/tasks/filing-outcome";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { StepPanel, type FilingRequestIds } from "@/components/tasks/step-panel";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NoticeBar } from "@/components/ui/notice-bar";
import { formatDateTime } from "@/components/ui/time";
import { ReportForm } from "./report-form";
import { ReportText } from "./report-text";
import { ReportTrail } from "./report-trail";

/** A report under the hands of its unit: the form while it may be written, else its words and the steps left. */
export function ReportWorkspace({ form, requestIds, done }: { form: Form; requestIds: FilingRequestIds; done: string | undefined }) {
  const { list, task, period, report, earlier, rights } = form;
  const address = { list: list.slug, no: task.no, period: period.key };
  const version = report?.version ?? 0;
  const saved = {
    progress: report?.progress ?? "",
    selfAssessment: report?.selfAssessment ?? "",
    completion: report?.completion?.toString() ?? "",
    problems: report?.problems ?? "",
    coordination: report?.coordination ?? "",
    upward: report?.upward ?? "",
    nextSteps: report?.nextSteps ?? "",
    contactName: report?.contactName ?? earlier?.contactName ?? "",
    contactPhone: report?.contactPhone ?? earlier?.contactPhone ?? "",
  };
  const actions = { sign: signReportAction, signReturn: returnReportUnsignedAction, withdraw: withdrawReportAction };
  return (
    <div className="min-w-0 space-y-4">
      <FilingOutcome done={done} state={report?.state ?? "NOT_FILED"} signers={form.signers} receiver="市人社局" />
      {report?.state === "RETURNED" && report.returnReason ? (
        <NoticeBar tone="warning" title={`已退回${report.returnedByName ? `（${report.returnedByName}）` : ""}`}>
          <span className="whitespace-pre-line">{report.returnReason}</span>
        </NoticeBar>
      ) : null}
      <StepPanel rights={rights} actions={actions} address={address} version={version} requestIds={requestIds} signLabel="审签报送" />
      {rights.write ? (
        <Card>
          <ReportForm address={address} requestId={requestIds.save} version={version} saved={saved} savedAt={report?.writtenAt.toISOString() ?? null}
            earlier={earlier ? { periodKey: earlier.periodKey, periodLabel: earlier.periodLabel, completion: earlier.completion, progress: earlier.progress } : null} />
        </Card>
      ) : (
        <Card title="报告内容" id="report-text" actions={report ? <ReportStateChip state={report.state} /> : null}>
          {report ? (
            <>
              <ReportText report={{ ...report, verdict: form.filed?.verdict ?? null }} />
              <p className="mt-4 text-sm text-muted">{`${report.writtenByName}撰写，${formatDateTime(report.writtenAt)} 保存`}</p>
            </>
          ) : (
            <EmptyState title="本期还没有填写报告">{form.isOpen ? "由本单位填报员填写。" : null}</EmptyState>
          )}
        </Card>
      )}
      {form.events.length > 0 ? (
        <Card title="办理过程" id="trail" actions={form.filed && form.filed.revisionNo > 1 ? <ButtonLink href={`/lists/${list.slug}/tasks/${task.no}/report/revisions?period=${period.key}`} size="sm">各稿对照</ButtonLink> : null}>
          <ReportTrail events={form.events} />
        </Card>
      ) : null}
    </div>
  );
}
