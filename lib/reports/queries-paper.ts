import "server-only";
import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { listContributions, type ContributionRow } from "@/lib/contributions/queries";
import type { Assessment, ReportState } from "@/lib/labels";
import { getTaskPlace, type TaskPlace } from "@/lib/tasks/queries-filing";
import { getOwnReport, listFiledReports, type FiledReport, type OwnReport } from "./queries";
import type { QuoteView } from "./queries-quotes";
import type { ActualView } from "./rules-actuals";
import type { ReportFields } from "./schema";

export type ReportPaper = TaskPlace & {
  report: ReportFields & { quotes: QuoteView[]; actuals: ActualView[]; verdict: Assessment | null };
  /** Who wrote and signed it, and when it was sent; null for a draft, which nobody has signed. */
  filed: { writtenByName: string; signedByName: string; submittedAt: Date; revisionNo: number } | null;
  /** Where the draft stands; null for what is filed. */
  draftState: ReportState | null;
  contributions: ContributionRow[];
};

const isSent = (own: OwnReport) => own.state === "SUBMITTED" || own.state === "ACCEPTED";

/**
 * One report for paper. Who may read it may print it: what is filed, and for the unit's filers and signers their draft.
 *
 * @param copy `own` for the unit's working copy where it is not sent; what is filed otherwise, and the draft where nothing is
 * @throws NotFound where there is no such report, or none the viewer may read
 */
export async function getReportPaper(viewer: Viewer, slug: string, no: number, periodKey: string | undefined, copy: string | undefined): Promise<ReportPaper> {
  const place = await getTaskPlace(viewer, slug, no, periodKey);
  const { task, period } = place;
  const [own, reports, contributions] = await Promise.all([
    getOwnReport(viewer, task.id, period.id),
    listFiledReports(viewer, { taskId: task.id }),
    listContributions(viewer, task.id, period.id),
  ]);
  const filed = reports.find((report) => report.periodKey === period.key);
  if (own && !isSent(own) && (copy === "own" || !filed)) return { ...place, contributions, ...draftPaper(own) };
  if (!filed) throw new NotFound();
  return { ...place, contributions, ...filedPaper(filed) };
}

function draftPaper(own: OwnReport): Pick<ReportPaper, "report" | "filed" | "draftState"> {
  return { report: { ...own, verdict: null }, filed: null, draftState: own.state };
}

function filedPaper(report: FiledReport): Pick<ReportPaper, "report" | "filed" | "draftState"> {
  const { writtenByName, signedByName, submittedAt, revisionNo } = report;
  return { report, filed: { writtenByName, signedByName, submittedAt, revisionNo }, draftState: null };
}
