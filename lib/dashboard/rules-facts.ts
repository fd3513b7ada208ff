/** The columns that both the board and the history read of a task in a period, and what counts of them. */
import type { Viewer } from "@/lib/auth/schema";
import type { Assessment, ReportState } from "@/lib/labels";
import { displayedReportState } from "@/lib/reports/workflow";
import { canReadDraft } from "@/lib/tasks/policy";
import type { TaskFigure } from "./rollup";

/** `earlier…`: of the report one period before. */
export type FactColumns = {
  no: number; leadUnitId: string; leadName: string; sectionNo: number; chapterNo: number; state: ReportState | null; filedRevisionNo: number | null;
  firstSubmittedAt: Date | null; verdict: Assessment | null; claim: Assessment | null; completion: number | null; coordination: string | null;
  returnCount: number; owedUnitIds: string[]; givenUnitIds: string[]; onTimeUnitIds: string[]; askedUnitIds: string[];
  earlierState: ReportState | null; earlierRevisionNo: number | null; earlierVerdict: Assessment | null; earlierClaim: Assessment | null;
  isClosed: boolean; isEarlierClosed: boolean | null;
};

/** @returns where a report stands for everybody: never a draft */
function filedStateOf(report: { state: ReportState; filedRevisionNo: number | null } | null): TaskFigure["filedState"] {
  return displayedReportState(report, false) as TaskFigure["filedState"];
}

/** @returns the facts that count, and what the viewer is shown of the report's state */
export function taskFacts(viewer: Viewer, row: FactColumns): TaskFigure & { leadName: string } {
  const { state, filedRevisionNo, earlierState, earlierRevisionNo, earlierVerdict, earlierClaim } = row;
  const report = state === null ? null : { state, filedRevisionNo };
  return {
    isClosed: row.isClosed, no: row.no, leadUnitId: row.leadUnitId, leadName: row.leadName, sectionNo: row.sectionNo, chapterNo: row.chapterNo,
    firstSubmittedAt: row.firstSubmittedAt, verdict: row.verdict, claim: row.claim, completion: row.completion, coordination: row.coordination ?? "",
    returnCount: row.returnCount,
    owedUnitIds: row.owedUnitIds, givenUnitIds: row.givenUnitIds, onTimeUnitIds: row.onTimeUnitIds, askedUnitIds: row.askedUnitIds,
    displayState: row.isClosed ? "CLOSED" : displayedReportState(report, canReadDraft(viewer, row.leadUnitId)),
    filedState: filedStateOf(report),
    earlier: earlierState === null ? null : { filedState: filedStateOf({ state: earlierState, filedRevisionNo: earlierRevisionNo }), isClosed: row.isEarlierClosed ?? false, verdict: earlierVerdict, claim: earlierClaim },
  };
}
