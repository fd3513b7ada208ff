import Link from "next/link";
import type { ReviewScreen } from "@/lib/reviews/queries";
import { lateWords } from "@/lib/periods/rules-requests";
import { ExtensionNote } from "@/components/periods/extension-note";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { ReviewTrail } from "@/components/reports/review-trail";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { Card } from "@/components/ui/card";
import { ExpandableText } from "@/components/ui/details";
import { formatDateTime } from "@/components/ui/time";

/** Which report is being read: of what task, whose, and what was decided on it so far. */
export function ReportHead({ screen: { task, list, period, filed } }: { screen: ReviewScreen }) {
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="review-report" className="text-lg">{`第 ${task.no} 项　${filed.unitName}　${period.label}进展报告`}</h2>
        <ReportStateChip state={filed.state} />
        {filed.isOnTime ? null : <OverdueMark text={lateWords(filed)} />}
        <Link href={`/lists/${list.slug}/tasks/${task.no}?period=${period.key}`} prefetch={false} className="inline-link ml-auto text-sm">打开任务页</Link>
      </div>
      <div className="mt-2"><ExpandableText text={task.content} foldFrom={160} className="font-notice" /></div>
      <p className="mt-2 text-sm text-muted">
        {`${filed.writtenByName}撰写，${filed.signedByName}审签，${formatDateTime(filed.submittedAt)} 报送（第 ${filed.revisionNo} 稿）`}
        {filed.revisionNo > 1 ? `　首次报送 ${formatDateTime(filed.firstSubmittedAt)}` : ""}
      </p>
      {filed.extension ? <ExtensionNote extension={filed.extension} className="mt-1 text-sm" /> : null}
      <ReviewTrail reviews={filed.reviews} />
    </Card>
  );
}
