import { getAuditHead, listAuditEvents, readAuditPages } from "@/lib/audit/queries-log";
import { ADMINISTRATORS, type RoomPolicy } from "../table";

const everything = { q: "" };
const ADMINISTRATION = "444 44 4 4 44 4✓";

/** Of everybody's doings. What happened to a task is in the room of the tasks. */
export const AUDIT: RoomPolicy = {
  pages: {
    "/admin/audit": { cells: ADMINISTRATORS },
  },
  routes: {
    "GET /admin/audit/csv": { cells: ADMINISTRATORS, ends: "111" },
  },
  queries: {
    "audit/queries-log listAuditEvents": [ADMINISTRATION, async (viewer) => (await listAuditEvents(viewer, everything)).rows],
    "audit/queries-log readAuditPages": [ADMINISTRATION, async (viewer) => !(await readAuditPages(viewer, everything).next()).done || null],
    "audit/queries-log getAuditHead": [ADMINISTRATION, (viewer) => getAuditHead(viewer)],
  },
};
