import { Link } from "@/components/ui/link";
import { periodName } from "@/lib/periods/calendar";
import { lateWords } from "@/lib/periods/rules-requests";
import type { QueueRow } from "@/lib/reviews/queries";
import { reviewsPath, type QueueFilters } from "@/lib/reviews/schema";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDateTime } from "@/components/ui/time";

type Props = { rows: QueueRow[]; openId: string | null; filters: QueueFilters };

/** What waits for review, oldest first; on a wide screen it scrolls by itself beside the report. */
export function Queue({ rows, openId, filters }: Props) {
  if (rows.length === 0) return <Card><EmptyState title="没有符合条件的报告">请清除筛选后再看。</EmptyState></Card>;
  return (
    <nav aria-label="待审核报告" data-queue className="overflow-hidden rounded-lg border border-line bg-surface lg:max-h-[calc(100dvh-var(--shell-top)-14rem)] lg:overflow-y-auto">
      <ol className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.reportId}>
            <Link
              href={reviewsPath(row.reportId, filters)}
             
              aria-current={row.reportId === openId ? "page" : undefined}
              className={classNames(
                "block border-l-3 px-3 py-2 -outline-offset-2 hover:bg-sunken",
                "border-transparent",
                // A phone shows the queue without a report beside it.
                row.reportId === openId && "lg:border-brand lg:bg-sunken",
              )}
            >
              <QueueFacts row={row} />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function QueueFacts({ row }: { row: QueueRow }) {
  return (
    <>
      <span className="flex items-baseline gap-2">
        <span className="font-semibold">{row.taskNo}<span className="sr-only">号任务</span></span>
        <span className="min-w-0 flex-1 truncate font-medium">{row.unitName}</span>
        <span className="text-xs text-muted">{periodName(row.periodKey)}</span>
      </span>
      <span className="line-clamp-1 font-notice max-lg:line-clamp-2">{row.content}</span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm">
        <AssessmentMark value={row.claim} source="claim" />
        {row.completion === null ? null : <span>{`${row.completion}%`}</span>}
        <span className="text-muted">{`${formatDateTime(row.submittedAt)} 报送`}</span>
        {row.isOnTime ? null : <OverdueMark text={lateWords(row)} />}
        {row.isRepeated ? <Chip tone="warning">重复文本</Chip> : null}
        {row.isOwn ? <span className="text-muted">本人报送，不可审</span> : null}
      </span>
    </>
  );
}
