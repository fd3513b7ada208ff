import type { ReactNode } from "react";
import { returnReportUnsignedAction, signReportAction, withdrawReportAction } from "@/lib/reports/actions";
import { parseQuarterKey } from "@/lib/periods/calendar";
import { besideField } from "@/lib/plans/rules-targets";
import type { FiledReport } from "@/lib/reports/queries";
import type { ReportForm as Form } from "@/lib/reports/queries-form";
import { actualField, actualWords } from "@/lib/reports/rules-actuals";
import { planToAnswer } from "@/lib/reports/rules-draft";
import { FilingOutcome, filingStanding } from "@/components/tasks/filing-outcome";
import { KeptWords } from "@/components/tasks/kept-words";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { StepPanel, type FilingRequestIds } from "@/components/tasks/step-panel";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NoticeBar } from "@/components/ui/notice-bar";
import { formatDateTime } from "@/components/ui/time";
import type { ActualInput } from "./actual-fields";
import { ReportForm } from "./report-form";
import { ReportText } from "./report-text";
import { ReportTrail } from "./report-trail";
import { StartFrom, type Start } from "./start-from";

const TEXTS = ["progress", "problems", "coordination", "upward", "nextSteps"] as const;

/** The last report's words, or what it said would be done; never its claim and figures, which are this quarter's own. */
function startsFrom(earlier: FiledReport): Start[] {
  const plan = planToAnswer(earlier.nextSteps);
  const words = Object.fromEntries(TEXTS.map((name) => [name, earlier[name]]));
  return [{ label: "从上季度内容起草", words }, ...(plan ? [{ label: "从上季度的下一步打算起草", words: { progress: plan } }] : [])];
}

type Props = {
  form: Form; requestIds: FilingRequestIds; done: string | undefined; evidence?: ReactNode;
  /** What the ledger of 对上争取 holds of the task. */
  upward?: ReactNode;
  /** Where what was filed of it is entered there; null where that is done. */
  upwardHref: string | null;
};

function actualInputs({ targets, period }: Form): ActualInput[] {
  const quarter = parseQuarterKey(period.key);
  if (!targets || !quarter) return [];
  return targets.targets.map((target) => ({ field: actualField(target.key), name: target.name, measure: target.measure, beside: besideField(target, targets.figures, quarter) }));
}

/** A report under the hands of its unit: the form while it may be written, else its words and the steps left. */
export function ReportWorkspace({ form, requestIds, done, evidence, upward, upwardHref }: Props) {
  const { list, task, period, report, earlier, rights } = form;
  const address = { list: list.slug, no: task.no, period: period.key };
  const version = report?.version ?? 0;
  const taskPath = `/lists/${list.slug}/tasks/${task.no}`;
  // A draft without words holds files only; whom to ask is still last quarter's.
  const contact = version > 0 ? report : earlier;
  const filled = actualWords(report?.actuals ?? []);
  const actuals = actualInputs(form);
  const saved = {
    progress: report?.progress ?? "",
    selfAssessment: report?.selfAssessment ?? "",
    completion: report?.completion?.toString() ?? "",
    problems: report?.problems ?? "",
    coordination: report?.coordination ?? "",
    upward: report?.upward ?? "",
    nextSteps: report?.nextSteps ?? "",
    quotes: JSON.stringify((report?.quotes ?? []).map(({ unitId, revisionNo }) => ({ unitId, revisionNo }))),
    contactName: contact?.contactName ?? "",
    contactPhone: contact?.contactPhone ?? "",
    ...Object.fromEntries(actuals.map(({ field }) => [field, filled[field] ?? ""])),
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
      {rights.write ? null : <KeptWords accountId={form.accountId} kind="report" address={address} saved={saved} names={Object.fromEntries(actuals.map(({ field, name }) => [field, name]))} />}
      <StepPanel rights={rights} actions={actions} address={address} version={version} requestIds={requestIds} signLabel="审签报送"
        standing={filingStanding({ done, state: report?.state ?? "NOT_FILED", rights, signers: form.signers, receiver: "市人社局", isReviewed: true })} />
      {rights.write ? (
        <Card>
          {earlier && TEXTS.every((name) => saved[name] === "") ? <StartFrom fields={TEXTS} starts={startsFrom(earlier)} /> : null}
          <ReportForm accountId={form.accountId} address={address} requestId={requestIds.save} version={version} saved={saved} savedAt={report?.writtenAt.toISOString() ?? null}
            evidence={evidence} upward={upward} earlier={earlier} actuals={actuals} light={form.light} />
        </Card>
      ) : (
        <Card title="报告内容" id="report-text" actions={report ? <ReportStateChip state={report.state} /> : null}>
          {report ? (
            <>
              <ReportText report={{ ...report, verdict: form.filed?.verdict ?? null }} taskPath={taskPath} periodKey={period.key} />
              {evidence}
              {upwardHref ? <p className="mt-3 print:hidden"><ButtonLink href={upwardHref} size="sm">对上争取列入台账</ButtonLink></p> : null}
              <p className="mt-4 text-sm text-muted">{`${report.writtenByName}撰写，${formatDateTime(report.writtenAt)} 保存`}</p>
            </>
          ) : (
            <EmptyState title="本期还没有填写报告">{form.isOpen ? "由本单位填报员填写。" : null}</EmptyState>
          )}
        </Card>
      )}
      {form.events.length > 0 ? (
        <Card title="办理记录" id="trail" actions={form.filed && form.filed.revisionNo > 1 ? <ButtonLink href={`/lists/${list.slug}/tasks/${task.no}/report/revisions?period=${period.key}`} size="sm">各稿对照</ButtonLink> : null}>
          <ReportTrail events={form.events} />
        </Card>
      ) : null}
    </div>
  );
}
