import { z } from "zod";
import { longText, requestId, version } from "@/lib/actions/schema";
import type { AppraisalItem } from "@/lib/labels-carrying";
import { REASON_MAX } from "./rules-limits";
import { ITEMS } from "./schema-content";

const list = z.string("任务清单不正确。").regex(/^[\w-]{1,100}$/, "任务清单不正确。");
const year = z.coerce.number("年度不正确。").int("年度不正确。").min(2000, "年度不正确。").max(2999, "年度不正确。");
const objection = z.uuid("异议不正确，请刷新页面。");
const reason = (missing: string) => longText(REASON_MAX).refine((text) => text.length > 0, missing);
const weight = z.coerce.number("请填写 0 至 100 的整数。").int("请填写整数。").min(0, "不能小于 0。").max(100, "不能大于 100。");

export const weightsFormSchema = z
  .object({ list, year, ...(Object.fromEntries(ITEMS.map((item) => [item, weight])) as Record<AppraisalItem, typeof weight>), requestId, version })
  .refine((form) => ITEMS.reduce((sum, item) => sum + form[item], 0) === 100, { path: ["ORDERS"], message: "各项权重之和应为 100。" });

export const objectSchema = z.object({ list, year, item: z.enum(ITEMS, "考核项目不正确。"), reason: reason("请填写异议理由。"), requestId });

export const upholdSchema = z.object({ objection, answer: reason("请说明维持的理由。"), requestId, version });

/** Points to one decimal, more or less. */
const points = z
  .string("请填写加减的分数。")
  .trim()
  .regex(/^[+-]?\d{1,3}(\.\d)?$/, "请填写分数，可以带一位小数，扣分用负数，例如 2.5 或 -1。")
  .transform((text) => Math.round(Number(text) * 10))
  .refine((tenths) => tenths !== 0 && Math.abs(tenths) <= 1000, "加减的分数不能为 0，也不能超过 100。");

export const correctSchema = z.object({ objection, points, answer: reason("请说明更正的理由。"), requestId, version });

export const fixYearSchema = z.object({ list, year, requestId });

/** The year as the address carries it. */
export const yearChoice = z.coerce.number().int().min(2000).max(2999).optional().catch(undefined);

export function appraisalsPath(slug: string, chosen?: number): string {
  return `/lists/${slug}/appraisals${chosen === undefined ? "" : `?year=${chosen}`}`;
}

export function unitAppraisalPath(slug: string, unitId: string, chosen: number): string {
  return `/lists/${slug}/appraisals/${unitId}?year=${chosen}`;
}
