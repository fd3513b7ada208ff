import { getNotice, getNoticeSettings, getUnread, listNotices } from "@/lib/notifications/queries";
import { getReminderDesk } from "@/lib/notifications/queries-reminders";
import { ALL, SUPERVISORS, type RoomPolicy } from "../table";
import { OPEN, SLUG } from "../world";

/** Of the lead's filer, and nobody else's. */
const OWNER = "✓44 44 4 4 44 44";

export const NOTIFICATIONS: RoomPolicy = {
  actions: {
    markNoticesReadAction: { cells: OWNER, fields: (world) => ({ notices: world.notice }), ids: ["notices"] },
    noteNoticesSeenAction: { cells: OWNER, fields: (world) => ({ notices: world.notice }), ids: ["notices"] },
    markAllNoticesReadAction: { cells: ALL, fields: () => ({ until: "2026-01-01T00:00:00Z" }), note: "one's own" },
    changeNoticeSettingsAction: { cells: ALL, fields: () => ({ email: "" }), note: "one's own" },
    sendRemindersAction: { cells: SUPERVISORS, fields: () => ({ list: SLUG, period: OPEN, to: "lead", targets: "1" }), ids: ["list", "period"] },
  },
  pages: {
    "/notifications": { cells: ALL },
    "/notifications/[notice]": { cells: OWNER, params: (world) => ({ notice: world.notice }) },
    "/lists/[list]/reminders": { cells: SUPERVISORS, params: () => ({ list: SLUG }), query: `period=${OPEN}` },
  },
  routes: {
    "GET /notifications/unread": { cells: ALL, ends: "✓✓✓", note: "one's own; nobody has none, and is told nothing" },
  },
  queries: {
    "notifications/queries listNotices": ["✓·· ·· · · ·· ··", async (viewer) => (await listNotices(viewer, { show: "all", page: 1 })).rows],
    "notifications/queries getNotice": [OWNER, (viewer, world) => getNotice(viewer, world.notice)],
    "notifications/queries getUnread": ["✓·· ·· · · ·· ··", async (viewer) => (await getUnread(viewer)).targets],
    "notifications/queries getNoticeSettings": [ALL, (viewer) => getNoticeSettings(viewer)],
    "notifications/queries-reminders getReminderDesk": [SUPERVISORS, (viewer) => getReminderDesk(viewer, SLUG, { period: OPEN, page: 1 })],
  },
};
