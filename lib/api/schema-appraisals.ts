import { z } from "zod";
import { ITEM_RULES, SCALE_NOTE } from "@/lib/appraisals/rules-table";
import { APPRAISAL_ITEM_LABELS } from "@/lib/labels-carrying";
import { UNIT_KIND_LABELS } from "@/lib/labels";
import { codeOf, instant, listSlug, unitRef } from "./schema";

export const appraisalQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2999).optional().meta({ description: "年度，默认为最近有到期事项的年度。" }) });

const points = (description: string) => z.number().meta({ description: `${description}，一位小数。` });

const item = z
  .object({
    item: codeOf(APPRAISAL_ITEM_LABELS, "考核项目"),
    weight: z.int().meta({ description: "权重，各项之和为 100。" }),
    applies: z.boolean().meta({ description: "是否适用；不适用的不计入得分。" }),
    max: points("满分"),
    points: points("得分"),
    corrected: points("经异议更正加减的分数"),
    basis: z.string().meta({ description: "计分依据。" }),
  })
  .meta({ id: "AppraisalItem", description: `考核项目。${ITEM_RULES.map(({ item: code, rule }) => `${code}：${rule}`).join("")}` });

const row = z
  .object({
    unit: unitRef, kind: codeOf(UNIT_KIND_LABELS, "单位类别"),
    isLead: z.boolean().meta({ description: "是否有牵头任务的报告计分；只承担配合任务的为 false，两组分别排名。" }),
    rank: z.int().nullable().meta({ description: "在本组中的名次；负责考核的单位和只看本单位的账号为 null。" }),
    isAssessor: z.boolean().meta({ description: "负责考核的单位，得分仅供参考。" }),
    total: z.number().nullable().meta({ description: "总分，一位小数；尚无到期事项的为 null。" }),
    items: z.array(item),
  })
  .meta({ id: "AppraisalRow", description: "一个单位的年度考核得分。" });

export const appraisals = z
  .object({
    list: listSlug,
    year: z.int(),
    scope: z.enum(["all", "own"]).meta({ description: "all 全部单位；own 只有本单位。" }),
    asOf: instant.meta({ description: "统计的时刻；已确定的，为确定的时刻。" }),
    fixedAt: instant.nullable().meta({ description: "年度结果确定的时刻；尚未确定的为 null。" }),
    rows: z.array(row),
  })
  .meta({ id: "Appraisals", description: `年度考核得分，先牵头单位、后配合单位，各从高到低。${SCALE_NOTE}` });
