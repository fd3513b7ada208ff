import { lateWords } from "@/lib/periods/rules-requests";
import type { QueueRow } from "@/lib/reviews/queries";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";

const SHOWN = 8;

/** The head of the review queue, with a way into each. */
export function ReviewList({ queue }: { queue: QueueRow[] }) {
  const mine = queue.filter((row) => !row.isOwn);
  return (
    <Card id="todo-review" title={`待我审核（${mine.length}）`} isFlush actions={mine.length > SHOWN ? <ButtonLink href="/reviews" size="sm">{`查看全部 ${mine.length} 份`}</ButtonLink> : null}>
      {mine.length === 0 ? <EmptyState title="没有待审核的报告" /> : null}
      <ul className="divide-y divide-line">
        {mine.slice(0, SHOWN).map((row) => (
          <li key={row.reportId} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-2.5">
            <span className="w-8 shrink-0 pt-0.5 text-right font-semibold">{row.taskNo}</span>
            <div className="min-w-0 flex-1 basis-60">
              <p className="line-clamp-1 font-notice">{row.content}</p>
              <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
                <span>{row.unitName}</span>
                <span>报送 <Time at={row.submittedAt} /></span>
                <AssessmentMark value={row.claim} source="claim" />
                {row.isOnTime ? null : <OverdueMark text={lateWords(row)} />}
              </p>
            </div>
            <ButtonLink href={`/reviews/${row.reportId}`} size="sm" className="max-md:ml-12" aria-label={`审核第 ${row.taskNo} 项任务`}>审核</ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
