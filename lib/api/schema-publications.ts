import { z } from "zod";
import { MEDIUM_LABELS } from "@/lib/labels-carrying";
import { codeOf, paging, taskNo, unitId, unitRef } from "./schema";

export const publicationQuery = z.strictObject({
  unit: unitId.optional(), medium: codeOf(MEDIUM_LABELS, "媒介").optional(), task: taskNo.optional(),
  year: z.coerce.number().int().min(2000).max(2999).optional().meta({ description: "发布的年度。" }),
  quarter: z.coerce.number().int().min(1).max(4).optional().meta({ description: "发布的季度，1 至 4。" }),
  ...paging,
});

export const publication = z
  .object({
    id: z.uuid(), unit: unitRef, title: z.string(), medium: codeOf(MEDIUM_LABELS, "媒介"),
    outlet: z.string().meta({ description: "媒体或平台名称。" }),
    publishedOn: z.iso.date().meta({ description: "发布日期。" }),
    link: z.string().nullable().meta({ description: "网址；以文件为佐证的为 null。" }),
    tasks: z.array(z.int()).meta({ description: "服务的任务的序号。" }),
  })
  .meta({ id: "Publication", description: "一个单位发布的宣传报道。" });
