import "server-only";
import { randomUUID } from "node:crypto";
import { forbidden, notFound, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { requireViewer } from "@/lib/auth/viewer";
import type { Viewer } from "@/lib/auth/schema";
import { noteRequestRefused } from "@/lib/auth/viewer-refusal";
import { log } from "@/lib/log";
import { noteFailure } from "@/lib/operations/process-request";
import { Outdated, Refused, refusalStatus } from "./failures";
import type { FormAction, FormState } from "./form-state";
import { IN_CHINESE } from "./rules-messages";

/** Fields of a form as an object: a name that repeats becomes an array; React's own `$ACTION` fields are left out. */
function fieldsOf(form: FormData): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of form) {
    if (name.startsWith("$") || typeof value !== "string") continue;
    const known = fields.get(name);
    if (Array.isArray(known)) known.push(value);
    else fields.set(name, known === undefined ? value : [known, value]);
  }
  return Object.fromEntries(fields);
}

function typedValues(fields: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === "string" && !/password/i.test(entry[0])),
  );
}

function invalid(error: z.ZodError, values: Record<string, string>): FormState {
  const fieldErrors: Record<string, string> = {};
  for (const issue of error.issues) fieldErrors[issue.path.join(".") || "form"] ??= issue.message;
  return { status: "error", message: "填写内容有误，请按提示修改后再提交。", fieldErrors, values };
}

/**
 * The only way to make a server action: identifies the viewer, checks the form against `schema`, runs `handler`, and
 * turns refusals into an answer at the field, 403 or 404. An unexpected error is logged under an id that the form shows.
 *
 * @param schema the form's zod schema; its output is all the handler gets to know of the client
 * @param handler returns what the form should know after success; it may also redirect
 * @param options `allowSetup`: open to an account that has something to do first, as `requireViewer` tells
 */
export function defineAction<Schema extends z.ZodType>(
  schema: Schema,
  handler: (viewer: Viewer, input: z.output<Schema>) => Promise<Omit<FormState, "status"> | void>,
  options: { allowSetup?: boolean } = {},
): FormAction {
  return async (_previous, form) => {
    const fields = fieldsOf(form);
    const values = typedValues(fields);
    let viewer: Viewer | undefined;
    try {
      viewer = await requireViewer(options);
      const parsed = schema.safeParse(fields, { error: IN_CHINESE });
      if (!parsed.success) return invalid(parsed.error, values);
      return { status: "ok", ...(await handler(viewer, parsed.data)) };
    } catch (error) {
      unstable_rethrow(error);
      const status = refusalStatus(error);
      if (status !== null) {
        await noteRequestRefused(status);
        if (status === 404) notFound();
        forbidden();
      }
      if (error instanceof Outdated) return { status: "error", message: error.message, current: error.current, values };
      if (error instanceof Refused) return { status: "error", message: error.message, fieldErrors: error.fieldErrors, values };
      const errorId = randomUUID().slice(0, 8);
      const isDatabaseAway = noteFailure(error);
      log.error({ errorId, err: error, viewer: viewer?.id, isDatabaseAway }, "action failed");
      const message = isDatabaseAway
        ? "系统暂时不可用（数据库连接不上），内容尚未保存，仍在页面上。请稍候再试。"
        : `系统出错，内容尚未保存。请重试；仍不行时把错误编号 ${errorId} 告诉管理员。`;
      return { status: "error", message, values, errorId };
    }
  };
}
