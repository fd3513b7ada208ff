import { Link } from "@/components/ui/link";
import type { ReviewScreen } from "@/lib/reviews/queries";
import { lateWords } from "@/lib/periods/rules-requests";
import { ExtensionNote } from "@/components/periods/extension-note";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { ReportTrail } from "@/components/reports/report-trail";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { Card } from "@/components/ui/card";
import { ExpandableText } from "@/components/ui/details";
import { formatDateTime } from "@/components/ui/time";

/** Which report is being read: of what task, whose, and what happened to it so far. */
export function ReportHead({ screen: { task, list, period, filed, events } }: { screen: ReviewScreen }) {
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="review-report" className="text-lg">{`第 ${task.no} 项　${filed.unitName}　${period.label}进展报告`}</h2>
        <ReportStateChip state={filed.state} />
        {filed.isOnTime ? null : <OverdueMark text={lateWords(filed)} />}
        <span className="ml-auto flex gap-4 text-sm">
          {filed.revisionNo > 1 ? <Link href={`/lists/${list.slug}/tasks/${task.no}/report/revisions?period=${period.key}`} className="inline-link">各稿对照</Link> : null}
          <Link href={`/lists/${list.slug}/tasks/${task.no}?period=${period.key}`} className="inline-link">打开任务页</Link>
        </span>
      </div>
      <div className="mt-2"><ExpandableText text={task.content} foldFrom={160} className="font-notice" /></div>
      <p className="mt-2 text-sm text-muted">
        {`${filed.writtenByName}撰写，${filed.signedByName}审签，${formatDateTime(filed.submittedAt)} 报送（第 ${filed.revisionNo} 稿）`}
        {filed.revisionNo > 1 ? `　首次报送 ${formatDateTime(filed.firstSubmittedAt)}` : ""}
      </p>
      {filed.extension ? <ExtensionNote extension={filed.extension} className="mt-1 text-sm" /> : null}
      <div className="mt-3"><ReportTrail events={events} /></div>
    </Card>
  );
}
