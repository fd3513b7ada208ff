import { getAppraisalAnswer } from "@/lib/api/queries-appraisals";
import { listClosuresPage } from "@/lib/api/queries-closures";
import { listContributionsPage } from "@/lib/api/queries-contributions";
import { getListDetail, listListsPage, listPeriodsPage } from "@/lib/api/queries-lists";
import { listInstructionsPage, listOrdersPage } from "@/lib/api/queries-orders";
import { requirePeriod } from "@/lib/api/queries-periods";
import { listPlansPage } from "@/lib/api/queries-plans";
import { listPublicationsPage } from "@/lib/api/queries-publications";
import { listReportsPage } from "@/lib/api/queries-reports";
import { getRollup } from "@/lib/api/queries-rollups";
import { getTaskRow, listTasksPage } from "@/lib/api/queries-tasks";
import { getUnitDetail, listUnitsPage } from "@/lib/api/queries-units";
import { listUpwardPage } from "@/lib/api/queries-upward";
import { taskParams } from "../fields";
import { ALL, type RouteRow, type RoomPolicy } from "../table";
import { OPEN, SLUG } from "../world";

const paging = { limit: 50 } as never;
const list = () => ({ list: SLUG });
const FILED = "✓✓✓ ✓✓ ✓ · ✓✓ ✓✓";
/** An order and an instruction to the lead. */
const ASKED = "✓✓✓ ·· · · ✓✓ ✓✓";
const NO_METHOD = { cells: "555 55 5 5 55 55", ends: "555" };

/** An address of `/api/v1`: read with a token, and never written to. */
export function reads(path: string, params?: RouteRow["params"], note?: string): Readonly<Record<string, RouteRow>> {
  const row = { ...(params ? { params } : {}), isByToken: true } as const;
  const others = ["POST", "PUT", "PATCH", "DELETE"].map((method) => [`${method} /api/v1${path}`, { ...NO_METHOD, ...row }] as const);
  return { [`GET /api/v1${path}`]: { cells: ALL, ...row, ...(note ? { note } : {}) }, ...Object.fromEntries(others) };
}

/** The web interface, with the token of each person. A token reads what its owner's screens show him. */
export const API: RoomPolicy = {
  routes: {
    ...reads("/lists"),
    ...reads("/lists/[list]", list),
    ...reads("/lists/[list]/tasks", list),
    ...reads("/lists/[list]/tasks/[no]", taskParams),
    ...reads("/lists/[list]/periods", list),
    ...reads("/lists/[list]/reports", list, "those that he reads"),
    ...reads("/lists/[list]/contributions", list, "those that he reads"),
    ...reads("/lists/[list]/rollups", list),
    ...reads("/lists/[list]/orders", list, "those that he reads"),
    ...reads("/lists/[list]/instructions", list, "those that he reads"),
    ...reads("/lists/[list]/appraisals", list, "a unit's own only"),
    ...reads("/lists/[list]/publications", list),
    ...reads("/lists/[list]/plans", list, "those that he reads"),
    ...reads("/lists/[list]/upward", list, "those that he reads"),
    ...reads("/lists/[list]/closures", list, "those that he reads"),
    ...reads("/units"),
    ...reads("/units/[id]", (world) => ({ id: world.units.lead })),
    ...reads("/[[...path]]", () => ({ path: "nowhere" })),
    "GET /api/v1/[[...path]]": { cells: "444 44 4 4 44 44", ends: "444", params: () => ({ path: "nowhere" }), isByToken: true },
    "GET /api/v1/openapi.json": { cells: ALL, isByToken: true, note: "or a session" },
    "GET /api/health": { cells: ALL, ends: "✓✓✓" },
    "GET /api/ready": { cells: ALL, ends: "✓✓✓" },
    "GET /api/live": { cells: ALL, ends: "✓✓✓" },
    "GET /api/metrics": { cells: "444 44 4 4 44 44", ends: "444", note: "there only with METRICS_TOKEN, and for whoever has it" },
    "GET /api/pdfjs/[...path]": { cells: ALL, ends: "✓✓✓", params: () => ({ path: "legacy/build/pdf.worker.min.mjs" }), note: "the PDF reader's own files" },
  },
  queries: {
    "api/queries-lists listListsPage": [ALL, (viewer) => listListsPage(viewer, paging)],
    "api/queries-lists getListDetail": [ALL, (viewer) => getListDetail(viewer, SLUG)],
    "api/queries-lists listPeriodsPage": [ALL, (viewer) => listPeriodsPage(viewer, SLUG, paging)],
    "api/queries-periods requirePeriod": ["··· ·· · · ·· ··", (viewer, world) => requirePeriod(viewer, world.list, OPEN)],
    "api/queries-reports listReportsPage": [FILED, async (viewer) => (await listReportsPage(viewer, SLUG, paging)).data],
    "api/queries-contributions listContributionsPage": [FILED, async (viewer) => (await listContributionsPage(viewer, SLUG, paging)).data],
    "api/queries-orders listOrdersPage": [ASKED, async (viewer) => (await listOrdersPage(viewer, SLUG, paging)).data],
    "api/queries-orders listInstructionsPage": [ASKED, async (viewer) => (await listInstructionsPage(viewer, SLUG, paging)).data],
    "api/queries-rollups getRollup": [ALL, (viewer) => getRollup(viewer, SLUG, { basis: "filed", by: "section" })],
    "api/queries-tasks listTasksPage": [ALL, (viewer) => listTasksPage(viewer, SLUG, { basis: "filed", limit: 50 } as never)],
    "api/queries-tasks getTaskRow": [FILED, async (viewer) => (await getTaskRow(viewer, SLUG, 1, OPEN)).filing],
    "api/queries-appraisals getAppraisalAnswer": ["✓✓✓ ·· · · ✓✓ ✓✓", async (viewer, world) => (await getAppraisalAnswer(viewer, SLUG, { year: 2026 })).rows.filter(({ unit }) => unit.id === world.units.lead)],
    "api/queries-publications listPublicationsPage": [ALL, async (viewer) => (await listPublicationsPage(viewer, SLUG, paging)).data],
    "api/queries-plans listPlansPage": [FILED, async (viewer) => (await listPlansPage(viewer, SLUG, { limit: 50, task: 1 })).data],
    "api/queries-upward listUpwardPage": [FILED, async (viewer) => (await listUpwardPage(viewer, SLUG, paging)).data],
    "api/queries-closures listClosuresPage": [FILED, async (viewer) => (await listClosuresPage(viewer, SLUG, paging)).data],
    "api/queries-units listUnitsPage": [ALL, (viewer) => listUnitsPage(viewer, paging)],
    "api/queries-units getUnitDetail": [ALL, (viewer, world) => getUnitDetail(viewer, world.units.lead)],
  },
};
