import type { FiledAttachment } from "@/lib/attachments/queries";
import type { ContributionRow } from "@/lib/contributions/queries";
import type { ReviewScreen } from "@/lib/reviews/queries";
import type { QueueFilters } from "@/lib/reviews/schema";
import { contributionFiles } from "@/components/attachments/filed-files";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/details";
import { NoticeBar } from "@/components/ui/notice-bar";
import { newRequestId } from "@/components/ui/request-id";
import { ContributionsRead } from "./contributions-read";
import { DecisionForm } from "./decision-form";
import { ReopenForm } from "./reopen-form";
import { ReportComparison } from "./report-comparison";
import { ReportHead } from "./report-head";
import { ThreeViews } from "./three-views";

type Props = { screen: ReviewScreen; contributions: ContributionRow[]; files: FiledAttachment[]; phrases: string[]; filters: QueueFilters };

/** Everything a supervisor reads before he decides, in the order of the form, and then the decision. */
export function ReviewScreenView({ screen, contributions, files, phrases, filters }: Props) {
  return (
    <article aria-labelledby="review-report" className="space-y-4">
      <ReportHead screen={screen} />
      <ReportComparison filed={screen.filed} last={screen.lastAccepted} lastFiled={screen.lastFiled} files={files} taskPath={`/lists/${screen.list.slug}/tasks/${screen.task.no}`} />
      <ContributionsRead rows={contributions} periodLabel={screen.period.label} files={contributionFiles(files, screen.period)} />
      <Card id="decision" title="审核决定"><DecisionPart screen={screen} phrases={phrases} filters={filters} /></Card>
    </article>
  );
}

/** What this supervisor may do with the report in its present state. */
function DecisionPart({ screen, phrases, filters }: Omit<Props, "contributions" | "files">) {
  const { filed, reportId: report, version, isOwn } = screen;
  const fields = { report, version, ...filters };
  if (isOwn) return <NoticeBar>本人报送或审签的报告不能由本人审核，请由其他督查员审核。</NoticeBar>;
  if (filed.state === "SUBMITTED") {
    return <DecisionForm fields={fields} requestIds={{ accept: newRequestId(), return: newRequestId() }} claim={filed.selfAssessment} light={screen.light} phrases={phrases} />;
  }
  if (filed.state !== "ACCEPTED") return <p>这份报告正由该单位修改，重新报送后再审核。</p>;
  return (
    <>
      <p className="mb-2">已采纳</p>
      <ThreeViews claim={filed.selfAssessment} light={screen.light} verdict={filed.verdict} />
      <Disclosure summary="重新打开" className="mt-2"><ReopenForm fields={fields} requestId={newRequestId()} /></Disclosure>
    </>
  );
}
