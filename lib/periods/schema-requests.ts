import { z } from "zod";
import { longText, requestId, version } from "@/lib/actions/schema";
import { shanghaiMinute } from "./schema";

const request = z.uuid("延期申请不正确。");

export const askExtensionSchema = z.object({
  period: z.uuid("填报期不正确。"),
  wishedUntil: shanghaiMinute("请填写延期至何时。"),
  reason: longText(1000).refine((value) => value.length > 0, "请填写申请原因。"),
  requestId,
});

export const withdrawRequestSchema = z.object({ request, requestId, version });

export const grantRequestSchema = z.object({
  request,
  until: shanghaiMinute("请填写延期至何时。"),
  note: longText(1000).default(""),
  requestId,
  version,
});

export const refuseRequestSchema = z.object({
  request,
  note: longText(1000).refine((value) => value.length > 0, "请填写不予延期的原因。"),
  requestId,
  version,
});
