import { ACCOUNTS } from "./rooms/accounts";
import { API } from "./rooms/api";
import { APPRAISALS } from "./rooms/appraisals";
import { AUDIT } from "./rooms/audit";
import { BULLETINS } from "./rooms/bulletins";
import { CLOSURES } from "./rooms/closures";
import { COMMENTS } from "./rooms/comments";
import { CONTRIBUTIONS } from "./rooms/contributions";
import { DASHBOARD } from "./rooms/dashboard";
import { LISTS } from "./rooms/lists";
import { NOTIFICATIONS } from "./rooms/notifications";
import { ORDERS } from "./rooms/orders";
import { PERIODS } from "./rooms/periods";
import { PUBLICITY } from "./rooms/publicity";
import { PLANS } from "./rooms/plans";
import { REPORTS } from "./rooms/reports";
import { REQUIREMENTS } from "./rooms/requirements";
import { REVIEWS } from "./rooms/reviews";
import { TARGETS } from "./rooms/targets";
import { UNITS } from "./rooms/units";
import { UPWARD } from "./rooms/upward";
import type { RoomPolicy } from "./table";

/** The whole table, in the order of docs/policy.md. */
export const ROOMS: Readonly<Record<string, RoomPolicy>> = {
  "Reports 进展报告": REPORTS,
  "Contributions 配合情况": CONTRIBUTIONS,
  "Work plans 工作方案": PLANS,
  "Reviews and signatures 审核、审签": REVIEWS,
  "Discussions and files 讨论、佐证材料": COMMENTS,
  "Lists, tasks, search and views 清单、任务、检索、常用视图": LISTS,
  "Dashboard and exports 总览、导出": DASHBOARD,
  "Bulletins 通报": BULLETINS,
  "Orders and instructions 督办单、领导批示": ORDERS,
  "Upward requests 对上争取": UPWARD,
  "Closures 销号": CLOSURES,
  "Periods and extensions 填报期、延期": PERIODS,
  "Notices and reminders 提醒、催办": NOTIFICATIONS,
  "Units 单位": UNITS,
  "Accounts, sign-in and tokens 账号、登录、令牌": ACCOUNTS,
  "Audit 审计": AUDIT,
  "Web interface and operations 接口、运维": API,
  "Targets and suggestions 量化指标、序时建议": TARGETS,
  "Appraisals 考核": APPRAISALS,
  "Publicity 宣传": PUBLICITY,
  "The notice's requirements 通知要求": REQUIREMENTS,
};

type Kind = keyof RoomPolicy;

/** @returns all rows of one kind, by name; a name that stands twice is an error */
export function rowsOf<Of extends Kind>(kind: Of): Map<string, NonNullable<RoomPolicy[Of]>[string]> {
  const rows = new Map<string, NonNullable<RoomPolicy[Of]>[string]>();
  for (const room of Object.values(ROOMS)) {
    for (const [name, row] of Object.entries(room[kind] ?? {})) {
      if (rows.has(name)) throw new Error(`two rows of ${name}`);
      rows.set(name, row as NonNullable<RoomPolicy[Of]>[string]);
    }
  }
  return rows;
}
