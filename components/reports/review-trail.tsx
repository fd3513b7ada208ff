import { EVENT_LABELS } from "@/lib/labels";
import type { ReviewMark } from "@/lib/reports/queries";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { Time } from "@/components/ui/time";

const EVENTS = { ACCEPTED: "REPORT_ACCEPTED", RETURNED: "REPORT_RETURNED", REOPENED: "REPORT_REOPENED" } as const;

/** HRSS's decisions on a report, oldest first; nothing where there was none. */
export function ReviewTrail({ reviews }: { reviews: ReviewMark[] }) {
  if (reviews.length === 0) return null;
  return (
    <ul aria-label="审核记录" className="mt-3 space-y-1 border-l-2 border-line pl-3 text-sm">
      {reviews.map((review) => (
        <li key={review.createdAt} className="flex flex-wrap gap-x-3">
          <span className="text-muted"><Time at={review.createdAt} /></span>
          <span>{`${review.reviewerName} ${EVENT_LABELS[EVENTS[review.decision]]}（第 ${review.revisionNo} 稿）`}</span>
          {review.verdict ? <AssessmentMark value={review.verdict} source="verdict" /> : null}
          {review.reason ? <span className="basis-full whitespace-pre-line">{review.reason}</span> : null}
        </li>
      ))}
    </ul>
  );
}
