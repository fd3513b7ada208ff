import { z } from "zod";
import { PERIOD_STATE_LABELS, UNIT_KIND_LABELS } from "@/lib/labels";
import { codeOf, instant, listSlug, periodKey } from "./schema";

const heading = { no: z.int(), title: z.string() };

export const listRow = z
  .object({ slug: listSlug, title: z.string(), docNumber: z.string().meta({ description: "文号。" }) })
  .meta({ id: "List", description: "任务清单。" });

export const listDetail = listRow
  .extend({
    requirements: z.array(z.string()).meta({ description: "通知的工作要求，逐条。" }),
    chapters: z.array(z.object({ ...heading, sections: z.array(z.object({ ...heading, tasks: z.array(z.int()).meta({ description: "任务序号。" }) })) })),
  })
  .meta({ id: "ListDetail", description: "任务清单及其章节。" });

export const periodRow = z
  .object({
    key: periodKey,
    label: z.string(),
    opensAt: instant,
    dueAt: instant.meta({ description: "报送截止时间。" }),
    locksAt: instant.meta({ description: "锁定时间，其后须延期方可填报。" }),
    state: codeOf(PERIOD_STATE_LABELS, "填报期状态"),
  })
  .meta({ id: "Period", description: "填报期。" });

const group = z.object({
  label: z.string().meta({ description: "单位组，同通知原文。" }),
  from: z.iso.date().meta({ description: "自何日起。" }),
  until: z.iso.date().nullable().meta({ description: "至何日止（不含当日）；仍在组内的为 null。" }),
});

export const unitRow = z
  .object({
    id: z.uuid(),
    officialName: z.string(),
    shortName: z.string(),
    kind: codeOf(UNIT_KIND_LABELS, "单位类别"),
    isActive: z.boolean(),
    groups: z.array(group).meta({ description: "所属单位组，含已离开的。" }),
  })
  .meta({ id: "Unit", description: "单位。" });

const numbers = z.array(z.int());

export const unitDetail = unitRow
  .extend({
    duties: z.array(z.object({ list: listSlug, leads: numbers.meta({ description: "牵头的任务序号。" }), supports: numbers.meta({ description: "配合的任务序号，单位组按今天的成员计。" }) })),
  })
  .meta({ id: "UnitDetail", description: "单位及其任务。" });
