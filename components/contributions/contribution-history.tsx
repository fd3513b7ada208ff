import type { ContributionHistory } from "@/lib/contributions/queries-revisions";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { NoticeBar } from "@/components/ui/notice-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { formatDateTime, formatMonthDay } from "@/components/ui/time";

/** One revision of what a unit gave, and the others of the same period beside it. */
export function ContributionHistoryView({ history, unitId }: { history: ContributionHistory; unitId: string }) {
  const { list, task, period, revisions, shown } = history;
  const taskPath = `/lists/${list.slug}/tasks/${task.no}`;
  const latest = revisions.at(-1);
  const tabs = revisions.map((revision) => ({
    label: `第 ${revision.no} 稿（${formatMonthDay(revision.submittedAt)}）`,
    href: `${taskPath}/contributions/${unitId}?period=${period.key}&revision=${revision.no}`,
    isCurrent: revision === shown,
  }));
  return (
    <>
      <PageHeader
        title={`第 ${task.no} 项任务　${shown.unitName}配合情况`}
        description={period.label}
        breadcrumbs={[
          { label: "任务清单", href: `/lists/${list.slug}/tasks?period=${period.key}` },
          { label: `第 ${task.no} 项任务`, href: `${taskPath}?period=${period.key}&tab=contributions` },
          { label: "配合情况" },
        ]}
      />
      <div className="max-w-[60em] space-y-4">
        {revisions.length > 1 ? <Tabs label="各稿" tabs={tabs} /> : null}
        {latest && latest !== shown ? <NoticeBar tone="info">{`其后有修改，最新为第 ${latest.no} 稿。`}</NoticeBar> : null}
        <Card>
          <DefinitionList
            items={[
              { term: "配合情况", description: shown.content },
              { term: "问题和建议", description: shown.problems || <span className="text-muted">无</span> },
              { term: "经办人", description: `${shown.contactName}　${shown.contactPhone}` },
            ]}
          />
          <p className="mt-4 text-sm text-muted">{`${shown.writtenByName}撰写，${shown.signedByName}审签，${formatDateTime(shown.submittedAt)} 反馈（第 ${shown.no} 稿）`}</p>
        </Card>
      </div>
    </>
  );
}
