import type { ActualView } from "@/lib/reports/rules-actuals";
import type { ReportFields } from "@/lib/reports/schema";
import type { ContributionFields } from "@/lib/contributions/schema";
import { actualText } from "@/components/reports/actual-lines";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { MARKS } from "@/components/tasks/marked";
import type { ComparedRow } from "./comparison-table";
import { markChanges } from "./marked-text";

export function Completion({ value, before }: { value: number | null; before: number | null }) {
  if (value === null) return <span className="text-muted">未填</span>;
  const change = before === null ? 0 : value - before;
  return (
    <>
      {`${value}%`}
      {change === 0 ? null : <span className="ml-2 text-sm text-muted">{change > 0 ? `比上次增加 ${change} 个百分点` : `比上次减少 ${-change} 个百分点`}</span>}
    </>
  );
}

const REPORT_TEXTS = [
  ["存在问题", "problems"], ["需协调事项", "coordination"], ["对上争取", "upward"], ["下一步打算", "nextSteps"],
] as const;

function textRow(name: string, before: string | null, after: string): ComparedRow {
  if (before === null) return { name, cells: [null, markChanges("", after).after] };
  const compared = markChanges(before, after);
  const aside = before === after ? null : compared.isRewritten ? "整段改写" : "有改动";
  return { name, aside, cells: [compared.before, compared.after] };
}

function contactOf(words: { contactName: string; contactPhone: string }): string {
  return `${words.contactName}　${words.contactPhone}`.trim();
}

type Reported = ReportFields & { actuals: readonly ActualView[] };

const actualsText = (actuals: readonly ActualView[]) => actuals.map((actual) => `${actual.name}：${actualText(actual)}`).join("\n");

/** A row for the task's targets, where either report has figures. */
function actualRows(before: Reported | null, after: Reported): ComparedRow[] {
  if (after.actuals.length === 0 && (before?.actuals.length ?? 0) === 0) return [];
  return [textRow("量化指标", before ? actualsText(before.actuals) : null, actualsText(after.actuals))];
}

/** @returns a report's fields in the order of the form, the older on the left; `before` is null for a first one */
export function reportRows(before: Reported | null, after: Reported): ComparedRow[] {
  const isClaimChanged = before !== null && before.selfAssessment !== after.selfAssessment;
  const isCompletionChanged = before !== null && before.completion !== after.completion;
  const mark = (report: Reported, isChanged: boolean) => (
    <span className={isChanged ? MARKS.ins : undefined}><AssessmentMark value={report.selfAssessment} source="claim" isSourceSilent /></span>
  );
  return [
    textRow("本季度进展情况", before?.progress ?? null, after.progress),
    { name: "自评", aside: isClaimChanged ? "有改动" : null, cells: [before ? mark(before, false) : null, mark(after, isClaimChanged)] },
    {
      name: "完成比例",
      aside: isCompletionChanged ? "有改动" : null,
      cells: [<Completion key="before" value={before?.completion ?? null} before={null} />, <span key="after" className={isCompletionChanged ? MARKS.ins : undefined}><Completion value={after.completion} before={null} /></span>],
    },
    ...actualRows(before, after),
    ...REPORT_TEXTS.map(([name, field]) => textRow(name, before?.[field] ?? null, after[field])),
    textRow("经办人", before ? contactOf(before) : null, contactOf(after)),
  ];
}

/** The same of a contribution. */
export function contributionRows(before: ContributionFields | null, after: ContributionFields): ComparedRow[] {
  return [
    textRow("配合情况", before?.content ?? null, after.content),
    textRow("存在问题和建议", before?.problems ?? null, after.problems),
    textRow("经办人", before ? contactOf(before) : null, contactOf(after)),
  ];
}
