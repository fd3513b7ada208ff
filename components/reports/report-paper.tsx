import type { ReactNode } from "react";
import type { ContributionRow } from "@/lib/contributions/queries";
import { tallyContributions } from "@/lib/contributions/rules";
import { ASSESSMENT_LABELS, REPORT_STATE_LABELS } from "@/lib/labels";
import type { ReportPaper } from "@/lib/reports/queries-paper";
import { paperHeading } from "@/lib/reports/rules-paper";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { formatDateTime, formatLongDate, formatMonthDay } from "@/components/ui/time";
import { actualText } from "./actual-lines";
import { QuoteLine } from "./quote-line";

type Props = { paper: ReportPaper; /** What goes with the report, where there is something. */ attachments?: readonly { id: string; name: string }[] };

/** One report as it is handed on: a sheet of A4 on the screen, and nothing but it on paper. */
export function ReportPaperView({ paper, attachments = [] }: Props) {
  const { list, task, period, report, filed, draftState, contributions } = paper;
  const isDraft = draftState !== null;
  const taskPath = `/lists/${list.slug}/tasks/${task.no}`;
  const parts: { title: string; body: ReactNode }[] = [
    {
      title: "本季度进展情况",
      body: (
        <>
          <Words text={report.progress} />
          {report.quotes.length > 0 ? <p className="mt-1 pl-[2em] text-sm">引用配合情况：<QuoteLine quotes={report.quotes} taskPath={taskPath} periodKey={period.key} /></p> : null}
        </>
      ),
    },
    ...(report.actuals.length > 0 ? [{ title: "量化指标完成情况", body: report.actuals.map((actual) => <p key={actual.target} className="indent-[2em]">{`${actual.name}：本季度完成 ${actualText(actual)}。`}</p>) }] : []),
    { title: "存在问题", body: <Words text={report.problems} /> },
    { title: "需协调事项", body: <Words text={report.coordination} /> },
    { title: "对上争取", body: <Words text={report.upward} /> },
    { title: "下一步打算", body: <Words text={report.nextSteps} /> },
    ...(contributions.length > 0 ? [{ title: "配合单位反馈情况", body: <Contributions rows={contributions} /> }] : []),
    ...(attachments.length > 0 ? [{ title: "佐证材料", body: <ol className="list-decimal pl-[3.5em]">{attachments.map(({ id, name }) => <li key={id}>{name}</li>)}</ol> }] : []),
  ];
  return (
    <article data-paper={isDraft ? "draft" : "filed"} aria-labelledby="paper-title"
      className="print-paper mx-auto max-w-[210mm] rounded-lg border border-line bg-surface p-6 font-notice text-lg leading-8 sm:p-12 print:max-w-none print:border-0 print:p-0">
      {isDraft ? <p className="text-center font-semibold">{draftState === "DRAFT" ? "草稿，未经审签报送" : `草稿（${REPORT_STATE_LABELS[draftState]}），未经审签报送`}</p> : null}
      <h1 id="paper-title" className="text-center text-xl text-balance">{paperHeading(list.title)}</h1>
      <p className="mt-1 mb-5 text-center">{`（${list.docNumber}　第 ${task.no} 项　${period.label}）`}</p>
      <dl className="grid border-t border-l border-ink text-base leading-7 sm:grid-cols-2 print:grid-cols-2">
        <Fact term="任务内容" isWide>{`${task.no}.${task.content}`}</Fact>
        <Fact term="牵头单位">{task.lead.label}</Fact>
        <Fact term="填报期">{period.label}</Fact>
        <Fact term="配合单位" isWide>{task.supports.map((support) => support.label).join("、") || "无"}</Fact>
        <Fact term="自评">{report.selfAssessment ? ASSESSMENT_LABELS[report.selfAssessment] : "未自评"}</Fact>
        <Fact term="督查评价">{report.verdict ? ASSESSMENT_LABELS[report.verdict] : "未评价"}</Fact>
        <Fact term="完成比例">{report.completion === null ? "未填" : `${report.completion}%`}</Fact>
        <Fact term="报送时间">{filed ? formatDateTime(filed.submittedAt) : "未报送"}</Fact>
        <Fact term="经办人">{report.contactName || "未填"}</Fact>
        <Fact term="联系电话">{report.contactPhone || "未填"}</Fact>
      </dl>
      {parts.map(({ title, body }, at) => (
        <section key={title} className="mt-4">
          <h2 className="text-lg">{`${chineseOrdinal(at + 1)}、${title}`}</h2>
          {body}
        </section>
      ))}
      <div className="mt-8 break-before-avoid break-inside-avoid text-right">
        {filed ? (
          <>
            <p>{task.lead.label}</p>
            <p>{formatLongDate(filed.submittedAt)}</p>
            <p className="mt-3 text-left text-sm">{`撰写：${filed.writtenByName}　　审签：${filed.signedByName}　　第 ${filed.revisionNo} 稿`}</p>
          </>
        ) : <p>{`${task.lead.label}（未经审签）`}</p>}
      </div>
    </article>
  );
}

function Fact({ term, isWide = false, children }: { term: string; isWide?: boolean; children: ReactNode }) {
  return (
    <div className={`flex break-inside-avoid border-r border-b border-ink ${isWide ? "sm:col-span-2 print:col-span-2" : ""}`}>
      <dt className="w-[6em] shrink-0 border-r border-ink px-2 py-1 font-semibold">{term}</dt>
      <dd className="min-w-0 flex-1 px-2 py-1">{children}</dd>
    </div>
  );
}

/** Paragraphs set in by two characters, as documents are; nothing written is said so. */
function Words({ text }: { text: string }) {
  return (text || "无。").split("\n").map((paragraph, at) => <p key={at} className="indent-[2em]">{paragraph}</p>);
}

function Contributions({ rows }: { rows: readonly ContributionRow[] }) {
  const { owed, missing } = tallyContributions(rows);
  const given = rows.filter((row) => row.filed !== null);
  return (
    <>
      <p className="indent-[2em]">{`应反馈 ${owed} 个单位，已有反馈 ${given.length} 个${missing.length > 0 ? `；未反馈：${missing.join("、")}` : ""}。`}</p>
      {given.map((row) => (row.filed ? (
        <div key={row.unitId} className="text-base leading-7">
          {`${row.filed.content}${row.filed.problems ? `\n存在问题和建议：${row.filed.problems}` : ""}`.split("\n").map((paragraph, at) => (
            <p key={at} className="indent-[2em]">
              {at === 0 ? <span className="font-semibold">{`${row.unitName}（${formatMonthDay(row.filed?.submittedAt ?? "")}反馈）：`}</span> : null}
              {paragraph}
            </p>
          ))}
        </div>
      ) : null))}
    </>
  );
}
