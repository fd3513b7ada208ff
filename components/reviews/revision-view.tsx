import { Link } from "@/components/ui/link";
import type { RevisionRow, Revisions } from "@/lib/reports/queries-revisions";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { SelectField } from "@/components/ui/field";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Breadcrumbs } from "@/components/ui/page-header";
import { formatDateTime } from "@/components/ui/time";
import { ComparisonTable } from "./comparison-table";
import { MarksLegend } from "./marked-text";
import { reportRows } from "./report-rows";

type Props = { data: Revisions; pair: { before: RevisionRow | null; after: RevisionRow | null } };

/** Two revisions of a report side by side, chosen in the address. */
export function RevisionView({ data: { list, task, period, revisions }, pair: { before, after } }: Props) {
  const taskPath = `/lists/${list.slug}/tasks/${task.no}?period=${period.key}`;
  const options = revisions.map(({ no, submittedAt, withdrawnAt }) => ({
    value: String(no), label: `第 ${no} 稿　${formatDateTime(submittedAt)}${withdrawnAt ? "（已撤回）" : ""}`,
  }));
  return (
    <div className="space-y-4">
      <div>
        <Breadcrumbs crumbs={[{ label: `第 ${task.no} 项任务`, href: taskPath }, { label: "各稿对照" }]} />
        <h1 className="text-xl">{`第 ${task.no} 项　${task.lead.name}　${period.label}进展报告各稿对照`}</h1>
        <p className="mt-1 line-clamp-2 font-notice text-muted">{task.content}</p>
      </div>
      {revisions.length > 1 ? (
        <form className="flex flex-wrap items-end gap-3 print:hidden" aria-label="选择两稿">
          <HiddenInputs fields={{ period: period.key }} />
          <SelectField name="from" label="较早一稿" options={options} defaultValue={String(before?.no ?? after?.no ?? "")} />
          <SelectField name="to" label="较新一稿" options={options} defaultValue={String(after?.no ?? "")} />
          <Button type="submit">对照</Button>
        </form>
      ) : null}
      {after ? (
        <ComparisonTable
          label="各稿内容"
          caption={
            before ? <>第 {before.no} 稿与第 {after.no} 稿对照：<MarksLegend added="新稿增写" removed="新稿删去" />。</>
              : revisions.length > 1 ? "所选为同一稿，没有可对照的内容。" : "目前只有这一稿可读，没有可对照的内容。"
          }
          sides={[before, after].filter((revision) => revision !== null).map((revision) => ({ head: headOf(revision), phoneName: before ? `第 ${revision.no} 稿` : null }))}
          rows={reportRows(before, after).map((row) => (before ? row : { ...row, cells: row.cells.slice(1) }))}
        />
      ) : null}
      <ul className="space-y-1 text-sm text-muted">
        {revisions.map((revision) => (
          <li key={revision.no} className="flex flex-wrap items-center gap-x-3">
            <span>{`第 ${revision.no} 稿　${revision.writtenByName ?? ""}撰写，${revision.signedByName ?? ""}审签，${formatDateTime(revision.submittedAt)} 报送`}</span>
            {revision.withdrawnAt ? <Chip tone="quiet">{`${formatDateTime(revision.withdrawnAt)} 撤回`}</Chip> : null}
          </li>
        ))}
      </ul>
      <p className="print:hidden"><Link href={taskPath} className="inline-link">返回任务页</Link></p>
    </div>
  );
}

function headOf({ no, submittedAt, withdrawnAt }: RevisionRow): string {
  return `第 ${no} 稿（${formatDateTime(submittedAt)} 报送${withdrawnAt ? "，已撤回" : ""}）`;
}
