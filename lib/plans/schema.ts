import { z } from "zod";
import { day, longText, oneLine, requestId, version } from "@/lib/actions/schema";
import { TARGET_BASIS_LABELS, type TargetBasis } from "@/lib/labels-carrying";
import { parseQuarterKey, shanghaiDay, type Quarter } from "@/lib/periods/calendar";
import { filingAddress } from "@/lib/tasks/schema";
import {
  FIGURE_MAX, GOAL_MAX, MEASURE_MAX, MEASURES_MAX, NOTE_MAX, PLAN_REASON_MAX, RESPONSIBLE_MAX, TARGET_NAME_MAX, TARGET_UNIT_MAX, TARGETS_MAX,
} from "./rules-limits";

/** Names a plan by its task. */
const planAddress = filingAddress.omit({ period: true });
export type PlanAddress = z.output<typeof planAddress>;

/** The quarter a choice names, as 2026Q4. */
const quarter = z.string("请选择完成季度。").transform((text, context): Quarter => {
  const parsed = parseQuarterKey(text);
  if (parsed) return parsed;
  context.addIssue({ code: "custom", message: "请选择完成季度。" });
  return z.NEVER;
});

/** Nothing for a row that is new; the plan gives it its key. */
const rowKey = z.union([z.uuid(), z.literal("").transform(() => null)], "内容已失效，请刷新页面。");

const measureFields = {
  text: longText(MEASURE_MAX).refine((text) => text.length > 0, "请填写具体措施。"),
  responsible: longText(RESPONSIBLE_MAX).refine((text) => !/[\n\t]/.test(text), "只能填写一行。"),
  due: quarter,
};
const measureRow = z.object({ key: rowKey, ...measureFields });
export type MeasureRow = z.output<typeof measureRow>;

const FIGURE = "目标值须为不小于零的数，最多四位小数。";
const BASES = Object.keys(TARGET_BASIS_LABELS) as [TargetBasis, ...TargetBasis[]];

/** @returns the figure that somebody typed, or null where it is none: 1500, 98.5, 1,500 */
export function parseFigure(text: string): number | null {
  const plain = text.replace(/[,，\s]/g, "");
  if (!/^\d{1,10}(\.\d{1,4})?$/.test(plain)) return null;
  return Number(plain) <= FIGURE_MAX ? Number(plain) : null;
}

const figure = z.string(FIGURE).transform((text, context): number => {
  const parsed = parseFigure(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: FIGURE });
  return z.NEVER;
});

const targetRow = z
  .object({
    key: rowKey,
    name: oneLine(TARGET_NAME_MAX, "请填写指标名称。"),
    measure: oneLine(TARGET_UNIT_MAX, "请填写计量单位。"),
    goal: figure,
    basis: z.enum(BASES, "请选择年度或累计。"),
    due: z.union([quarter, z.literal("").transform(() => null)], "请选择完成季度。"),
  })
  // A yearly figure is due every year; only one that adds up has a quarter by which it is reached.
  .refine((row) => row.basis === "YEARLY" || row.due !== null, { path: ["due"], message: "请选择完成季度。" })
  .transform((row) => ({ ...row, due: row.basis === "YEARLY" ? null : row.due }));
export type TargetRow = z.output<typeof targetRow>;

/** Rows of a form as one field of JSON: what is no such list is refused. */
function rowsField<Row extends z.ZodType>(row: Row, most: number, message: string) {
  const json = (value: unknown): unknown => {
    try {
      return typeof value === "string" ? JSON.parse(value) : value;
    } catch {
      return undefined;
    }
  };
  return z.preprocess(json, z.array(row, "内容已失效，请刷新页面。").max(most, message));
}

/** The lead's form: all of it but the measures of the supporting units. */
export const savePlanSchema = planAddress.extend({
  requestId, version,
  intent: z.enum(["save", "send"], "请选择保存草稿或送审签。"),
  goal: longText(GOAL_MAX).default(""),
  reason: longText(PLAN_REASON_MAX).default(""),
  measures: rowsField(measureRow, MEASURES_MAX, `一个单位最多 ${MEASURES_MAX} 条措施。`),
  targets: rowsField(targetRow, TARGETS_MAX, `最多 ${TARGETS_MAX} 项指标。`),
});
export type SavePlan = z.output<typeof savePlanSchema>;

/** One measure of a supporting unit; `opened` is the measure as the form was opened with it, nothing for a new one. */
export const saveMeasureSchema = planAddress.extend({
  requestId, key: rowKey, ...measureFields,
  responsible: oneLine(RESPONSIBLE_MAX, "请填写责任人或科室。"),
  opened: z.string().max(4000).default(""),
});

export const removeMeasureSchema = planAddress.extend({ requestId, key: z.uuid("措施不正确。"), opened: z.string().max(4000) });

/** A step that carries no words: sign, withdraw. */
export const planStepSchema = planAddress.extend({ requestId, version });
export type PlanStepInput = z.output<typeof planStepSchema>;

/** A step back, which needs its reason. */
export const returnPlanSchema = planStepSchema.extend({ reason: longText(PLAN_REASON_MAX).refine((text) => text.length > 0, "请填写原因。") });
export type ReturnPlan = z.output<typeof returnPlanSchema>;

export const approvePlanSchema = planStepSchema.extend({ note: longText(PLAN_REASON_MAX).default("") });

/** A measure carried out, on a day up to today. */
export const markMeasureSchema = planAddress.extend({
  requestId, key: z.uuid("措施不正确。"),
  doneOn: day.refine((text) => text <= shanghaiDay(new Date()), "完成日期不能晚于今天。"),
  note: longText(NOTE_MAX).default(""),
});

export const unmarkMeasureSchema = planAddress.extend({ requestId, key: z.uuid("措施不正确。") });

/** @returns messages by field for what a plan still lacks before it is sent; empty when nothing is missing */
export function missingPlanFields(input: Pick<SavePlan, "goal" | "reason" | "measures">, plan: { isChange: boolean; otherMeasures: number }): Record<string, string> {
  const missing: Record<string, string> = {};
  if (input.goal === "") missing.goal = "请填写工作目标。";
  if (input.measures.length + plan.otherMeasures === 0) missing.measures = "请至少填写一条具体措施。";
  for (const [at, measure] of input.measures.entries()) if (measure.responsible === "") missing[`measures.${at}.responsible`] = "请填写责任人或科室。";
  if (plan.isChange && input.reason === "") missing.reason = "修改已审定的方案，请填写修改原因。";
  return missing;
}

export function plansPath(slug: string): string {
  return `/lists/${slug}/plans`;
}

/** @param versionNo leaves out for what the viewer should see first */
export function planPath(slug: string, no: number, versionNo?: number): string {
  return `/lists/${slug}/tasks/${no}/plan${versionNo === undefined ? "" : `?version=${versionNo}`}`;
}

/** Which version the address asks for; nothing for what the viewer should see first. */
export const planVersionChoice = z.union([z.literal("working"), z.coerce.number().int().min(1).max(10_000)]).optional().catch(undefined);
export type PlanVersionChoice = z.output<typeof planVersionChoice>;
