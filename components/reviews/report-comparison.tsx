import type { FiledAttachment } from "@/lib/attachments/queries";
import type { FiledReport } from "@/lib/reports/queries";
import { describeRepeats, findRepeats, type RepeatedSentence } from "@/lib/reports/rules-similarity";
import { AttachmentList } from "@/components/attachments/attachment-list";
import { ActualLines } from "@/components/reports/actual-lines";
import { QuoteLine } from "@/components/reports/quote-line";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { NoticeBar } from "@/components/ui/notice-bar";
import { ComparisonTable, type ComparedRow } from "./comparison-table";
import { markChanges, MarksLegend, NOTHING, REPEAT_MARK } from "./marked-text";
import { Completion } from "./report-rows";

type Props = {
  filed: FiledReport;
  /** The last accepted one. */
  last: FiledReport | null;
  /** The last filed one, accepted or not: what repeats is told against it. */
  lastFiled: FiledReport | null;
  /** Of all that stands as filed on the task. */
  files: readonly FiledAttachment[];
  /** The task's page, without its query. */
  taskPath: string;
};

const TEXTS = [
  ["存在问题", "problems"], ["需协调事项", "coordination"], ["对上争取", "upward"], ["下一步打算", "nextSteps"],
] as const;

/** The report in the order of the form, beside the last accepted one; what the other does not have, and what repeats, is marked. */
export function ReportComparison({ filed, last, lastFiled, files, taskPath }: Props) {
  const found = lastFiled ? findRepeats(filed.progress, lastFiled.progress) : null;
  const repeats = found && lastFiled ? describeRepeats(found, lastFiled.periodLabel) : "";
  const text = (name: string, field: "progress" | (typeof TEXTS)[number][1], repeated: readonly RepeatedSentence[] = []): ComparedRow => {
    const { before, after, isRewritten } = markChanges(last?.[field] ?? "", filed[field], repeated);
    return { name, aside: last && isRewritten ? "整段新写" : null, cells: [after, before] };
  };
  return (
    <>
      {found?.isRepeated && lastFiled ? (
        <NoticeBar tone="warning" title={`进展情况与${lastFiled.periodLabel}基本相同`}>{`${repeats}，约占全文 ${Math.floor(found.share * 100)}%，已在文中标出。`}</NoticeBar>
      ) : null}
      <ComparisonTable
        label="报告内容"
        caption={
          <>
            {last ? <>与上次采纳的报告对照：<MarksLegend added="本期新写" removed="本期没有" />。</> : "此前没有已采纳的报告可以对照。"}
            {repeats && lastFiled ? <><span className={REPEAT_MARK}>{`与${lastFiled.periodLabel}重复的句子`}</span>{found?.isRepeated ? "。" : `：进展情况${repeats}。`}</> : null}
          </>
        }
        sides={[{ head: `本期（${filed.periodLabel}）`, phoneName: null }, ...(last ? [{ head: `上次采纳（${last.periodLabel}）`, phoneName: "上次采纳" }] : [])]}
        rows={[
          text("本季度进展情况", "progress", found?.repeated),
          ...(filed.quotes.length > 0 ? [{ name: "引用配合情况", cells: [<Quoted key="now" report={filed} taskPath={taskPath} />, last ? <Quoted key="before" report={last} taskPath={taskPath} /> : null] }] : []),
          { name: "自评", cells: [<AssessmentMark key="now" value={filed.selfAssessment} source="claim" isSourceSilent />, last ? <Judged key="before" report={last} /> : null] },
          { name: "完成比例", cells: [<Completion key="now" value={filed.completion} before={last?.completion ?? null} />, <Completion key="before" value={last?.completion ?? null} before={null} />] },
          ...(filed.actuals.length > 0 || (last?.actuals.length ?? 0) > 0 ? [{ name: "量化指标", cells: [<Actuals key="now" report={filed} />, last ? <Actuals key="before" report={last} /> : null] }] : []),
          ...TEXTS.map(([name, field]) => text(name, field)),
          { name: "佐证材料", cells: [<Files key="now" files={files} report={filed} />, last ? <Files key="before" files={files} report={last} /> : null] },
          { name: "经办人", cells: [`${filed.contactName}　${filed.contactPhone}`, `${last?.contactName ?? ""}　${last?.contactPhone ?? ""}`] },
        ]}
      />
    </>
  );
}

function Judged({ report }: { report: FiledReport }) {
  return (
    <span className="inline-flex flex-wrap gap-x-4">
      <AssessmentMark value={report.selfAssessment} source="claim" isSourceSilent />
      <span className="inline-flex gap-x-1"><span className="text-muted">督查评价</span><AssessmentMark value={report.verdict} source="verdict" isSourceSilent /></span>
    </span>
  );
}

function Files({ files, report }: { files: readonly FiledAttachment[]; report: FiledReport }) {
  const own = files.filter((file) => file.for === "report" && file.periodKey === report.periodKey);
  return own.length > 0 ? <AttachmentList files={own} label={`${report.periodLabel}佐证材料`} /> : NOTHING;
}

function Actuals({ report }: { report: FiledReport }) {
  return report.actuals.length > 0 ? <ActualLines actuals={report.actuals} /> : NOTHING;
}

function Quoted({ report, taskPath }: { report: FiledReport; taskPath: string }) {
  return report.quotes.length > 0 ? <QuoteLine quotes={report.quotes} taskPath={taskPath} periodKey={report.periodKey} /> : NOTHING;
}
