import Link from "next/link";
import type { ContributionRow } from "@/lib/contributions/queries";
import { REVIEWABLE_NOTES } from "@/lib/reviews/rules";
import type { ReviewScreen } from "@/lib/reviews/queries";
import type { QueueFilters } from "@/lib/reviews/schema";
import { ReviewTrail } from "@/components/reports/review-trail";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { Card } from "@/components/ui/card";
import { ExpandableText } from "@/components/ui/details";
import { NoticeBar } from "@/components/ui/notice-bar";
import { formatDateTime } from "@/components/ui/time";
import { newRequestId } from "@/components/ui/request-id";
import { ContributionsRead } from "./contributions-read";
import { DecisionForm } from "./decision-form";
import { ReopenForm } from "./reopen-form";
import { ReportComparison } from "./report-comparison";

type Props = { screen: ReviewScreen; contributions: ContributionRow[]; filters: QueueFilters };

/** Everything a supervisor reads before he decides, in the order of the form, and then the decision. */
export function ReviewScreenView({ screen, contributions, filters }: Props) {
  const { filed, lastAccepted, period } = screen;
  return (
    <article aria-labelledby="review-report" className="space-y-4">
      <ReportHead screen={screen} />
      <ReportComparison filed={filed} last={lastAccepted} />
      <ContributionsRead rows={contributions} periodLabel={period.label} />
      <Card id="decision" title={filed.state === "SUBMITTED" ? "审核意见" : "审核结果"}>
        <Verdict screen={screen} filters={filters} />
      </Card>
    </article>
  );
}
