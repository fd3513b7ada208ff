/** What every answer of `/api/v1` is made of. The descriptions are what the OpenAPI document says. */
import { z } from "zod";

/** @returns a code of `labels`; the document names what each stands for, the answer carries the code only */
export function codeOf<Code extends string>(labels: Readonly<Record<Code, string>>, text: string) {
  const codes = Object.keys(labels) as [Code, ...Code[]];
  return z.enum(codes).meta({ description: `${text}：${codes.map((code) => `${code} ${labels[code]}`).join("，")}。` });
}

export const instant = z.iso.datetime().meta({ description: "时刻，ISO 8601，世界协调时（UTC）。" });
export const unitRef = z.object({ id: z.uuid(), name: z.string().meta({ description: "单位简称。" }) }).meta({ id: "UnitRef", description: "单位。" });
export const listSlug = z.string().regex(/^[\w-]{1,100}$/).meta({ description: "任务清单的代号，例如 2021-60。" });
export const periodKey = z.string().regex(/^\d{4}Q[1-4]$/, "填报期须写作 2026Q4。").meta({ description: "填报期，例如 2026Q4。" });
export const taskNo = z.coerce.number().int().min(1).max(10_000).meta({ description: "任务序号，同通知原文。" });
export const unitId = z.uuid("单位须为其 id。").meta({ description: "单位的 id，见 /units。" });
export const period = z.object({ key: periodKey, label: z.string() }).meta({ id: "PeriodRef", description: "填报期。" });

/** Every list comes in pages. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "每页条数，1 至 200，默认 50。" }),
  cursor: z.string().min(1).max(400).optional().meta({ description: "从哪里接着取，由上一页的 next 给出，不必解读。" }),
};
export type Paging = { limit: number; cursor?: string | undefined };

/** @returns the schema of a page of `row`, beside whatever else the answer holds */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    data: z.array(row),
    next: z.string().nullable().meta({ description: "下一页的地址（路径和参数）；没有下一页的为 null。" }),
  });
}

/** What is answered instead of data, as RFC 9457 has it. */
export const problem = z
  .object({
    type: z.literal("about:blank"),
    title: z.string().meta({ description: "出了什么问题。" }),
    status: z.int(),
    detail: z.string().optional().meta({ description: "怎么办。" }),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional().meta({ description: "哪个参数不正确。" }),
    requiredScope: z.string().optional().meta({ description: "令牌所缺的权限。" }),
    errorId: z.string().optional().meta({ description: "错误编号，管理员可据此查日志。" }),
  })
  .meta({ id: "Problem", description: "未能答复的原因。" });
export type Problem = z.output<typeof problem>;
