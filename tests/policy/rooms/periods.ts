import { getExtendedUntil, listPeriods } from "@/lib/periods/queries";
import { getCalendarDesk, getCalendarSettings, getHolidayPage, listHolidays } from "@/lib/periods/queries-calendar";
import { getUnitExtension, listOpenExtensions, listOpenRequests, listSettledRequests, listWaitingRequests } from "@/lib/periods/queries-requests";
import { getPeriodDesk, getPeriodSettings } from "@/lib/periods/queries-settings";
import { LONG_AGO, STALE } from "../fields";
import { ADMINISTRATORS, ALL, SUPERVISORS, SUPERVISORS_AND_ADMINISTRATORS, type RoomPolicy } from "../table";
import { OPEN, SLUG } from "../world";

const TIMES = { opensAt: "2026-01-01T00:00", dueAt: "2026-01-02T00:00", locksAt: "2026-01-03T00:00" };
const CALENDAR = { opensMonth: "0", opensDay: "1", dueMonth: "2", dueDay: "25", dueMinute: "18:00", locksDay: "11" };
const YEAR = { year: "2031", ...STALE };
const reason = "权限表";
/** Whoever leads asks for his own unit; the request is known to those who decide on it and to who keeps the periods. */
const REQUEST = "✓✓✓ 44 4 4 33 43";

export const PERIODS: RoomPolicy = {
  actions: {
    createPeriodAction: { cells: SUPERVISORS_AND_ADMINISTRATORS, fields: (world) => ({ list: world.list, key: OPEN, ...TIMES }), ids: ["list"] },
    updatePeriodAction: { cells: SUPERVISORS_AND_ADMINISTRATORS, fields: (world) => ({ period: world.open, ...TIMES, ...STALE }), ids: ["period"] },
    updateCalendarAction: { cells: ADMINISTRATORS, fields: (world) => ({ list: world.list, ...CALENDAR, ...STALE }), ids: ["list"] },
    addHolidayAction: { cells: ADMINISTRATORS, fields: () => ({ ...YEAR, day: "2031-01-01", kind: "HOLIDAY", name: "元旦" }) },
    pasteHolidaysAction: { cells: ADMINISTRATORS, fields: () => ({ ...YEAR, lines: "2031-01-01 放假 元旦" }) },
    removeHolidayAction: { cells: ADMINISTRATORS, fields: () => ({ ...YEAR, day: "2031-01-01" }) },
    grantExtensionAction: {
      cells: SUPERVISORS, fields: (world) => ({ period: world.open, unit: world.units.lead, until: LONG_AGO, reason }), ids: ["period", "unit"],
    },
    askExtensionAction: { cells: "✓✓✓ ✓✓ ✓ ✓ 33 33", fields: (world) => ({ period: world.open, wishedUntil: LONG_AGO, reason }), ids: ["period"] },
    withdrawRequestAction: { cells: REQUEST, fields: (world) => ({ request: world.request, ...STALE }), ids: ["request"] },
    grantRequestAction: { cells: SUPERVISORS, fields: (world) => ({ request: world.request, until: LONG_AGO, ...STALE }), ids: ["request"] },
    refuseRequestAction: { cells: SUPERVISORS, fields: (world) => ({ request: world.request, note: reason, ...STALE }), ids: ["request"] },
  },
  pages: {
    "/admin/periods": { cells: SUPERVISORS_AND_ADMINISTRATORS },
    "/admin/periods/[period]": { cells: SUPERVISORS_AND_ADMINISTRATORS, params: (world) => ({ period: world.open }) },
    "/admin/periods/calendar": { cells: SUPERVISORS_AND_ADMINISTRATORS },
    "/admin/periods/holidays": { cells: SUPERVISORS_AND_ADMINISTRATORS },
  },
  queries: {
    "periods/queries listPeriods": [ALL, (viewer, world) => listPeriods(viewer, world.list)],
    "periods/queries getExtendedUntil": [ALL, (viewer, world) => getExtendedUntil(viewer, world.earlier, world.units.support)],
    "periods/queries-calendar getCalendarSettings": [SUPERVISORS_AND_ADMINISTRATORS, (viewer, world) => getCalendarSettings(viewer, world.list)],
    "periods/queries-calendar listHolidays": [ALL, (viewer) => listHolidays(viewer, 2030, 2030)],
    "periods/queries-calendar getCalendarDesk": [SUPERVISORS_AND_ADMINISTRATORS, (viewer) => getCalendarDesk(viewer, SLUG, new Date())],
    "periods/queries-calendar getHolidayPage": [SUPERVISORS_AND_ADMINISTRATORS, (viewer) => getHolidayPage(viewer, "2031", new Date())],
    "periods/queries-requests listOpenRequests": [SUPERVISORS_AND_ADMINISTRATORS, (viewer, world) => listOpenRequests(viewer, world.list)],
    "periods/queries-requests listSettledRequests": [SUPERVISORS_AND_ADMINISTRATORS, (viewer, world) => listSettledRequests(viewer, world.list)],
    "periods/queries-requests listOpenExtensions": ["333 ✓✓ 3 3 ✓✓ ✓✓", (viewer, world) => listOpenExtensions(viewer, world.list, world.units.support, new Date())],
    "periods/queries-requests listWaitingRequests": ["✓✓✓ ·· · · ✓✓ ·✓", (viewer, world) => listWaitingRequests(viewer, world.list, world.units.lead)],
    "periods/queries-requests getUnitExtension": ["✓✓✓ ·· · · ·· ··", async (viewer, world) => (await getUnitExtension(viewer, world.open, world.units.lead)).request],
    "periods/queries-settings getPeriodDesk": [SUPERVISORS_AND_ADMINISTRATORS, (viewer) => getPeriodDesk(viewer, SLUG, new Date())],
    "periods/queries-settings getPeriodSettings": [SUPERVISORS_AND_ADMINISTRATORS, (viewer, world) => getPeriodSettings(viewer, world.open)],
  },
};
