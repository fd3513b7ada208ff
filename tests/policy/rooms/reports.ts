import { getReportForm } from "@/lib/reports/queries-form";
import { getReportPaper } from "@/lib/reports/queries-paper";
import { getRevisions } from "@/lib/reports/queries-revisions";
import { getOwnReport, listFiledReports } from "@/lib/reports/queries";
import { FILING_IDS, filing, STALE, taskParams } from "../fields";
import { READERS, type Case, type RoomPolicy } from "../table";
import { EARLIER, OPEN, SLUG } from "../world";

/** Whoever leads task 1 has no part in task 2. */
const OTHER_TASK: readonly Case[] = [
  { as: "leadFiler", what: "another unit's task", fields: () => ({ no: "2" }), answer: "4" },
];
const OTHER_SIGNER: readonly Case[] = [{ as: "leadSigner", what: "another unit's task", fields: () => ({ no: "2" }), answer: "4" }];

const reason = "权限表";
const save = { progress: "换过的文字", contactName: "经办人" };

export const REPORTS: RoomPolicy = {
  actions: {
    saveReportAction: { cells: "✓3✓ 33 3 4 33 33", fields: () => ({ ...filing(), ...save, intent: "save" }), ids: FILING_IDS, cases: OTHER_TASK },
    signReportAction: { cells: "3✓✓ 33 3 4 33 33", fields: filing, ids: FILING_IDS, cases: OTHER_SIGNER },
    returnReportUnsignedAction: { cells: "3✓✓ 33 3 4 33 33", fields: () => ({ ...filing(), reason }), ids: FILING_IDS },
    withdrawReportAction: { cells: "✓✓✓ 33 3 4 33 33", fields: filing, ids: FILING_IDS, cases: OTHER_TASK },
  },
  pages: {
    "/lists/[list]/tasks/[no]/report": { cells: "✓✓✓ 33 3 4 33 33", params: taskParams, query: `period=${OPEN}` },
    "/lists/[list]/tasks/[no]/report/print": { cells: READERS, params: taskParams, query: `period=${OPEN}` },
    "/lists/[list]/tasks/[no]/report/revisions": { cells: READERS, params: taskParams, query: `period=${OPEN}` },
  },
  routes: {
    "POST /api/drafts/[kind]": {
      cells: "✓3✓ 33 3 4 33 33", params: () => ({ kind: "report" }), note: "kind `report`; `contribution` has the cells of saveContributionAction, which it calls",
      body: () => {
        const form = new FormData();
        for (const [name, value] of Object.entries({ list: SLUG, no: "1", period: OPEN, ...STALE, ...save, requestId: crypto.randomUUID() })) form.append(name, value);
        return { body: form };
      },
    },
  },
  queries: {
    "reports/queries-form getReportForm": ["✓✓✓ 33 3 4 33 33", (viewer) => getReportForm(viewer, SLUG, 1, OPEN)],
    "reports/queries-paper getReportPaper": [READERS, (viewer) => getReportPaper(viewer, SLUG, 1, OPEN, undefined)],
    "reports/queries-revisions getRevisions": [READERS, (viewer) => getRevisions(viewer, SLUG, 1, EARLIER)],
    "reports/queries getOwnReport": ["✓✓✓ ·· · · ·· ··", (viewer, world) => getOwnReport(viewer, world.task, world.open)],
    "reports/queries listFiledReports": ["✓✓✓ ✓✓ ✓ · ✓✓ ✓✓", (viewer, world) => listFiledReports(viewer, { taskId: world.task })],
  },
};
