import type { TaskDetail } from "@/lib/tasks/queries";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { Disclosure } from "@/components/ui/details";
import { Breadcrumbs } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";

type Props = { list: { slug: string; docNumber: string }; task: TaskDetail; periodKey: string; isClosed: boolean };

/** The task as printed: its number, its place in the notice, its wording, who leads and who supports. */
export function TaskHead({ list, task, periodKey, isClosed }: Props) {
  const tasks = `/lists/${list.slug}/tasks?period=${periodKey}`;
  return (
    <div className="rounded-lg border border-line bg-surface p-4">
      <Breadcrumbs
        crumbs={[
          { label: list.docNumber, href: tasks },
          { label: `${chineseOrdinal(task.chapter.no)}、${task.chapter.title}`, href: `${tasks}&chapter=${task.chapter.no}` },
          { label: `（${chineseOrdinal(task.section.no)}）${task.section.title}`, href: `${tasks}&section=${task.section.no}` },
        ]}
      />
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h1 className="flex items-center gap-2 text-xl">第 {task.no} 项任务{isClosed ? <ReportStateChip state="CLOSED" /> : null}</h1>
        <PrintButton size="sm" />
      </div>
      <p className="mt-2 max-w-[52em] font-notice text-lg leading-8">{task.content}</p>
      <dl className="mt-3 grid gap-1">
        <div className="flex gap-3"><dt className="shrink-0 text-muted">牵头单位</dt><dd>{task.lead.label}</dd></div>
        <div className="flex gap-3">
          <dt className="shrink-0 text-muted">配合单位</dt>
          <dd className="flex flex-wrap items-start gap-x-4 print:block">
            {task.supports.map(({ label, members }) =>
              members.length > 1 ? (
                <Disclosure key={label} summary={label}><span className="text-muted">{members.map((member) => member.name).join("、")}</span></Disclosure>
              ) : (
                <span key={label} className="leading-7 print:mr-4">{label}</span>
              ),
            )}
          </dd>
        </div>
      </dl>
    </div>
  );
}
