import type { ReactNode } from "react";
import type { ReportEventRow } from "@/lib/audit/queries-report";
import type { FiledReport } from "@/lib/reports/queries";
import { lateWords } from "@/lib/periods/rules-requests";
import { ExtensionNote } from "@/components/periods/extension-note";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { ProgressBar } from "@/components/ui/progress-bar";
import { formatDateTime } from "@/components/ui/time";
import { ReportText } from "./report-text";
import { ReportTrail } from "./report-trail";

type Props = { report: FiledReport; events: ReportEventRow[]; taskPath: string; isOpen: boolean; reviewHref: string | null; /** Its files. */ evidence?: ReactNode; /** Where its unit enters its 对上争取 into the ledger; null where that is done, or not his to do. */ upwardHref?: string | null };

/** A report as filed, with its trail; earlier ones are folded. */
export function FiledReportView({ report, events, taskPath, isOpen, reviewHref, evidence, upwardHref = null }: Props) {
  const canReview = reviewHref !== null && (report.state === "SUBMITTED" || report.state === "ACCEPTED");
  return (
    <details open={isOpen} data-print="as-shown" className="group/report rounded-lg border border-line bg-surface">
      <summary className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-sunken">
        <Icon name="chevron-right" className="size-4 group-open/report:rotate-90 print:hidden" />
        <h2 className="text-lg">{report.periodLabel}</h2>
        <ReportStateChip state={report.state} />
        {report.isOnTime ? null : <Chip tone="warning">{lateWords(report)}</Chip>}
        <AssessmentMark value={report.verdict ?? report.selfAssessment} source={report.verdict ? "verdict" : "claim"} />
        <ProgressBar value={report.completion} label="完成比例" />
      </summary>
      <div className="border-t border-line p-4">
        <ReportText report={report} taskPath={taskPath} periodKey={report.periodKey} />
        {evidence}
        <p className="mt-4 text-sm text-muted">
          {`${report.unitName}　${report.writtenByName}撰写，${report.signedByName}审签，${formatDateTime(report.submittedAt)} 报送（第 ${report.revisionNo} 稿）`}
        </p>
        {report.extension ? <ExtensionNote extension={report.extension} className="mt-1 text-sm" /> : null}
        <div className="mt-3"><ReportTrail events={events} /></div>
        <div className="mt-3 flex flex-wrap gap-2">
          {canReview ? <ButtonLink href={reviewHref} size="sm">{report.state === "SUBMITTED" ? "审核" : "打开审核页"}</ButtonLink> : null}
          {upwardHref ? <ButtonLink href={upwardHref} size="sm">对上争取列入台账</ButtonLink> : null}
          {report.revisionNo > 1 ? <ButtonLink href={`${taskPath}/report/revisions?period=${report.periodKey}`} size="sm">各稿对照</ButtonLink> : null}
          <ButtonLink href={`${taskPath}/report/print?period=${report.periodKey}`} size="sm" aria-label={`打印${report.periodLabel}报告`}><Icon name="printer" />打印</ButtonLink>
        </div>
      </div>
    </details>
  );
}
