import { Link } from "@/components/ui/link";
import { EVENT_LABELS } from "@/lib/labels-events";
import { periodName } from "@/lib/periods/calendar";
import type { Decision } from "@/lib/reviews/queries-desk";
import { reviewsPath, type QueueFilters } from "@/lib/reviews/schema";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NoticeBar } from "@/components/ui/notice-bar";
import { Time } from "@/components/ui/time";
import { UndoButton } from "./undo-button";

const DONE = { ACCEPTED: "已采纳", RETURNED: "已退回", REOPENED: "已重新打开" } as const;

/** Says what was just decided, as the database has it, takes it back for a moment, and leads back to that report. */
export function DecidedBar({ decided, openId, filters }: { decided: Decision; openId: string | null; filters: QueueFilters }) {
  const { reviewId, reportId, taskNo, unitName, periodKey, decision, verdict, canUndo } = decided;
  return (
    <NoticeBar
      tone="success"
      title={`${DONE[decision]}：第 ${taskNo} 项（${unitName}，${periodName(periodKey)}）`}
      action={
        <span className="flex flex-wrap items-center gap-4">
          {canUndo ? <UndoButton key={reviewId} fields={{ review: reviewId, report: reportId, ...filters }} /> : null}
          {reportId === openId ? null : <Link href={reviewsPath(reportId, filters)} className="inline-link">查看这份报告</Link>}
        </span>
      }
    >
      {verdict ? <span className="inline-flex gap-x-2">督查评价 <AssessmentMark value={verdict} source="verdict" isSourceSilent /></span> : "该单位修改后会重新进入待审核。"}
    </NoticeBar>
  );
}

/** The queue when nothing waits: says so, and shows what was decided last. */
export function EmptyQueue({ recent }: { recent: Decision[] }) {
  return (
    <div className="space-y-4">
      <Card><EmptyState title="没有待审核的报告">单位报送后会出现在这里。</EmptyState></Card>
      {recent.length > 0 ? (
        <Card id="recent-decisions" title="最近审核" isFlush>
          <ul className="divide-y divide-line">
            {recent.map((decision) => (
              <li key={decision.reviewId} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
                <Link href={reviewsPath(decision.reportId, {})} className="min-w-0 flex-1 basis-60 truncate text-link">
                  {`${decision.taskNo}　${decision.content}`}
                </Link>
                <span className="text-sm text-muted">{`${decision.unitName}　${periodName(decision.periodKey)}`}</span>
                <span>{EVENT_LABELS[`REPORT_${decision.decision}`]}</span>
                {decision.verdict ? <AssessmentMark value={decision.verdict} source="verdict" /> : null}
                <span className="text-sm text-muted">{decision.reviewerName} <Time at={decision.createdAt} /></span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </div>
  );
}
