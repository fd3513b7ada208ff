import type { Metadata } from "next";
import { ReviewDeskView } from "@/components/reviews/review-desk";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { getReviewDesk } from "@/lib/reviews/queries-desk";
import { decisionMark, queueFilters } from "@/lib/reviews/schema";

export const metadata: Metadata = { title: "审核" };

export default async function ReviewsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const query = firstValues(await searchParams);
  const filters = queueFilters.parse(query);
  const { done, after } = decisionMark.parse(query);
  const desk = await answer(getReviewDesk(viewer, { report: null, filters, after }));
  return <ReviewDeskView desk={desk} filters={filters} decided={done ? desk.decided : null} isReportOpen={done !== undefined} />;
}
