import type { ReactNode } from "react";
import type { FiledAttachment } from "@/lib/attachments/queries";
import type { FiledReport } from "@/lib/reports/queries";
import { compareTexts } from "@/lib/tasks/rules-diff";
import { AttachmentList } from "@/components/attachments/attachment-list";
import { QuoteLine } from "@/components/reports/quote-line";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { Marked, MARKS } from "@/components/tasks/marked";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";

/** From here on the unit has hardly written anything new. */
const REPEATED = 0.8;

type Props = { filed: FiledReport; last: FiledReport | null };
type ComparisonProps = Props & { /** The task's page, without its query. */ taskPath: string };

/** The report in the order of the form, beside the last accepted one; what the other does not have is marked. */
export function ReportComparison({ filed, last, taskPath, files }: ComparisonProps & { files: readonly FiledAttachment[] }) {
  const compared = { filed, last };
  return (
    <section aria-label="报告内容" className="overflow-hidden rounded-lg border border-line bg-surface">
      {last ? (
        <p className="px-4 py-2 text-sm text-muted max-md:border-b max-md:border-line">
          与上次采纳的报告对照：<ins className={MARKS.ins}>本期新写</ins>，<del className={MARKS.del}>本期没有</del>。
        </p>
      ) : <p className="px-4 py-2 text-sm text-muted">此前没有已采纳的报告可以对照。</p>}
      <table className="w-full table-fixed border-separate border-spacing-0 max-md:block">
        <thead className="max-md:sr-only">
          <tr className="bg-sunken text-left text-sm">
            <th scope="col" className="w-28 px-4 py-1.5 font-medium">项目</th>
            <th scope="col" className="px-3 py-1.5 font-medium">{`本期（${filed.periodLabel}）`}</th>
            {last ? <th scope="col" className="px-3 py-1.5 font-medium">{`上次采纳（${last.periodLabel}）`}</th> : null}
          </tr>
        </thead>
        <tbody className="max-md:block">
          <TextRow name="本季度进展情况" field="progress" {...compared} />
          {filed.quotes.length > 0 ? (
            <Row name="引用配合情况" now={<QuoteLine quotes={filed.quotes} taskPath={taskPath} periodKey={filed.periodKey} />} before={last ? <Quoted report={last} taskPath={taskPath} /> : null} />
          ) : null}
          <Row name="自评" now={<AssessmentMark value={filed.selfAssessment} source="claim" isSourceSilent />} before={last ? <Judged report={last} /> : null} />
          <Row name="完成比例" now={<Completion value={filed.completion} before={last?.completion ?? null} />} before={last ? <Completion value={last.completion} before={null} /> : null} />
          <TextRow name="存在问题" field="problems" {...compared} />
          <TextRow name="需协调事项" field="coordination" {...compared} />
          <TextRow name="对上争取" field="upward" {...compared} />
          <TextRow name="下一步打算" field="nextSteps" {...compared} />
          <Row name="佐证材料" now={<Files files={files} report={filed} />} before={last ? <Files files={files} report={last} /> : null} />
          <Row name="经办人" now={`${filed.contactName}　${filed.contactPhone}`} before={last ? `${last.contactName}　${last.contactPhone}` : null} />
        </tbody>
      </table>
    </section>
  );
}

const CELL = "border-t border-line px-3 py-2 text-left align-top max-md:block max-md:px-4";

function Row({ name, aside, now, before }: { name: string; aside?: ReactNode; now: ReactNode; before: ReactNode }) {
  return (
    <tr className="max-md:block">
      <th scope="row" className={classNames(CELL, "px-4 font-medium max-md:pb-0")}>{name}{aside}</th>
      <td className={classNames(CELL, "whitespace-pre-line max-md:border-0 max-md:pt-0.5")}>{now}</td>
      {before === null ? null : (
        <td className={classNames(CELL, "whitespace-pre-line max-md:mx-4 max-md:mb-2 max-md:border-0 max-md:border-l-2 max-md:border-line max-md:px-3 max-md:py-0")}>
          <span className="block text-sm text-muted md:hidden">上次采纳</span>
          {before}
        </td>
      )}
    </tr>
  );
}

type TextField = "progress" | "problems" | "coordination" | "upward" | "nextSteps";

function TextRow({ name, field, filed, last }: Props & { name: string; field: TextField }) {
  const now = filed[field] || <span className="text-muted">无</span>;
  if (!last) return <Row name={name} now={now} before={null} />;
  const earlier = last[field] || <span className="text-muted">无</span>;
  const { before, after, sameShare, isRewritten } = compareTexts(last[field], filed[field]);
  // Beside an empty field every word is new; marking them all would only make them harder to read.
  if (isRewritten || last[field] === "" || filed[field] === "") {
    return <Row name={name} aside={isRewritten ? <Aside>整段新写</Aside> : null} now={now} before={earlier} />;
  }
  const share = `与上次相同 ${Math.floor(sameShare * 100)}%`;
  const isRepeated = field === "progress" && sameShare >= REPEATED;
  return (
    <Row
      name={name}
      aside={<Aside>{isRepeated ? <Chip tone="warning">{share}</Chip> : share}</Aside>}
      now={<Marked parts={after} mark="ins" />}
      before={<Marked parts={before} mark="del" />}
    />
  );
}

/** How the text stands to the earlier one, under the field's name. */
function Aside({ children }: { children: ReactNode }) {
  return <span className="block text-xs font-normal whitespace-nowrap text-muted max-md:ml-2 max-md:inline">{children}</span>;
}

function Files({ files, report }: { files: readonly FiledAttachment[]; report: FiledReport }) {
  const own = files.filter((file) => file.for === "report" && file.periodKey === report.periodKey);
  return own.length > 0 ? <AttachmentList files={own} label={`${report.periodLabel}佐证材料`} /> : <span className="text-muted">无</span>;
}

function Quoted({ report, taskPath }: { report: FiledReport; taskPath: string }) {
  return report.quotes.length > 0 ? <QuoteLine quotes={report.quotes} taskPath={taskPath} periodKey={report.periodKey} /> : <span className="text-muted">无</span>;
}

function Judged({ report }: { report: FiledReport }) {
  return (
    <span className="inline-flex flex-wrap gap-x-4">
      <AssessmentMark value={report.selfAssessment} source="claim" isSourceSilent />
      <span className="inline-flex gap-x-1"><span className="text-muted">督查评价</span><AssessmentMark value={report.verdict} source="verdict" isSourceSilent /></span>
    </span>
  );
}

function Completion({ value, before }: { value: number | null; before: number | null }) {
  if (value === null) return <span className="text-muted">未填</span>;
  const change = before === null ? 0 : value - before;
  return (
    <>
      {`${value}%`}
      {change === 0 ? null : <span className="ml-2 text-sm text-muted">{change > 0 ? `比上次增加 ${change} 个百分点` : `比上次减少 ${-change} 个百分点`}</span>}
    </>
  );
}
