import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { TokenViewer } from "@/lib/auth/viewer-token";
import { isDatabaseAway, RETRY_AFTER_SECONDS } from "@/lib/db/rules-away";
import { TOKEN_SCOPE_LABELS, type TokenScope } from "@/lib/labels";
import { log } from "@/lib/log";
import type { Problem } from "./schema";

/** What was asked is for one person's eyes: nobody on the way keeps it. */
export const PRIVATE = { "Cache-Control": "private, no-store", Vary: "Authorization", "X-Content-Type-Options": "nosniff" };

function answer(problem: Omit<Problem, "type">, headers: Record<string, string> = {}): Response {
  return Response.json({ type: "about:blank", ...problem }, { status: problem.status, headers: { ...PRIVATE, "Content-Type": "application/problem+json; charset=utf-8", ...headers } });
}

/** The same for every token that does not work: the answer tells nobody which ones exist. */
export function unauthenticated(hasToken: boolean): Response {
  const challenge = `Bearer realm="duban"${hasToken ? ', error="invalid_token"' : ""}`;
  return answer({ title: "未能识别访问令牌。", status: 401, detail: "请在 Authorization 请求头中提供有效的访问令牌：Bearer 后接令牌。令牌在“我的账号”中新建。" }, { "WWW-Authenticate": challenge });
}

/** Names the scope, so that the owner knows which token to make. */
export function outOfScope(scope: TokenScope): Response {
  return answer(
    { title: "令牌没有所需的权限。", status: 403, detail: `需要权限“${TOKEN_SCOPE_LABELS[scope]}”（${scope}），请新建含此权限的令牌。`, requiredScope: scope },
    { "WWW-Authenticate": `Bearer realm="duban", error="insufficient_scope", scope="${scope}"` },
  );
}

export function notFound(): Response {
  return answer({ title: "没有找到。", status: 404, detail: "地址不正确，或者本账号不能查看。" });
}

export function notAllowed(): Response {
  return answer({ title: "不支持这种请求方法。", status: 405, detail: "本接口只供读取，请用 GET。" }, { Allow: "GET, HEAD" });
}

export function notAcceptable(): Response {
  return answer({ title: "不能按请求的格式答复。", status: 406, detail: "本接口只答复 application/json。" });
}

/** One line a field, by the field's own name; a name that is none of ours stands for itself. */
export function invalid(error: z.ZodError): Response {
  const errors = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((field) => ({ field, message: "没有这个参数。" }))
      : [{ field: issue.path.join(".") || "query", message: issue.message }],
  );
  return answer({ title: "参数不正确。", status: 400, errors });
}

/** Turns what a query refuses with into an answer; anything else is logged under an id, and nothing of it is told. */
export function failed(error: unknown, asking: TokenViewer | null, operation: string): Response {
  if (error instanceof NotFound) return notFound();
  if (error instanceof Forbidden) return answer({ title: "没有权限。", status: 403 });
  if (error instanceof Refused) {
    return answer({ title: error.message, status: 400, errors: Object.entries(error.fieldErrors).map(([field, message]) => ({ field, message })) });
  }
  if (isDatabaseAway(error)) {
    log.error({ err: error, operation, isDatabaseAway: true }, "api request failed");
    return answer({ title: "系统暂时不可用。", status: 503, detail: "数据库暂时连接不上，请稍后重试。" }, { "Retry-After": String(RETRY_AFTER_SECONDS) });
  }
  const errorId = randomUUID().slice(0, 8);
  log.error({ errorId, err: error, viewer: asking?.viewer.id, tokenId: asking?.tokenId, operation }, "api request failed");
  return answer({ title: "系统出错。", status: 500, detail: `请稍后重试；仍不行时把错误编号 ${errorId} 告诉管理员。`, errorId });
}
