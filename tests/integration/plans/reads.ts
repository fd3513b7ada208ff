/** What the pages and the API read, by the account that does. */
import { countAccounts, getAccount, listAccountEvents, listAccounts } from "@/lib/accounts/queries";
import { getAccountAccess } from "@/lib/accounts/queries-access";
import { accountFilterSchema } from "@/lib/accounts/schema";
import { listContributionsPage } from "@/lib/api/queries-contributions";
import { getListDetail, listListsPage, listPeriodsPage } from "@/lib/api/queries-lists";
import { listReportsPage } from "@/lib/api/queries-reports";
import { getRollup } from "@/lib/api/queries-rollups";
import { getTaskRow, listTasksPage } from "@/lib/api/queries-tasks";
import { listUnitsPage } from "@/lib/api/queries-units";
import { CONTRIBUTIONS, LISTS, PERIODS, REPORTS, ROLLUPS, TASKS, UNITS } from "@/lib/api/schema-endpoints";
import { getAppraisalDesk } from "@/lib/appraisals/queries";
import { listDraftAttachments, listFiledAttachments } from "@/lib/attachments/queries";
import { getAuditHead, listAuditEvents } from "@/lib/audit/queries-log";
import { auditFilterSchema } from "@/lib/audit/schema";
import type { Viewer } from "@/lib/auth/schema";
import { getBulletinSource } from "@/lib/bulletins/queries-source";
import { listBulletins } from "@/lib/bulletins/queries-list";
import { listClosures } from "@/lib/closures/queries-list";
import { listUnreadMentions } from "@/lib/comments/queries";
import { listContributions } from "@/lib/contributions/queries";
import { getContributionForm } from "@/lib/contributions/queries-form";
import { getTodoNotes } from "@/lib/contributions/queries-requests";
import { getContributionHistory } from "@/lib/contributions/queries-revisions";
import { findListBoard, getListBoard } from "@/lib/dashboard/queries-board";
import { getDashboard } from "@/lib/dashboard/queries-dashboard";
import { getShell } from "@/lib/dashboard/queries-shell";
import { getTaskFilings } from "@/lib/dashboard/queries-task";
import { getTodo } from "@/lib/dashboard/queries-todo";
import { getUnitPage } from "@/lib/dashboard/queries-unit";
import { TASK_TABS } from "@/lib/dashboard/schema";
import { getLedgerPlan, readLedgerPages } from "@/lib/exports/queries-ledger";
import { getNotice } from "@/lib/lists/queries";
import { listNotices } from "@/lib/notifications/queries";
import { getReminderDesk } from "@/lib/notifications/queries-reminders";
import { getOperationFigures } from "@/lib/operations/queries-metrics";
import { listInstructions } from "@/lib/orders/queries-instructions";
import { listOrders } from "@/lib/orders/queries-list";
import { instructionFilterSchema, orderFilterSchema } from "@/lib/orders/schema";
import { getCalendarDesk } from "@/lib/periods/queries-calendar";
import { listOpenRequests } from "@/lib/periods/queries-requests";
import { getPeriodDesk } from "@/lib/periods/queries-settings";
import { getPlanLine } from "@/lib/plans/queries-line";
import { getPublicityDesk } from "@/lib/publicity/queries";
import { publicationFilters } from "@/lib/publicity/schema";
import { getReportForm } from "@/lib/reports/queries-form";
import { getReportPaper } from "@/lib/reports/queries-paper";
import { getRevisions } from "@/lib/reports/queries-revisions";
import { getReviewDesk, listDecisions } from "@/lib/reviews/queries-desk";
import { queueFilters } from "@/lib/reviews/schema";
import { getSignDesk } from "@/lib/reviews/queries-sign";
import { listQueue } from "@/lib/reviews/queries";
import { search } from "@/lib/search/queries";
import { searchQuery } from "@/lib/search/schema";
import { listGroups, listUnitDuties, listUnitOptions } from "@/lib/units/queries";
import { listUnitSettings } from "@/lib/units/queries-settings";
import { listUpward } from "@/lib/upward/queries";
import { getListViews } from "@/lib/views/queries";

type Who = Record<"filer" | "signer" | "county" | "supervisor" | "observer" | "admin", Viewer>;
/** The first list, and tasks of it: one that the filer's unit leads, one that the county supports. */
export type Place = { slug: string; listId: string; periodKey: string; periodId: string; led: { id: string; no: number }; accountId: string };
export type Read = { page: string; read: () => Promise<unknown> };

async function drain(pages: AsyncIterable<unknown>): Promise<void> {
  for await (const _page of pages);
}

function ofLists({ filer, signer, county, supervisor, observer }: Who, { slug, listId, led, periodKey, periodId }: Place): Read[] {
  const everyone = Object.entries({ filer, county, supervisor, observer });
  return [
    ...everyone.flatMap(([who, viewer]): Read[] => [
      { page: `frame, ${who}`, read: () => getShell(viewer, slug) },
      { page: `tasks, ${who}`, read: async () => getListViews(viewer, (await getListBoard(viewer, slug, undefined)).list.id, undefined) },
      { page: `dashboard, ${who}`, read: () => getDashboard(viewer, slug, undefined, "accepted") },
      ...TASK_TABS.map(({ name }): Read => ({ page: `task ${name}, ${who}`, read: () => getTaskFilings(viewer, slug, led.no, undefined, name) })),
      { page: `ledger, ${who}`, read: async () => drain(readLedgerPages(viewer, await getLedgerPlan(viewer, slug, {}), { contributions: true })) },
      { page: `bulletins, ${who}`, read: () => listBulletins(viewer, slug) },
      { page: `plans, ${who}`, read: () => getPlanLine(viewer, slug) },
      { page: `orders, ${who}`, read: () => listOrders(viewer, slug, orderFilterSchema.parse({})) },
      { page: `instructions, ${who}`, read: () => listInstructions(viewer, slug, instructionFilterSchema.parse({})) },
      { page: `upward, ${who}`, read: () => listUpward(viewer, slug) },
      { page: `closures, ${who}`, read: () => listClosures(viewer, slug, undefined) },
      { page: `appraisals, ${who}`, read: () => getAppraisalDesk(viewer, slug, undefined) },
      { page: `publicity, ${who}`, read: () => getPublicityDesk(viewer, slug, publicationFilters.parse({}), 1) },
      { page: `report on paper, ${who}`, read: () => getReportPaper(viewer, slug, led.no, periodKey, undefined) },
      { page: `revisions, ${who}`, read: () => getRevisions(viewer, slug, led.no, periodKey) },
    ]),
    { page: "notice", read: () => getNotice(filer, slug) },
    { page: "report form", read: async () => Promise.all([getReportForm(filer, slug, led.no, undefined), listContributions(filer, led.id, periodId), listDraftAttachments(filer, { for: "report", taskId: led.id, periodId }), listFiledAttachments(filer, led.id)]) },
    { page: "contribution form", read: () => getContributionForm(county, slug, led.no, undefined) },
    { page: "contribution revisions", read: () => getContributionHistory(county, slug, led.no, periodKey, { unit: county.unitId ?? "", revision: undefined }) },
    { page: "sign desk", read: () => getSignDesk(signer) },
    { page: "reminders", read: () => getReminderDesk(supervisor, slug, { page: 1 }) },
    { page: "reviews", read: () => getReviewDesk(supervisor, { report: null, filters: queueFilters.parse({}) }) },
    { page: "last decisions", read: () => listDecisions(supervisor, { listId }, 8) },
    { page: "bulletin source", read: () => getBulletinSource(supervisor, slug, periodKey, new Date()) },
  ];
}

/** Words of one or two characters are looked for in no index (lib/search/queries-texts), alone they read all texts: not here. */
function ofDesk({ filer, county, supervisor, observer, admin }: Who, { slug, listId, accountId }: Place): Read[] {
  const now = new Date();
  const everyone = Object.entries({ filer, county, supervisor, observer });
  return [
    ...everyone.flatMap(([who, viewer]): Read[] => [
      { page: `home, ${who}`, read: () => Promise.all([getTodo(viewer), getTodoNotes(viewer), listUnreadMentions(viewer), findListBoard(viewer, slug, undefined)]) },
      ...["光伏产业链", "技术攻关 企业"].map((q): Read => ({ page: `search ${q}, ${who}`, read: () => search(viewer, searchQuery.parse({ q })) })),
      { page: `notifications, ${who}`, read: () => listNotices(viewer, { show: "all", page: 1 }) },
    ]),
    { page: "home, supervisor's queue", read: () => Promise.all([listQueue(supervisor, listId), listOpenRequests(supervisor, listId)]) },
    { page: "units", read: () => listUnitDuties(filer, listId, now) },
    { page: "unit, own", read: () => getUnitPage(county, county.unitId ?? "", undefined, "accepted") },
    { page: "unit, another's", read: () => getUnitPage(supervisor, county.unitId ?? "", undefined, "accepted") },
    { page: "admin", read: () => Promise.all([getPeriodDesk(admin, undefined, now), listUnitSettings(admin), countAccounts(admin), listUnitOptions(admin), listGroups(admin, now)]) },
    { page: "admin calendar", read: () => getCalendarDesk(admin, undefined, now) },
    { page: "admin accounts", read: () => listAccounts(admin, accountFilterSchema.parse({})) },
    { page: "admin account", read: () => Promise.all([getAccount(admin, accountId), listAccountEvents(admin, accountId), getAccountAccess(admin, accountId)]) },
    { page: "admin audit", read: () => Promise.all([listAuditEvents(admin, auditFilterSchema.parse({})), getAuditHead(admin)]) },
    ...["sign-in", "copy", "filing", "review"].map((group): Read => ({ page: `admin audit ${group}`, read: () => listAuditEvents(admin, auditFilterSchema.parse({ group })) })),
    { page: "admin audit by name", read: () => listAuditEvents(admin, auditFilterSchema.parse({ q: "人社局填报员" })) },
    { page: "admin audit by day", read: () => listAuditEvents(admin, auditFilterSchema.parse({ from: "2024-03-01", until: "2024-03-02", group: "setting" })) },
    { page: "metrics", read: () => getOperationFigures() },
  ];
}

function ofApi({ filer, supervisor }: Who, { slug, led, periodKey }: Place): Read[] {
  const everyone = Object.entries({ filer, supervisor });
  return [
    ...everyone.flatMap(([who, viewer]): Read[] => [
      { page: `API reports, ${who}`, read: () => listReportsPage(viewer, slug, REPORTS.query.parse({})) },
      { page: `API reports of a period, ${who}`, read: () => listReportsPage(viewer, slug, REPORTS.query.parse({ period: periodKey })) },
      { page: `API contributions, ${who}`, read: () => listContributionsPage(viewer, slug, CONTRIBUTIONS.query.parse({})) },
      { page: `API contributions of a period, ${who}`, read: () => listContributionsPage(viewer, slug, CONTRIBUTIONS.query.parse({ period: periodKey })) },
      { page: `API rollups, ${who}`, read: () => getRollup(viewer, slug, ROLLUPS.query.parse({})) },
      { page: `API tasks, ${who}`, read: () => listTasksPage(viewer, slug, TASKS.query.parse({})) },
      { page: `API task, ${who}`, read: () => getTaskRow(viewer, slug, led.no, undefined) },
    ]),
    { page: "API lists", read: () => listListsPage(filer, LISTS.query.parse({})) },
    { page: "API list", read: () => getListDetail(filer, slug) },
    { page: "API periods", read: () => listPeriodsPage(filer, slug, PERIODS.query.parse({})) },
    { page: "API units", read: () => listUnitsPage(filer, UNITS.query.parse({})) },
  ];
}

export function readsOf(who: Who, place: Place): Read[] {
  return [...ofLists(who, place), ...ofDesk(who, place), ...ofApi(who, place)];
}
