import "server-only";
import { NotFound } from "@/lib/actions/failures";
import { listCommentAttachments, listFiledAttachments, type CommentAttachment, type FiledAttachment } from "@/lib/attachments/queries";
import { listTaskEvents, type TaskEventRow } from "@/lib/audit/queries";
import { listReportEvents, type ReportEventRow } from "@/lib/audit/queries-report";
import { hasRole, readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { getDiscussion } from "@/lib/comments/queries";
import { getOwnContribution, listContributions, type ContributionRow } from "@/lib/contributions/queries";
import { getContributionGrid, type ContributionGrid } from "@/lib/contributions/queries-grid";
import type { ContributionDisplayState, ReportDisplayState } from "@/lib/labels";
import { isFilingOpen } from "@/lib/periods/policy";
import type { PeriodRow } from "@/lib/periods/queries";
import { getUnitExtension, type UnitExtension } from "@/lib/periods/queries-requests";
import { getLight } from "@/lib/plans/queries-light";
import type { Light } from "@/lib/plans/rules-light";
import { getOwnReport, listFiledReports, type FiledReport } from "@/lib/reports/queries";
import { getTaskPlace, type TaskPlace } from "@/lib/tasks/queries-filing";
import { canReadDraft } from "@/lib/tasks/policy";
import { listTaskUpward } from "@/lib/upward/queries";
import { isToEnter } from "@/lib/upward/rules";
import { getCarrying, type Carrying } from "./queries-carrying";
import type { TaskTabName } from "./schema";

/** What the viewer's own unit owes here; null where it owes nothing or he has no duty in it. */
export type OwnDuty = { returnReason: string | null; isOpen: boolean; extension: UnitExtension } & (
  | { kind: "report"; state: ReportDisplayState }
  | { kind: "contribution"; state: ContributionDisplayState }
);

export type TaskFilings = TaskPlace & {
  /** The revisions that stand as filed, newest period first. */
  reports: FiledReport[];
  /** Periods that have begun and hold no such revision, newest first: 'no report' is a visible state, never a gap. */
  unfiled: PeriodRow[];
  /** Of the period shown. */
  contributions: ContributionRow[];
  /** Of all that stands as filed on the task. */
  files: FiledAttachment[];
  duty: OwnDuty | null;
  canSign: boolean;
  canReview: boolean;
  /** Only for the tab that shows them. */
  grid: ContributionGrid | null;
  discussion: Awaited<ReturnType<typeof getDiscussion>> | null;
  commentFiles: CommentAttachment[];
  events: TaskEventRow[];
  carrying: Carrying | null;
  /** Quarters whose filed report the viewer may still enter into the ledger of 对上争取. */
  toEnter: string[];
  /** What the plan in force suggests for the period shown. */
  light: Light;
  /** What happened to the reports of all periods, oldest first. */
  reportEvents: ReportEventRow[];
};

async function getDuty(viewer: Viewer, { task, period, isClosed }: TaskPlace): Promise<OwnDuty | null> {
  const { unitId } = viewer;
  if (unitId === null || !hasRole(viewer, "FILER", "SIGNER")) return null;
  const isLead = unitId === task.lead.id;
  if (!isLead && !task.supportUnits.some((unit) => unit.id === unitId)) return null;
  const extension = await getUnitExtension(viewer, period.id, unitId);
  const window = { extension, isOpen: !isClosed && isFilingOpen({ ...period, extendedUntil: extension.granted?.until ?? null }, new Date()) };
  if (isLead) {
    const report = await getOwnReport(viewer, task.id, period.id);
    return { kind: "report", state: report?.state ?? "NOT_FILED", returnReason: report?.returnReason ?? null, ...window };
  }
  const contribution = await getOwnContribution(viewer, task.id, period.id);
  return { kind: "contribution", state: contribution?.state ?? "NOT_GIVEN", returnReason: contribution?.returnReason ?? null, ...window };
}

/** A supporting unit reads the periods that it supported in, so only to the others does a missing report mean that none was filed. */
function listUnfiled(viewer: Viewer, { task, period: shown, periods, isClosed }: TaskPlace, reports: readonly FiledReport[]): PeriodRow[] {
  if (!readsEverythingFiled(viewer) && viewer.unitId !== task.lead.id) return [];
  const now = new Date();
  return periods.filter((period) => period.opensAt <= now && !(isClosed && period.key === shown.key) && !reports.some((report) => report.periodKey === period.key));
}

/** A unit that has left its group since reads that period's filings, but takes no part in the discussion any more. */
function nothingFound(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

/** @returns one task with everything filed on it that the viewer may read, and what he himself owes. Throws NotFound. */
export async function getTaskFilings(viewer: Viewer, slug: string, no: number, periodKey: string | undefined, tab: TaskTabName): Promise<TaskFilings> {
  const place = await getTaskPlace(viewer, slug, no, periodKey);
  const [reports, contributions, files, duty, grid, discussion, commentFiles, events, reportEvents, carrying, asked, light] = await Promise.all([
    listFiledReports(viewer, { taskId: place.task.id }),
    listContributions(viewer, place.task.id, place.period.id),
    listFiledAttachments(viewer, place.task.id),
    getDuty(viewer, place),
    tab === "contributions" ? getContributionGrid(viewer, place.task.id, place.periods, place.period) : null,
    tab === "discussion" && place.readsFiled ? getDiscussion(viewer, place.task.id).catch(nothingFound) : null,
    tab === "discussion" ? listCommentAttachments(viewer, place.task.id) : [],
    tab === "history" ? listTaskEvents(viewer, place.task.id) : [],
    tab === "progress" ? listReportEvents(viewer, place.task.id, null) : [],
    tab === "carrying" ? getCarrying(viewer, place) : null,
    tab === "progress" && canReadDraft(viewer, place.task.lead.id) ? listTaskUpward(viewer, place.task.id) : null,
    getLight(viewer, place.task.id, place.period, new Date()),
  ]);
  return { ...place, reports, unfiled: listUnfiled(viewer, place, reports), contributions, files, duty, grid, discussion, commentFiles, events, reportEvents, carrying, toEnter: asked ? reports.filter((report) => isToEnter(report, asked)).map(({ periodKey }) => periodKey) : [], light, canSign: hasRole(viewer, "SIGNER"), canReview: hasRole(viewer, "SUPERVISOR") };
}
