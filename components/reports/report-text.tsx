import type { Assessment } from "@/lib/labels";
import type { QuoteView } from "@/lib/reports/queries-quotes";
import type { ActualView } from "@/lib/reports/rules-actuals";
import type { ReportFields } from "@/lib/reports/schema";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { DefinitionList } from "@/components/ui/definition-list";
import { ProgressBar } from "@/components/ui/progress-bar";
import { ActualLines } from "./actual-lines";
import { QuoteLine } from "./quote-line";

type Props = { report: ReportFields & { verdict: Assessment | null; quotes: QuoteView[]; actuals: ActualView[] }; taskPath: string; periodKey: string };

/** The fields of a report in the order of the form; what is empty is said so. */
export function ReportText({ report, taskPath, periodKey }: Props) {
  const none = <span className="text-muted">无</span>;
  return (
    <DefinitionList
      items={[
        { term: "进展情况", description: report.progress || none },
        ...(report.quotes.length > 0 ? [{ term: "引用配合情况", description: <QuoteLine quotes={report.quotes} taskPath={taskPath} periodKey={periodKey} /> }] : []),
        { term: "自评", description: <AssessmentMark value={report.selfAssessment} source="claim" /> },
        { term: "督查评价", description: <AssessmentMark value={report.verdict} source="verdict" /> },
        { term: "完成比例", description: <ProgressBar value={report.completion} label="完成比例" /> },
        ...(report.actuals.length > 0 ? [{ term: "量化指标", description: <ActualLines actuals={report.actuals} /> }] : []),
        { term: "存在问题", description: report.problems || none },
        { term: "需协调事项", description: report.coordination || none },
        { term: "对上争取", description: report.upward || none },
        { term: "下一步打算", description: report.nextSteps || none },
        { term: "经办人", description: `${report.contactName}　${report.contactPhone}` },
      ]}
    />
  );
}
