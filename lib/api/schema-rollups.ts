import { z } from "zod";
import { MEASURE_TEXTS, rollUp, type SupportTotals, type Totals } from "@/lib/dashboard/rollup";
import { FIGURES, QUANTITIES } from "@/lib/dashboard/rules-figures";
import { ASSESSMENT_LABELS, UNIT_KIND_LABELS } from "@/lib/labels";
import { codeOf, instant, listSlug, period, periodKey, unitRef } from "./schema";
import { basis } from "./schema-filings";

/** What stands in a roll-up besides the measures and the figures of the screen. */
const OTHER_TEXTS = {
  tasks: "任务数。",
  assessments: "按口径的序时评价，各有多少项任务。",
  reached: "达到或超过序时进度的任务数。",
  behindAgain: "连续欠进度的任务数。",
  unassessed: "未评价的任务数。",
  completionSum: "计入的完成比例之和。",
  completionCount: "计入完成比例的任务数。",
  contributionsIncomplete: "反馈未齐的任务数。",
};

const TEXTS = new Map<string, string>([
  ...[...FIGURES, ...QUANTITIES].map(({ name, label, definition }): [string, string] => [name, `${label}：${definition}`]),
  ...Object.entries(ASSESSMENT_LABELS),
  ...Object.entries(MEASURE_TEXTS).map(([name, { label, definition }]): [string, string] => [name, `${label}：${definition}`]),
  ...Object.entries(OTHER_TEXTS),
]);

/** The schema of what is counted, read off a count of nothing: whatever `rollUp` counts, the API has. */
function countsOf(sample: object): z.ZodObject {
  const fields = Object.entries(sample).map(([name, value]: [string, unknown]) => {
    const field = typeof value === "object" && value !== null ? countsOf(value) : value === null ? z.number().nullable() : z.number();
    return [name, field.meta({ description: TEXTS.get(name) ?? name })];
  });
  return z.object(Object.fromEntries(fields) as Record<string, z.ZodType>);
}

const nothing = rollUp([], { dueAt: new Date(0), now: new Date(0) }, "accepted");

/** Every count of a roll-up. */
export const totals = countsOf(nothing).meta({ id: "Totals", description: "各项统计，口径见 definitions。" }) as unknown as z.ZodType<Totals>;

/** What is no count of tasks: shares, means, times and pieces. */
const quantities = z
  .object(Object.fromEntries(QUANTITIES.map(({ name }) => [name, z.number().nullable().meta({ description: TEXTS.get(name) ?? name })])))
  .meta({ id: "Quantities", description: "比例（百分数，一位小数）、次数和件数；无从计算的为 null。" });

const figureRow = z
  .object({
    key: z.string(),
    level: z.enum(["chapter", "section", "unit", "total"]).meta({ description: "chapter 章，section 节，unit 牵头单位，total 合计。" }),
    no: z.int().meta({ description: "章、节的序号；单位为其第一项任务的序号。" }),
    title: z.string(),
    totals,
    quantities,
  })
  .meta({ id: "RollupRow", description: "一章、一节、一个牵头单位，或合计。" });

const supportCounts = {
  owed: z.number().meta({ description: "应反馈的件数。" }),
  given: z.number().meta({ description: "已反馈的件数。" }),
  onTime: z.number().meta({ description: "按时反馈的件数。" }),
  asked: z.number().meta({ description: "反馈后被要求补充、尚未再次反馈的件数。" }),
} satisfies Record<Exclude<keyof SupportTotals, "unitId">, z.ZodType>;

const supportRow = z
  .object({ unit: unitRef, kind: codeOf(UNIT_KIND_LABELS, "单位类别"), ...supportCounts })
  .meta({ id: "SupportRow", description: "一个配合单位的反馈情况。" });

const definition = z.object({ field: z.string().nullable().meta({ description: "totals 或 quantities 中的同名字段；没有的为 null。" }), label: z.string(), definition: z.string() });

const frame = {
  list: listSlug,
  period,
  basis: z.enum(["accepted", "filed"]),
  scope: z.enum(["all", "own"]).meta({ description: "all 计全部任务；own 只计本单位牵头和配合的任务，本账号看不到其他的。" }),
  asOf: instant.meta({ description: "统计的时刻。" }),
  definitions: z.array(definition).meta({ description: "统计口径。" }),
};

/** `by` in the query and in the answer. */
export const BY_TEXT = "section 按章、节（默认），lead 按牵头单位，support 按配合单位。";

export const rollupQuery = z.strictObject({
  period: periodKey.optional().meta({ description: "填报期，默认为当前期。" }),
  basis,
  by: z.enum(["section", "lead", "support"]).default("section").meta({ description: BY_TEXT }),
});

export const rollup = z
  .discriminatedUnion("by", [
    z.object({ by: z.enum(["section", "lead"]), ...frame, rows: z.array(figureRow) }),
    z.object({ by: z.literal("support"), ...frame, rows: z.array(supportRow) }),
  ])
  .meta({ id: "Rollup", description: "汇总统计，与督查总览同一口径。" });
