/** Every address of `/api/v1`: what it takes, what it answers, what a token needs for it. Routes and document read this. */
import { z } from "zod";
import type { TokenScope } from "@/lib/labels";
import { listSlug, pageOf, paging, period, periodKey, taskNo, unitId } from "./schema";
import { appraisalQuery, appraisals } from "./schema-appraisals";
import { closure, closureQuery } from "./schema-closures";
import { contribution, contributionQuery, report, reportQuery, task, taskQuery } from "./schema-filings";
import { listDetail, listRow, periodRow, unitDetail, unitRow } from "./schema-lists";
import { instruction, instructionQuery, order, orderQuery } from "./schema-orders";
import { plan, planQuery } from "./schema-plans";
import { publication, publicationQuery } from "./schema-publications";
import { rollup, rollupQuery } from "./schema-rollups";
import { target, targetQuery } from "./schema-targets";
import { upward, upwardQuery } from "./schema-upward";

export type Endpoint<Params extends z.ZodType = z.ZodType, Query extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> = {
  /** The operation's name in the document. */
  id: string;
  /** Below `/api/v1`. */
  path: string;
  summary: string;
  description?: string;
  scope: TokenScope;
  params: Params;
  query: Query;
  answer: Answer;
};

function endpoint<Params extends z.ZodObject, Query extends z.ZodObject, Answer extends z.ZodType>(given: Endpoint<Params, Query, Answer>): Endpoint<Params, Query, Answer> {
  return given;
}

const nothing = z.object({});
const plain = z.strictObject({});
const pages = z.strictObject(paging);
const ofList = z.object({ list: listSlug });
const PRINTED = "按通知原文，登录用户均可查看。";
const FILED = "只列本账号能看到的，与页面一致：督查员、观察员、管理员看全部，单位账号看本单位牵头和配合的任务。";

export const LISTS = endpoint({ id: "listLists", path: "/lists", summary: "任务清单", scope: "lists:read", params: nothing, query: pages, answer: pageOf(listRow) });
export const LIST = endpoint({ id: "getList", path: "/lists/{list}", summary: "一份任务清单", description: PRINTED, scope: "lists:read", params: ofList, query: plain, answer: listDetail });
export const TASKS = endpoint({
  id: "listTasks", path: "/lists/{list}/tasks", summary: "任务及其填报情况", description: "筛选条件与清单页面相同。", scope: "lists:read", params: ofList, query: taskQuery,
  answer: pageOf(task).extend({ period }),
});
export const TASK = endpoint({
  id: "getTask", path: "/lists/{list}/tasks/{no}", summary: "一项任务", scope: "lists:read", params: ofList.extend({ no: taskNo }),
  query: z.strictObject({ period: periodKey.optional().meta({ description: "填报期，默认为当前期。" }) }), answer: task.extend({ period }).meta({ id: "TaskInPeriod", description: "任务及其在一个填报期的填报情况。" }),
});
export const PERIODS = endpoint({ id: "listPeriods", path: "/lists/{list}/periods", summary: "填报期", scope: "lists:read", params: ofList, query: pages, answer: pageOf(periodRow) });
export const REPORTS = endpoint({ id: "listReports", path: "/lists/{list}/reports", summary: "进展报告", description: FILED, scope: "reports:read", params: ofList, query: reportQuery, answer: pageOf(report) });
export const CONTRIBUTIONS = endpoint({
  id: "listContributions", path: "/lists/{list}/contributions", summary: "配合情况", description: FILED, scope: "reports:read", params: ofList, query: contributionQuery, answer: pageOf(contribution),
});
export const TARGETS = endpoint({
  id: "listTargets", path: "/lists/{list}/targets", summary: "量化指标", description: FILED, scope: "reports:read", params: ofList, query: targetQuery,
  answer: pageOf(target).extend({ period }),
});
export const ROLLUPS = endpoint({
  id: "getRollup", path: "/lists/{list}/rollups", summary: "汇总统计", description: "与督查总览同一口径、同一数据。", scope: "rollups:read", params: ofList, query: rollupQuery, answer: rollup,
});
export const UNITS = endpoint({ id: "listUnits", path: "/units", summary: "单位", scope: "units:read", params: nothing, query: pages, answer: pageOf(unitRow) });
export const UNIT = endpoint({ id: "getUnit", path: "/units/{id}", summary: "一个单位及其任务", scope: "units:read", params: z.object({ id: unitId }), query: plain, answer: unitDetail });

const ASKED = "只列本账号能看到的，与页面一致：督查员、观察员、管理员看全部，单位账号看发给本单位的和本单位牵头任务的。";
export const ORDERS = endpoint({ id: "listOrders", path: "/lists/{list}/orders", summary: "督办单", description: ASKED, scope: "reports:read", params: ofList, query: orderQuery, answer: pageOf(order) });
export const INSTRUCTIONS = endpoint({ id: "listInstructions", path: "/lists/{list}/instructions", summary: "领导批示", description: ASKED, scope: "reports:read", params: ofList, query: instructionQuery, answer: pageOf(instruction) });

export const APPRAISALS = endpoint({
  id: "getAppraisals", path: "/lists/{list}/appraisals", summary: "年度考核得分", description: "与考核页面同一口径、同一数据：督查员、观察员、管理员看全部，单位账号只看本单位。",
  scope: "rollups:read", params: ofList, query: appraisalQuery, answer: appraisals,
});
export const PUBLICATIONS = endpoint({
  id: "listPublications", path: "/lists/{list}/publications", summary: "宣传报道", description: "登录用户均可查看。", scope: "reports:read", params: ofList, query: publicationQuery, answer: pageOf(publication),
});
export const PLANS = endpoint({ id: "listPlans", path: "/lists/{list}/plans", summary: "工作方案", description: FILED, scope: "reports:read", params: ofList, query: planQuery, answer: pageOf(plan) });
export const UPWARD = endpoint({ id: "listUpward", path: "/lists/{list}/upward", summary: "对上争取", description: FILED, scope: "reports:read", params: ofList, query: upwardQuery, answer: pageOf(upward) });
export const CLOSURES = endpoint({ id: "listClosures", path: "/lists/{list}/closures", summary: "销号", description: FILED, scope: "reports:read", params: ofList, query: closureQuery, answer: pageOf(closure) });

export const ENDPOINTS: readonly Endpoint[] = [LISTS, LIST, TASKS, TASK, PERIODS, REPORTS, CONTRIBUTIONS, ROLLUPS, UNITS, UNIT, TARGETS, ORDERS, INSTRUCTIONS, APPRAISALS, PUBLICATIONS, PLANS, UPWARD, CLOSURES];
