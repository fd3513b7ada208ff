import type { Metadata } from "next";
import { ReviewDeskView } from "@/components/reviews/review-desk";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { getReviewDesk } from "@/lib/reviews/queries-desk";
import { decisionMark, queueFilters } from "@/lib/reviews/schema";

export const metadata: Metadata = { title: "审核报告" };

type Props = { params: Promise<{ report: string }>; searchParams: Promise<SearchParams> };

export default async function ReviewPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ report }, query] = await Promise.all([params, searchParams.then(firstValues)]);
  const filters = queueFilters.parse(query);
  const { done } = decisionMark.parse(query);
  const desk = await answer(getReviewDesk(viewer, { report, filters, after: done && done !== "undone" ? report : undefined }));
  return <ReviewDeskView desk={desk} filters={filters} decided={desk.decided} isUndone={done === "undone"} isReportOpen />;
}
