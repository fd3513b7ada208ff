import {
  ASSESSMENT_LABELS, HOLIDAY_KIND_LABELS, MAIL_CHOICE_LABELS, NOTIFICATION_KIND_LABELS, REVIEW_DECISION_LABELS, ROLE_LABELS, TOKEN_SCOPE_LABELS,
} from "@/lib/labels";
import { ORDER_CAUSE_LABELS, ORDER_COLOUR_LABELS, UPWARD_LEVEL_LABELS, UPWARD_STAGE_LABELS } from "@/lib/labels-carrying";
import { APPRAISAL_ITEM_LABELS } from "@/lib/labels-carrying";

/** An event's particulars as they are kept. */
export type Detail = string | number | boolean | null | undefined | readonly Detail[] | { readonly [name: string]: Detail };

/** What particulars are called; tests/unit/audit/detail.test.ts finds those that have no name. */
const NAMES = new Map<string, string>(Object.entries({
  ...NOTIFICATION_KIND_LABELS,
  before: "原为", after: "改为", name: "名称", note: "说明", year: "年度", from: "起始日期", until: "截至",
  // Sign-in, refusals, copies taken
  by: "方式", step: "未通过的环节", status: "答复", path: "网址", sessions: "会话数", format: "格式", query: "条件", tasks: "任务数",
  // Accounts
  username: "用户名", displayName: "姓名", roles: "角色", email: "电子邮箱", isDisabled: "停用", mayInstruct: "可作领导批示", choices: "邮件提醒", view: "视图", scopes: "权限", expiresAt: "到期时间",
  // Units and lists
  officialName: "全称", shortName: "简称", aliases: "别名", allowsSelfSigning: "一人兼任", isActive: "启用", units: "单位数", groups: "单位组数", docNumber: "文号",
  // Periods and the calendar
  key: "填报期", opensAt: "开始时间", dueAt: "截止时间", locksAt: "锁定时间", wishedUntil: "申请延期至",
  opensMonth: "开始月（季度首月为 0）", opensDay: "开始日", dueMonth: "截止月（季度首月为 0）", dueDay: "截止日", dueMinute: "截止时刻", locksDay: "季度结束后第几天锁定",
  isAutomatic: "自动新建填报期", set: "设定", remove: "取消", day: "日期", kind: "安排",
  // Filings, reviews, bulletins
  revision: "报送稿次", verdict: "序时评价", decision: "原决定", wishedOn: "希望反馈日期", size: "大小（字节）", sha256: "SHA-256 校验值",
  number: "编号", version: "版次", edited: "改动段数", isRefreshed: "更新数据",
  // Orders, closures, upward requests
  colour: "种类", cause: "依据", answerDueAt: "答复时限",
  lookBackOn: "回头看日期", stage: "阶段", happenedOn: "发生日期", isCorrection: "更正", level: "层级", department: "上级部门", nextContactOn: "下次对接日期",
  targets: "量化指标数", suggestion: "序时建议", departure: "偏离理由",
  // Appraisals
  ...APPRAISAL_ITEM_LABELS, item: "考核项目", points: "加减分",
}));

/** Ids: they say nothing to a reader, and whom an event concerns stands beside it. */
const UNSHOWN = new Set(["unitId", "token", "file", "attachment", "bulletin", "request"]);

/** @returns whether readers are told a particular by a name in words, or not at all */
export function isNamed(name: string): boolean {
  return NAMES.has(name) || UNSHOWN.has(name);
}

const SIGN_IN_WORDS = { password: "密码", code: "验证码", totp: "密码和验证码", recovery: "密码和备用码", oidc: "统一身份认证" };

/** Codes in words, by the particular they stand in. */
const WORDS = new Map<string, Readonly<Record<string, string>>>([
  ["by", SIGN_IN_WORDS], ["step", SIGN_IN_WORDS], ["roles", ROLE_LABELS], ["verdict", ASSESSMENT_LABELS], ["suggestion", ASSESSMENT_LABELS], ["decision", REVIEW_DECISION_LABELS],
  ["scopes", TOKEN_SCOPE_LABELS], ["stage", UPWARD_STAGE_LABELS], ["level", UPWARD_LEVEL_LABELS], ["kind", HOLIDAY_KIND_LABELS], ["colour", ORDER_COLOUR_LABELS], ["cause", ORDER_CAUSE_LABELS], ["item", APPRAISAL_ITEM_LABELS],
  ...Object.keys(NOTIFICATION_KIND_LABELS).map((kind) => [kind, MAIL_CHOICE_LABELS] as const),
]);

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** The Swedish way of writing an instant is YYYY-MM-DD HH:mm:ss. */
const inShanghai = (instant: string): string => new Date(instant).toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" });

function wordOf(value: string | number | boolean, name: string): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (name === "dueMinute") return [Math.floor(Number(value) / 60), Number(value) % 60].map((part) => String(part).padStart(2, "0")).join(":");
  if (typeof value === "number") return String(value);
  const words = WORDS.get(name) ?? {};
  if (Object.hasOwn(words, value)) return words[value] ?? value;
  return INSTANT.test(value) ? inShanghai(value) : value;
}

/**
 * @param name of the particular that the value stands in
 * @returns the particulars of an event on one line: names with their values, times as in Shanghai, without ids
 */
export function describeDetail(detail: Detail, name = ""): string {
  if (detail === null || detail === undefined) return "无";
  if (typeof detail !== "object") return wordOf(detail, name);
  if (isList(detail)) return detail.map((item) => inBrackets(item, name)).join("、") || "无";
  return Object.entries(detail).filter(([key]) => !UNSHOWN.has(key)).map(([key, value]) => `${NAMES.get(key) ?? key}=${isList(value) ? describeDetail(value, key) : inBrackets(value, key)}`).join("；");
}

const isList = (value: Detail): value is readonly Detail[] => Array.isArray(value);

function inBrackets(value: Detail, name: string): string {
  const text = describeDetail(value, name);
  return typeof value === "object" && value !== null ? `（${text}）` : text;
}
