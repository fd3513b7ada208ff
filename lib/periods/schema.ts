import { z } from "zod";
import { longText, requestId, version } from "@/lib/actions/schema";
import { parseQuarterKey, parseShanghaiMinute, type PeriodTimes } from "./calendar";

/** A date and time field, read as Shanghai's clock. A year that is a slip of the pen (0026) is refused. */
export function shanghaiMinute(missing: string) {
  return z.string(missing).transform((text, context) => {
    const at = parseShanghaiMinute(text);
    if (at && /^20/.test(text)) return at;
    context.addIssue({ code: "custom", message: at ? "年份有误，请检查。" : missing });
    return z.NEVER;
  });
}

const times = {
  opensAt: shanghaiMinute("请填写开始时间。"),
  dueAt: shanghaiMinute("请填写截止时间。"),
  locksAt: shanghaiMinute("请填写锁定时间。"),
};

function checkOrder({ opensAt, dueAt, locksAt }: PeriodTimes, context: z.core.$RefinementCtx): void {
  if (dueAt <= opensAt) context.addIssue({ code: "custom", path: ["dueAt"], message: "截止时间应晚于开始时间。" });
  if (locksAt < dueAt) context.addIssue({ code: "custom", path: ["locksAt"], message: "锁定时间不得早于截止时间。" });
}

const list = z.uuid("任务清单不正确。");

export const createPeriodSchema = z
  .object({
    list,
    /** 2026Q4, as the form offered it: so that a repeat makes no second quarter. */
    key: z.string().refine((key) => parseQuarterKey(key) !== null, "填报期不正确。"),
    requestId,
    ...times,
  })
  .superRefine(checkOrder);

export const updatePeriodSchema = z.object({ period: z.uuid("填报期不正确。"), requestId, version, ...times }).superRefine(checkOrder);

export const grantExtensionSchema = z.object({
  period: z.uuid("填报期不正确。"),
  unit: z.uuid("请选择单位。"),
  until: shanghaiMinute("请填写延期至何时。"),
  reason: longText(1000).refine((value) => value.length > 0, "请填写延期原因。"),
  requestId,
});
