import { z } from "zod";
import { longText, requestId, version } from "@/lib/actions/schema";
import { TEXT_MAX } from "@/lib/tasks/rules-limits";
import { account, contactFields, filingAddress, intent, missingFields } from "@/lib/tasks/schema";
import { readActuals } from "./rules-actuals";
import { quotesField } from "./schema-quotes";
import { ASSESSMENTS } from "./rules-assessments";

const text = longText(TEXT_MAX).default("");
const WHOLE_PERCENT = "完成比例须为 0 至 100 的整数。";

/** The fields of a report, as a draft may hold them: anything may still be empty. */
export const reportFields = z.object({
  progress: text,
  selfAssessment: z.preprocess((value) => (value === "" || value === undefined ? null : value), z.enum(ASSESSMENTS, "请从五项中选择自评。").nullable()),
  completion: z.preprocess(
    (value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : null),
    z.number(WHOLE_PERCENT).int(WHOLE_PERCENT).min(0, WHOLE_PERCENT).max(100, WHOLE_PERCENT).nullable(),
  ),
  problems: text,
  coordination: text,
  upward: text,
  nextSteps: text,
  ...contactFields,
});
export type ReportFields = z.output<typeof reportFields>;

/** What must be there before a report leaves its filer: progress, the claim, and whom to ask. */
export const REPORT_REQUIRED: Partial<Record<keyof ReportFields, string>> = {
  progress: "请填写本季度进展情况。",
  selfAssessment: "请选择自评。",
  completion: "请填写完成比例。",
  contactName: "请填写经办人。",
  contactPhone: "请填写联系电话。",
};

/** @returns messages by field for what is still missing before sending; empty when the report is complete */
export function missingReportFields(fields: ReportFields): Record<string, string> {
  return missingFields(fields, REPORT_REQUIRED);
}

const savedFields = filingAddress.extend(reportFields.shape).extend({ requestId, version, intent, account, quotes: quotesField });

/** The figures of the task's targets come as fields of their own (rules-actuals), one for each. */
export const saveReportSchema = savedFields.loose().transform((form, context) => {
  const known = Object.fromEntries(Object.entries(form).filter(([name]) => Object.hasOwn(savedFields.shape, name))) as z.output<typeof savedFields>;
  const actuals = readActuals(form, (field, message) => context.addIssue({ code: "custom", path: [field], message }));
  return { ...known, actuals };
});
