/**
 * The one place that spells the interface's words for enum values (DESIGN.md §2).
 * The keys are the enum values of `prisma/schema.prisma` and of the pure rules.
 */

export const ROLE_LABELS = {
  FILER: "填报员",
  SIGNER: "审签人",
  SUPERVISOR: "督查员",
  OBSERVER: "观察员",
  ADMINISTRATOR: "管理员",
} as const;
export type Role = keyof typeof ROLE_LABELS;

export const ASSESSMENT_LABELS = {
  NOT_STARTED: "未启动",
  BEHIND: "欠进度",
  ON_TRACK: "达进度",
  AHEAD: "超进度",
  DONE: "已完成",
} as const;
export type Assessment = keyof typeof ASSESSMENT_LABELS;

/** `NOT_FILED` is never stored: it is what the absence of a report looks like ('no report' is a visible state). */
export const REPORT_STATE_LABELS = {
  NOT_FILED: "未填报",
  DRAFT: "草稿",
  AWAITING_SIGNATURE: "待审签",
  SUBMITTED: "已报送",
  RETURNED: "已退回",
  ACCEPTED: "已采纳",
} as const;
export type ReportDisplayState = keyof typeof REPORT_STATE_LABELS;
export type ReportState = Exclude<ReportDisplayState, "NOT_FILED">;

/** Where a task stands in a period: as its report, unless it was closed (销号) and owes none. */
export const TASK_STATE_LABELS = { ...REPORT_STATE_LABELS, CLOSED: "已销号" } as const;
export type TaskState = keyof typeof TASK_STATE_LABELS;

export const REVIEW_DECISION_LABELS = { ACCEPTED: "采纳", RETURNED: "退回", REOPENED: "重新打开" } as const;

/** `NOT_GIVEN` is never stored, as `NOT_FILED` above. */
export const CONTRIBUTION_STATE_LABELS = {
  NOT_GIVEN: "未反馈",
  DRAFT: "草稿",
  AWAITING_SIGNATURE: "待审签",
  GIVEN: "已反馈",
  RETURNED: "已退回",
} as const;
export type ContributionDisplayState = keyof typeof CONTRIBUTION_STATE_LABELS;
export type ContributionState = Exclude<ContributionDisplayState, "NOT_GIVEN">;

/** What became of a contribution since a report quoted it; `CURRENT` goes without saying. */
export const QUOTE_STATE_LABELS = {
  CURRENT: "",
  REVISED: "其后有修改",
  WITHDRAWN: "已撤回",
} as const;
export type QuoteState = keyof typeof QUOTE_STATE_LABELS;

/** Where a period stands by the clock. */
export const PERIOD_STATE_LABELS = {
  UPCOMING: "未开始",
  OPEN: "填报中",
  OVERDUE: "已到期",
  LOCKED: "已锁定",
} as const;
export type PeriodState = keyof typeof PERIOD_STATE_LABELS;

/** What the State Council's arrangement makes of a day. */
export const HOLIDAY_KIND_LABELS = {
  HOLIDAY: "放假",
  WORKDAY: "上班",
} as const;
export type HolidayKind = keyof typeof HOLIDAY_KIND_LABELS;

export const EXTENSION_REQUEST_STATE_LABELS = {
  ASKED: "待办理",
  GRANTED: "已准予",
  REFUSED: "不予延期",
  WITHDRAWN: "已撤回",
} as const;
export type ExtensionRequestState = keyof typeof EXTENSION_REQUEST_STATE_LABELS;

export const UNIT_KIND_LABELS = {
  DEPARTMENT: "市级部门",
  COUNTY: "县（区）",
  ZONE: "功能区",
} as const;
export type UnitKind = keyof typeof UNIT_KIND_LABELS;

/** How an account stands; `MUST_CHANGE_PASSWORD` is still on the password it was given. */
export const ACCOUNT_STATE_LABELS = {
  ACTIVE: "启用",
  MUST_CHANGE_PASSWORD: "待改初始密码",
  DISABLED: "停用",
} as const;
export type AccountState = keyof typeof ACCOUNT_STATE_LABELS;

/** What a personal token may read through `/api/v1`; the keys are what the address of a right is called there, too. */
export const TOKEN_SCOPE_LABELS = {
  "lists:read": "任务清单、任务（含填报状态和序时评价）、填报期",
  "units:read": "单位和单位组",
  "reports:read": "已报送的进展报告和配合情况",
  "rollups:read": "汇总统计",
} as const;
export type TokenScope = keyof typeof TOKEN_SCOPE_LABELS;

export const TOKEN_STATE_LABELS = {
  LIVE: "有效",
  ENDED: "已到期",
  REVOKED: "已撤销",
} as const;
export type TokenState = keyof typeof TOKEN_STATE_LABELS;

/** What a notice tells (lib/notifications). */
export const NOTIFICATION_KIND_LABELS = {
  RETURNED: "退回",
  RETURNED_IDLE: "退回未改",
  CONTRIBUTION_ASKED: "请求反馈",
  MENTIONED: "讨论提到",
  REMINDER: "催办",
  DUE_SOON: "即将到期",
  DUE_TODAY: "今天到期",
  OVERDUE: "逾期",
  WAITING_SIGN: "待审签",
  WAITING_REVIEW: "待审核",
  EXTENSION_ASKED: "延期申请",
  EXTENSION_GRANTED: "准予延期",
  EXTENSION_REFUSED: "不予延期",
  ACCEPTED: "采纳",
  ORDER: "督办单",
  ORDER_DUE: "督办催办",
  ORDER_ANSWERED: "督办答复",
  ORDER_CLOSED: "督办销结",
  INSTRUCTION: "领导批示",
  INSTRUCTION_DUE: "批示催办",
  INSTRUCTION_ANSWERED: "批示反馈",
  INSTRUCTION_CLOSED: "批示办结",
  CLOSURE_ASKED: "销号申请",
  CLOSURE_DECIDED: "销号办理",
  LOOK_BACK_DUE: "回头看到期",
  CONTACT_DUE: "对接到期",
  APPRAISAL_OBJECTED: "考核异议",
  APPRAISAL_ANSWERED: "异议答复",
  APPRAISAL_FIXED: "考核结果",
  PLAN_TO_SIGN: "方案待审签",
  PLAN_TO_APPROVE: "方案待审定",
  PLAN_RETURNED: "方案退回",
  PLAN_APPROVED: "方案审定",
} as const;
export type NotificationKind = keyof typeof NOTIFICATION_KIND_LABELS;

/** 通报; `REISSUING` is never stored: issued, and a new version of it is being written. */
export const BULLETIN_STATE_LABELS = {
  DRAFT: "草稿",
  ISSUED: "已印发",
  REISSUING: "已印发，正在起草新版",
} as const;
export type BulletinDisplayState = keyof typeof BULLETIN_STATE_LABELS;

/** How a notice goes by e-mail; in the application it always stands. */
export const MAIL_CHOICE_LABELS = {
  AT_ONCE: "即时发送",
  DAILY: "每日汇总",
  OFF: "不发送",
} as const;
export type MailChoice = keyof typeof MAIL_CHOICE_LABELS;

/** What a filing is called, by the last part of its form's address. */
export const FORM_LABELS = {
  report: "进展报告",
  contribution: "配合情况",
} as const;
export type FilingForm = keyof typeof FORM_LABELS;

/** What a search finds, in the order its kinds stand. */
export const SEARCH_KIND_LABELS = {
  tasks: "任务",
  reports: "进展报告",
  contributions: "配合情况",
  comments: "讨论",
  plans: "工作方案",
  orders: "督办单和批示",
  upward: "对上争取",
  units: "单位",
  publications: "宣传报道",
} as const;
export type SearchKind = keyof typeof SEARCH_KIND_LABELS;

export const SIGN_IN_WAY_LABELS = { PASSWORD: "用户名密码", OIDC: "统一身份认证" } as const;
export type SignInWay = keyof typeof SIGN_IN_WAY_LABELS;
