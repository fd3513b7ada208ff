import { z } from "zod";
import { longText, requestId } from "@/lib/actions/schema";
import { filingAddress } from "@/lib/tasks/schema";
import { ALL_MISSING, NOTE_MAX } from "./rules-requests";

/** The lead asks a unit, or all that are missing, to contribute; both note and day may be left out. */
export const askToContributeSchema = filingAddress.extend({
  requestId,
  unit: z.union([z.literal(ALL_MISSING), z.uuid()], "单位不正确。"),
  note: longText(NOTE_MAX).default(""),
  wishedOn: z.preprocess((value) => (value === "" || value === undefined ? null : value), z.iso.date("请填写日期。").nullable()),
});
