import { listQueue, getReviewScreen } from "@/lib/reviews/queries";
import { getReviewDesk, listDecisions } from "@/lib/reviews/queries-desk";
import { listPhrases } from "@/lib/reviews/queries-phrases";
import { getSignDesk } from "@/lib/reviews/queries-sign";
import { FILING_IDS, filing, STALE } from "../fields";
import { SUPERVISORS, type Case, type RoomPolicy } from "../table";
import { OPEN, SLUG } from "../world";

const reason = "权限表";
/** A supervisor who signed the report for his unit decides nothing about it (DESIGN.md §1). */
const DECIDES = "333 33 3 4 ✓3 33";
const DRAFT: readonly Case[] = (["supervisor", "leadFiler", "observer"] as const).map((as) => ({
  as, what: "a report that was never filed", fields: (world) => ({ report: world.draftReport, version: "3" }), answer: "4",
}));
const OWN: readonly Case[] = [
  { as: "ownSupervisor", what: "his own filing, in time", fields: (world) => ({ report: world.report, version: "3" }), answer: "3" },
  ...DRAFT,
];
const signers = "3✓✓ 3✓ ✓ ✓ 33 33";

export const REVIEWS: RoomPolicy = {
  actions: {
    acceptReportAction: { cells: DECIDES, fields: (world) => ({ report: world.report, verdict: "ON_TRACK", ...STALE }), ids: ["report"], cases: OWN },
    returnReportAction: { cells: DECIDES, fields: (world) => ({ report: world.report, reason, ...STALE }), ids: ["report"], cases: OWN },
    reopenReportAction: { cells: "333 33 3 4 ✓✓ 33", fields: (world) => ({ report: world.acceptedReport, reason, ...STALE }), ids: ["report"], cases: DRAFT },
    undoDecisionAction: { cells: DECIDES, fields: (world) => ({ review: world.review, report: world.acceptedReport }), ids: ["review"], note: "another supervisor's decision: 403" },
    addPhraseAction: { cells: SUPERVISORS, fields: () => ({ text: "权限表常用语" }) },
    editPhraseAction: { cells: "333 33 3 3 ✓4 33", fields: (world) => ({ id: world.phrase, text: "权限表常用语" }), ids: ["id"] },
    movePhraseAction: { cells: "333 33 3 3 ✓4 33", fields: (world) => ({ id: world.phrase, direction: "up" }), ids: ["id"] },
    removePhraseAction: { cells: "333 33 3 3 ✓4 33", fields: (world, as) => ({ id: as === "supervisor" ? world.secondPhrase : world.phrase }), ids: ["id"] },
    signSelectedAction: { cells: signers, fields: () => ({ item: `report/${SLUG}/1/${OPEN}/999999` }), note: "each thing chosen is refused or signed by itself" },
    returnFromDeskAction: { cells: "3✓✓ 33 3 4 33 33", fields: () => ({ ...filing(), kind: "report", reason }), ids: FILING_IDS },
  },
  pages: {
    "/reviews": { cells: SUPERVISORS },
    "/reviews/[report]": { cells: "333 33 3 4 ✓✓ 33", params: (world) => ({ report: world.report }) },
    "/reviews/phrases": { cells: SUPERVISORS },
    "/sign": { cells: signers },
  },
  queries: {
    "reviews/queries listQueue": [SUPERVISORS, (viewer, world) => listQueue(viewer, world.list)],
    "reviews/queries getReviewScreen": ["333 33 3 4 ✓✓ 33", (viewer, world) => getReviewScreen(viewer, world.report)],
    "reviews/queries-desk getReviewDesk": ["333 33 3 4 ✓✓ 33", (viewer, world) => getReviewDesk(viewer, { report: world.report, filters: {} })],
    "reviews/queries-desk listDecisions": [SUPERVISORS, (viewer, world) => listDecisions(viewer, { listId: world.list }, 5)],
    "reviews/queries-phrases listPhrases": ["333 33 3 3 ✓· 33", (viewer) => listPhrases(viewer)],
    "reviews/queries-sign getSignDesk": [signers, (viewer) => getSignDesk(viewer)],
  },
};
