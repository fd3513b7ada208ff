import { contributionFiles, reportFiles } from "@/components/attachments/filed-files";
import { TaskTrail } from "@/components/audit/task-trail";
import { Discussion } from "@/components/comments/discussion";
import { ContributionGrid } from "@/components/contributions/contribution-grid";
import { ContributionList } from "@/components/contributions/contribution-list";
import { ContributionTally } from "@/components/contributions/contribution-tally";
import { FiledReportView } from "@/components/reports/filed-report";
import { UnfiledReport } from "@/components/reports/unfiled-report";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Viewer } from "@/lib/auth/schema";
import type { TaskFilings } from "@/lib/dashboard/queries-task";
import type { TaskTabName } from "@/lib/dashboard/schema";
import { canAskMore } from "@/lib/contributions/policy";
import type { PeriodRow } from "@/lib/periods/queries";
import type { FiledReport } from "@/lib/reports/queries";
import { newUpwardPath } from "@/lib/upward/rules";
import { TaskCarrying } from "./task-carrying";

type Props = { viewer: Viewer; tab: TaskTabName; filings: TaskFilings };

/** One view of a task: what was filed, who contributed, what was said, what happened. */
export function TaskTab({ viewer, tab, filings }: Props) {
  const { list, task, period, readsFiled, reports, contributions } = filings;
  const path = `/lists/${list.slug}/tasks/${task.no}`;
  const current = reports.find((report) => report.periodKey === period.key);
  if (!readsFiled) return <Card><EmptyState title="填报内容不公开">本单位没有牵头或配合这项任务，只能看到通知原文。</EmptyState></Card>;
  if (tab === "contributions") {
    const mayAsk = canAskMore(viewer, task.lead.id) && current?.state !== "ACCEPTED";
    const ask = mayAsk ? { list: list.slug, no: task.no, period: period.key } : null;
    return (
      <div className="mt-4 space-y-4">
        {filings.grid && contributions.length > 0 ? (
          <ContributionGrid grid={filings.grid} path={path} title={`${period.label}配合情况`}><ContributionTally rows={contributions} ask={ask} /></ContributionGrid>
        ) : null}
        <ContributionList rows={contributions} periodLabel={period.label} periodKey={period.key} path={path} ask={ask} files={contributionFiles(filings.files, period)} />
      </div>
    );
  }
  if (tab === "discussion" && !filings.discussion) {
    return <div className="mt-4"><Card><EmptyState title="讨论不公开">本单位现在不是这项任务的配合单位。</EmptyState></Card></div>;
  }
  if (tab === "discussion" && filings.discussion) {
    return <div className="mt-4"><Discussion {...filings.discussion} files={filings.commentFiles} listSlug={list.slug} taskNo={task.no} /></div>;
  }
  if (tab === "carrying") return filings.carrying ? <TaskCarrying carrying={filings.carrying} path={path} /> : null;
  if (tab === "history") return <div className="mt-4"><Card isFlush><TaskTrail events={filings.events} /></Card></div>;
  return (
    <div className="mt-4 space-y-4">
      {current ? null : <Card title={period.label}>{filings.isClosed ? <EmptyState title="已销号">本期不再填报，各项统计计为已完成。</EmptyState> : <EmptyState title="本期未填报">牵头单位尚未报送本期进展报告。</EmptyState>}</Card>}
      {progressRows(filings).map((row) => ("reportId" in row ? (
        <FiledReportView key={row.reportId} report={row} events={filings.reportEvents.filter((event) => event.periodKey === row.periodKey)} taskPath={path} isOpen={row === (current ?? reports[0])}
          evidence={reportFiles(filings.files, { key: row.periodKey })} reviewHref={filings.canReview ? `/reviews/${row.reportId}` : null} upwardHref={filings.toEnter.includes(row.periodKey) ? newUpwardPath(list.slug, task.no, row.periodKey) : null} />
      ) : <UnfiledReport key={row.key} period={row} />))}
    </div>
  );
}

/** This period's report first, then the others, newest first; a period without one has its place among them. */
function progressRows({ reports, unfiled, period }: TaskFilings): (FiledReport | PeriodRow)[] {
  const keyOf = (row: FiledReport | PeriodRow) => ("reportId" in row ? row.periodKey : row.key);
  const rows = [...reports, ...unfiled.filter((other) => other.key !== period.key)].sort((a, b) => keyOf(b).localeCompare(keyOf(a)));
  return [...rows.filter((row) => keyOf(row) === period.key), ...rows.filter((row) => keyOf(row) !== period.key)];
}
