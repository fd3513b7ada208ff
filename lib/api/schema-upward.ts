import { z } from "zod";
import { UPWARD_LEVEL_LABELS, UPWARD_STAGE_LABELS } from "@/lib/labels-carrying";
import { codeOf, paging, periodKey, taskNo, unitId, unitRef } from "./schema";

const level = codeOf(UPWARD_LEVEL_LABELS, "层级");
const stage = codeOf(UPWARD_STAGE_LABELS, "阶段");
const text = (description: string) => z.string().meta({ description });

export const upwardQuery = z.strictObject({ unit: unitId.optional(), task: taskNo.optional(), level: level.optional(), stage: stage.optional(), ...paging });

export const upward = z
  .object({
    id: z.uuid(), task: taskNo, unit: unitRef, level, department: text("上级部门。"), demand: text("争取事项。"), basis: text("依据；没有的为空。"),
    stage, stageOn: z.iso.date().meta({ description: "到达该阶段的日期。" }),
    nextContactOn: z.iso.date().nullable().meta({ description: "下次对接日期。" }), contactNote: text("下次对接的内容；没有的为空。"),
    isOverdue: z.boolean().meta({ description: "下次对接是否已逾期。" }),
    report: periodKey.nullable().meta({ description: "取自哪一期进展报告；不是取自报告的为 null。" }),
  })
  .meta({ id: "UpwardRequest", description: "一项对上争取。" });
