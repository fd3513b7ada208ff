import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Refused, refusalStatus } from "@/lib/actions/failures";
import { isFromOwnPage } from "@/lib/actions/origin";
import { requestId } from "@/lib/actions/schema";
import { firstDuty, type Viewer } from "@/lib/auth/schema";
import { getViewer } from "@/lib/auth/viewer";
import { noteRefusal } from "@/lib/auth/viewer-refusal";
import { isDatabaseAway, RETRY_AFTER_SECONDS } from "@/lib/db/rules-away";
import { log } from "@/lib/log";
import { addAttachment } from "./mutations-upload";
import { NOT_COMPLETE, TOO_LARGE } from "./rules";
import { FILE_MAX_BYTES } from "./rules-formats";
import { uploadTarget } from "./schema";

const HEADERS = { "Cache-Control": "no-store" };

function refuse(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ message }, { status, headers: { ...HEADERS, ...headers } });
}

const header = z.object({
  requestId,
  // The browser encodes it: a header holds no Chinese.
  name: z.string().min(1).max(8_000).transform((value, context) => {
    try {
      return decodeURIComponent(value);
    } catch {
      context.addIssue({ code: "custom", message: "文件名不正确。" });
      return z.NEVER;
    }
  }),
  expected: z.coerce.number().int().min(0).nullable(),
});

/** The bytes as they come; an empty file has no body at all. A connection that breaks is no fault of ours. */
async function* receive(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  try {
    for await (const chunk of body) yield chunk;
  } catch {
    throw new Refused(NOT_COMPLETE);
  }
}

async function answerTo(error: unknown, viewer: Viewer | null): Promise<Response> {
  const status = refusalStatus(error);
  if (viewer && status !== null) await noteRefusal(viewer, status, "/api/attachments");
  if (status === 404) return refuse(404, "没有找到对应的任务或填报期。");
  if (status === 403) return refuse(403, "没有权限上传到这里。");
  if (error instanceof Refused) return refuse(error.message === TOO_LARGE ? 413 : 422, error.message);
  const errorId = randomUUID().slice(0, 8);
  const isAway = isDatabaseAway(error);
  log.error({ errorId, err: error, viewer: viewer?.id, isDatabaseAway: isAway }, "upload failed");
  if (isAway) return refuse(503, "系统暂时不可用（数据库连接不上），文件没有保存。请稍候再试。", { "Retry-After": String(RETRY_AFTER_SECONDS) });
  return refuse(500, `系统出错，文件没有保存。请重试；仍不行时把错误编号 ${errorId} 告诉管理员。`);
}

/**
 * `POST /api/attachments?for=report&list=…&no=…&period=…`: the body is the file itself, `X-File-Name` its name and
 * `X-Upload-Id` the request's own id. Answers 201 with the file's row, or a refusal with a message for the user.
 */
export async function receiveUpload(request: Request): Promise<Response> {
  if (!isFromOwnPage(request.headers)) return refuse(403, "请在本平台的页面上传文件。");
  let viewer: Viewer | null = null;
  try {
    viewer = await getViewer();
    if (!viewer) return refuse(401, "登录已过期，请重新登录后再上传。");
    if (firstDuty(viewer) !== null) return refuse(403, "请先在“我的账号”完成要求的设置，再上传文件。");
    const target = uploadTarget.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    const facts = header.safeParse({
      requestId: request.headers.get("x-upload-id"), name: request.headers.get("x-file-name"), expected: request.headers.get("content-length"),
    });
    if (!target.success || !facts.success) return refuse(400, "上传请求不正确，请刷新页面后重试。");
    const { expected } = facts.data;
    if (expected !== null && expected > FILE_MAX_BYTES) return refuse(413, TOO_LARGE);
    const attachment = await addAttachment(viewer, { target: target.data, ...facts.data, body: receive(request.body) });
    return Response.json({ attachment }, { status: 201, headers: HEADERS });
  } catch (error) {
    return answerTo(error, viewer);
  }
}
