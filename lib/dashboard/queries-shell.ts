import "server-only";
import { isDemoInstallation } from "@/lib/auth/installation";
import type { Viewer } from "@/lib/auth/schema";
import { PERIOD_STATE_LABELS } from "@/lib/labels";
import { getHomeList, getList } from "@/lib/lists/queries";
import { describeDue, periodState } from "@/lib/periods/calendar";
import { getUnread } from "@/lib/notifications/queries";
import { choosePeriod, listPeriods, type PeriodRow } from "@/lib/periods/queries";

type ShellPeriod = { key: string; label: string; stateLabel: string; daysLeftText: string };

function toShellPeriod(period: PeriodRow, now: Date): ShellPeriod {
  const state = periodState(period, now);
  const daysLeftText = state === "OPEN" || state === "OVERDUE" ? describeDue(period.dueAt, now) : "";
  return { key: period.key, label: period.label, stateLabel: PERIOD_STATE_LABELS[state], daysLeftText };
}

/**
 * @param slug the list the page belongs to; null for a page outside any list, which stands under the newest one
 * @returns what the frame around every screen shows. Throws NotFound for an unknown list.
 */
export async function getShell(viewer: Viewer, slug: string | null) {
  const list = slug === null ? await getHomeList(viewer) : await getList(viewer, slug);
  const [periods, unread, isDemo] = await Promise.all([list ? listPeriods(viewer, list.id) : [], getUnread(viewer), isDemoInstallation()]);
  const now = new Date();
  const current = choosePeriod(periods, undefined, now);
  return {
    list,
    period: current ? toShellPeriod(current, now) : null,
    periods: periods.map((period) => toShellPeriod(period, now)),
    unread,
    isDemo,
  };
}
