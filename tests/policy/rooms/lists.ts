import { listReportEvents } from "@/lib/audit/queries-report";
import { listTaskEvents } from "@/lib/audit/queries";
import { getHomeList, getList, getNotice } from "@/lib/lists/queries";
import { findComments, findContributions, findReports } from "@/lib/search/queries-filed";
import { findPublications } from "@/lib/search/queries-publicity";
import { search } from "@/lib/search/queries";
import { searchQuery } from "@/lib/search/schema";
import { getTask, isClosedIn, listSigners, listSupports } from "@/lib/tasks/queries";
import { getFilingForm, getTaskPlace } from "@/lib/tasks/queries-filing";
import { getListViews } from "@/lib/views/queries";
import { taskParams } from "../fields";
import { ALL, type RoomPolicy } from "../table";
import { OPEN, SLUG } from "../world";
import { WORDS } from "../world-filings";

const list = () => ({ list: SLUG });
const window = { size: 5, page: 1 };
/** Whose search finds what is filed. */
const FILED = "✓✓✓ ✓✓ ✓ · ✓✓ ✓✓";
const OWNER = "✓33 33 3 3 33 33";

/** The lists as printed, everyone's who is signed in; a task's trail; search; the views of a list. */
export const LISTS: RoomPolicy = {
  actions: {
    saveViewAction: { cells: ALL, fields: () => ({ ...list(), name: "权限表", query: "section=1" }), ids: ["list"], note: "one's own" },
    renameViewAction: { cells: OWNER, fields: (world) => ({ id: world.view, name: "权限表" }), ids: ["id"], note: "another's view can be opened, not changed" },
    deleteViewAction: { cells: OWNER, fields: (world, as) => ({ id: as === "leadFiler" ? world.secondView : world.view }), ids: ["id"] },
  },
  pages: {
    "/tasks": { cells: ALL },
    "/lists/[list]/notice": { cells: ALL, params: list },
    "/lists/[list]/tasks": { cells: ALL, params: list },
    "/lists/[list]/tasks/[no]": { cells: ALL, params: taskParams, query: `period=${OPEN}`, note: "to strangers only as printed" },
    "/search": { cells: ALL, query: "q=权限表" },
  },
  queries: {
    "lists/queries getList": [ALL, (viewer) => getList(viewer, SLUG)],
    "lists/queries getHomeList": [ALL, (viewer) => getHomeList(viewer)],
    "lists/queries getNotice": [ALL, (viewer) => getNotice(viewer, SLUG)],
    "tasks/queries listSupports": [ALL, (viewer, world) => listSupports(viewer, { taskId: world.task }, new Date())],
    "tasks/queries getTask": [ALL, (viewer, world) => getTask(viewer, world.list, 1, new Date())],
    "tasks/queries isClosedIn": [ALL, async (viewer, world) => [await isClosedIn(viewer, world.task, world.open)]],
    "tasks/queries listSigners": ["✓✓✓ ·· · · ·✓ ··", (viewer, world) => listSigners(viewer, world.units.lead)],
    "tasks/queries-filing getTaskPlace": [ALL, (viewer) => getTaskPlace(viewer, SLUG, 1, OPEN)],
    "tasks/queries-filing getFilingForm": ["✓✓✓ 33 3 4 33 33", (viewer) => getFilingForm(viewer, SLUG, 1, OPEN, "lead")],
    "audit/queries listTaskEvents": [FILED, (viewer, world) => listTaskEvents(viewer, world.task)],
    "audit/queries-report listReportEvents": [FILED, (viewer, world) => listReportEvents(viewer, world.task, world.open)],
    "search/queries search": [FILED, async (viewer) => (await search(viewer, searchQuery.parse({ q: WORDS })))?.reports],
    "search/queries-filed findReports": [FILED, async (viewer) => (await findReports(viewer, [WORDS], window)).rows],
    "search/queries-filed findContributions": [FILED, async (viewer) => (await findContributions(viewer, [WORDS], window)).rows],
    "search/queries-filed findComments": [FILED, async (viewer) => (await findComments(viewer, [WORDS], window)).rows],
    "search/queries-publicity findPublications": [ALL, async (viewer) => (await findPublications(viewer, ["权限表报道"], window)).rows],
    "views/queries getListViews": ["✓·· ·· · · ·· ··", async (viewer, world) => (await getListViews(viewer, world.list, undefined)).own],
  },
};
