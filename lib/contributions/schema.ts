import { z } from "zod";
import { longText, requestId, version } from "@/lib/actions/schema";
import { TEXT_MAX } from "@/lib/tasks/rules-limits";
import { account, contactFields, filingAddress, intent, missingFields, returnSchema } from "@/lib/tasks/schema";

/** The fields of a contribution, as a draft may hold them. */
export const contributionFields = z.object({
  content: longText(TEXT_MAX).default(""),
  problems: longText(TEXT_MAX).default(""),
  ...contactFields,
});
export type ContributionFields = z.output<typeof contributionFields>;

export const CONTRIBUTION_REQUIRED: Partial<Record<keyof ContributionFields, string>> = {
  content: "请填写配合情况。",
  contactName: "请填写经办人。",
  contactPhone: "请填写联系电话。",
};

/** @returns messages by field for what is still missing before sending; empty when complete */
export function missingContributionFields(fields: ContributionFields): Record<string, string> {
  return missingFields(fields, CONTRIBUTION_REQUIRED);
}

export const saveContributionSchema = filingAddress.extend(contributionFields.shape).extend({ requestId, version, intent, account });

/** The lead names whose contribution it wants more of; a unit's own steps need no name. */
export const askMoreSchema = returnSchema.extend({ unit: z.uuid("单位不正确。") });
