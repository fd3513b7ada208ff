import "server-only";
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { RETRY_AFTER_SECONDS } from "@/lib/db/rules-away";

const STYLE = `body{margin:0;border-top:3px solid #b01e23;background:#f6f5f2;color:#1c1b19;font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:28rem;margin:12vh auto;padding:0 1rem}
section{padding:1.5rem;border:1px solid #dedbd3;border-radius:8px;background:#fff}
h1{margin:0 0 .75rem;font-size:1.25rem}p{margin:0 0 .5rem}.muted{color:#5f5b54}a{color:#1d4e89}`;
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** A whole document, for it must show when nothing else of the product does, also without scripts. */
const PAGE = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>系统暂时不可用 · 督办</title><style>${STYLE}</style></head>
<body><main><p class="muted">503</p><section><h1>系统暂时不可用</h1><p>数据库暂时连接不上，已保存的内容不受影响。恢复后即可继续使用，无需重新登录。</p><p>请稍候片刻再试；长时间不能恢复的，请联系平台管理员。</p><p><a href="">重新打开本页</a></p></section></main></body></html>
`;

const isDocument = ({ method, headers }: IncomingMessage): boolean =>
  (method === "GET" || method === "HEAD") && (headers.accept ?? "").includes("text/html") && headers.rsc === undefined;

/** A response's methods without their overloads. */
type Shape = {
  writeHead: (status: number, ...rest: unknown[]) => unknown;
  write: (...args: unknown[]) => boolean;
  end: (...args: unknown[]) => unknown;
};

const marked = new WeakSet<ServerResponse>();

/**
 * Next.js answers every failure of a page with 500 and a page that scripts must finish. From here on this response is a 503:
 * a browser that asked for a page gets one that stands by itself, and the answer to a form, or to a script, keeps its body.
 * A response that has begun already stays as it is.
 */
export function answerUnavailable({ request, response }: { request: IncomingMessage; response: ServerResponse }): void {
  if (response.headersSent || marked.has(response)) return;
  marked.add(response);
  const shape = response as unknown as Shape;
  const [writeHead, write, end] = [shape.writeHead.bind(response), shape.write.bind(response), shape.end.bind(response)];
  let isReplaced = false;

  shape.writeHead = (status, ...rest) => {
    if (status !== 200 && status !== 500) return writeHead(status, ...rest);
    response.setHeader("Retry-After", String(RETRY_AFTER_SECONDS));
    isReplaced = isDocument(request);
    if (isReplaced) {
      for (const name of ["Content-Length", "ETag", "Link"]) response.removeHeader(name);
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Content-Security-Policy", `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`);
    }
    return writeHead(503, ...rest);
  };
  const begin = (): void => {
    if (!response.headersSent) response.writeHead(response.statusCode);
  };
  const doneOf = (args: unknown[]) => args.find((argument) => typeof argument === "function") as (() => void) | undefined;
  shape.write = (...args) => {
    begin();
    if (!isReplaced) return write(...args);
    const done = doneOf(args);
    if (done) process.nextTick(done);
    return true;
  };
  shape.end = (...args) => {
    begin();
    return isReplaced ? end(PAGE, "utf8", doneOf(args)) : end(...args);
  };
}
