import Link from "next/link";
import { EVENT_LABELS } from "@/lib/labels";
import type { Decision } from "@/lib/reviews/queries-desk";
import { reviewsPath, type QueueFilters } from "@/lib/reviews/schema";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NoticeBar } from "@/components/ui/notice-bar";
import { Time } from "@/components/ui/time";

const DONE = { ACCEPTED: "已采纳", RETURNED: "已退回", REOPENED: "已重新打开" } as const;

/** Says what was just decided, as the database has it, and leads back to that report. */
export function DecidedBar({ decided, filters }: { decided: Decision; filters: QueueFilters }) {
  const { taskNo, unitName, periodKey, decision, verdict } = decided;
  return (
    <NoticeBar tone="success" title={`${DONE[decision]}：第 ${taskNo} 项（${unitName}，${periodKey}）`}
      action={<Link href={reviewsPath(decided.reportId, filters)} prefetch={false} className="inline-link">查看这份报告</Link>}>
      {verdict ? <>督查评价 <AssessmentMark value={verdict} source="verdict" isSourceSilent /></> : "该单位修改后会重新进入待审核。"}
    </NoticeBar>
  );
}

/** The queue when nothing waits: says so, and shows what was decided last. */
export function RecentDecisions({ decisions }: { decisions: Decision[] }) {
  return (
    <Card id="recent-decisions" title={decisions.length > 0 ? "最近审核" : undefined} isFlush>
      <EmptyState title="没有待审核的报告">单位报送后会出现在这里。</EmptyState>
      {decisions.length > 0 ? (
        <ul className="divide-y divide-line border-t border-line">
          {decisions.map((decision) => (
            <li key={`${decision.reportId}/${decision.createdAt.toISOString()}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
              <Link href={reviewsPath(decision.reportId, {})} prefetch={false} className="text-link min-w-0 flex-1 basis-60 truncate">
                {`${decision.taskNo}　${decision.content}`}
              </Link>
              <span className="text-sm text-muted">{`${decision.unitName}　${decision.periodKey}`}</span>
              <span>{EVENT_LABELS[`REPORT_${decision.decision}`]}</span>
              {decision.verdict ? <AssessmentMark value={decision.verdict} source="verdict" /> : null}
              <span className="text-sm text-muted">{decision.reviewerName} <Time at={decision.createdAt} /></span>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
