/** The words of what the notice orders besides filing: plans, orders, upward requests, closures, appraisals, publicity. */

/** What a file is evidence of, besides a filing or a comment. */
export const RECORD_KIND_LABELS = {
  UPWARD: "对上争取",
  CLOSURE: "销号",
  ORDER: "督办单",
  PUBLICITY: "宣传",
} as const;
export type RecordKind = keyof typeof RECORD_KIND_LABELS;

/** 销号. */
export const CLOSURE_STATE_LABELS = {
  DRAFT: "草稿",
  AWAITING_SIGNATURE: "待审签",
  ASKED: "待核查",
  RETURNED: "已退回",
  WITHDRAWN: "已撤回",
  CLOSED: "已销号",
  REOPENED: "已恢复办理",
} as const;
export type ClosureState = keyof typeof CLOSURE_STATE_LABELS;

/** 三色督办单. */
export const ORDER_COLOUR_LABELS = {
  BLUE: "蓝色提示",
  YELLOW: "黄色预警",
  RED: "红色督办",
} as const;
export type OrderColour = keyof typeof ORDER_COLOUR_LABELS;

export const ORDER_CAUSE_LABELS = {
  DUE_SOON: "临近时限",
  BEHIND: "滞后序时",
  POOR_QUALITY: "质量不高",
  OVERDUE: "逾期未报",
  UNANSWERED: "逾期未答复",
  OTHER: "其他",
} as const;
export type OrderCause = keyof typeof ORDER_CAUSE_LABELS;

export const ORDER_STATE_LABELS = {
  ISSUED: "待签收",
  SIGNED_FOR: "办理中",
  ANSWERED: "待销结",
  CLOSED: "已销结",
  ESCALATED: "已升级",
} as const;
export type OrderState = keyof typeof ORDER_STATE_LABELS;

/** 领导批示. */
export const INSTRUCTION_STATE_LABELS = {
  OPEN: "待办理",
  ANSWERED: "已反馈",
  CLOSED: "已办结",
} as const;
export type InstructionState = keyof typeof INSTRUCTION_STATE_LABELS;

/** 工作方案; `NOT_WRITTEN` is never stored. */
export const PLAN_STATE_LABELS = {
  NOT_WRITTEN: "未制定",
  DRAFT: "草稿",
  AWAITING_SIGNATURE: "待审签",
  SUBMITTED: "待审定",
  RETURNED: "已退回",
  APPROVED: "已审定",
} as const;
export type PlanDisplayState = keyof typeof PLAN_STATE_LABELS;
export type PlanState = Exclude<PlanDisplayState, "NOT_WRITTEN">;

export const TARGET_BASIS_LABELS = { YEARLY: "年度", CUMULATIVE: "累计" } as const;
export type TargetBasis = keyof typeof TARGET_BASIS_LABELS;

/** 对上争取. */
export const UPWARD_LEVEL_LABELS = { PROVINCE: "省", STATE: "国家" } as const;
export type UpwardLevel = keyof typeof UPWARD_LEVEL_LABELS;

export const UPWARD_STAGE_LABELS = {
  PLANNED: "拟争取",
  CONTACTED: "已对接",
  SUBMITTED: "已上报",
  APPROVED: "已获批",
  REJECTED: "未获批",
} as const;
export type UpwardStageName = keyof typeof UPWARD_STAGE_LABELS;

/** Where a plan's measure stands, by its quarter and its mark; never stored. */
export const MEASURE_STANDING_LABELS = { DONE: "已完成", PENDING: "未到期", OVERDUE: "逾期" } as const;
export type MeasureStanding = keyof typeof MEASURE_STANDING_LABELS;

/** 宣传. */
export const MEDIUM_LABELS = {
  NEWSPAPER: "报纸",
  BROADCAST: "电视广播",
  WEBSITE: "网站",
  WECHAT: "微信公众号",
  SHORT_VIDEO: "短视频",
  TALK: "宣讲活动",
  OTHER: "其他",
} as const;
export type Medium = keyof typeof MEDIUM_LABELS;

/** 考核: what a score is made of, in the order it is shown. */
export const APPRAISAL_ITEM_LABELS = {
  ON_TIME: "按时报送",
  RETURNS: "退回",
  PROGRESS: "序时",
  SUPPORT: "配合",
  ORDERS: "督办",
} as const;
export type AppraisalItem = keyof typeof APPRAISAL_ITEM_LABELS;

export const OBJECTION_STATE_LABELS = {
  OPEN: "待答复",
  UPHELD: "维持原评分",
  CORRECTED: "已采纳更正",
} as const;
export type ObjectionState = keyof typeof OBJECTION_STATE_LABELS;
