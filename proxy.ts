import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { isFormOfOurs } from "@/lib/actions/rules-encoding";
import { isSameOrigin } from "@/lib/actions/rules-origin";
import { PATH_HEADER } from "@/lib/auth/rules-address";
import { withoutBrokenReturn } from "@/lib/auth/rules-cookies";
import { env } from "@/lib/env";

/** Next.js's own limit of a server action's body; it answers 500 to a longer one. */
const ACTION_MAX_BYTES = 1_000_000;

/** Two years, as browsers ask of sites that mean it. Not for hosts below ours, which are other people's. */
const HSTS = "max-age=63072000";

/** A browser holds every port of a host to it: where ours is one of several, other systems of the host may have no https. */
function isHeldToHttps(publicAddress: string | undefined): boolean {
  if (publicAddress === undefined) return false;
  const { protocol, port } = new URL(publicAddress);
  return protocol === "https:" && port === "";
}

/** Nothing is shown from these addresses, so nothing may run. */
const OF_ROUTES = "default-src 'none'; frame-ancestors 'none'";
/** A worker obeys the policy of its own file: the PDF reader's fetches its fonts and tables from us, and compiles decoders. */
const OF_PDF_READER = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'";

/**
 * What a page may load and run (OWASP ASVS 5.0, 3.4.3): scripts that this answer's nonce vouches for, and what those load.
 * The PDF reader compiles WebAssembly where it can have no worker. Style attributes have no nonce to carry: React writes
 * them for the widths of bars and columns. Development draws its own styles, and its errors by `eval`.
 */
function policyOfPages(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function refuse(status: number, text: string): NextResponse {
  return new NextResponse(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
}

/** Next.js answers 500 to an address that is no UTF-8. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

const READS = new Set(["GET", "HEAD", "OPTIONS"]);
/** The routes that take a write, each with checks of its own. Of what is none Next.js makes a page, and answers 500 to a form. */
const WRITING_ROUTE = /^\/api\/(attachments|drafts\/[^/]+|auth\/.+|v1(\/.*)?)$/;

/** The host that Next.js holds a server action's `Origin` against. */
const hostOf = (headers: Headers): string => headers.get("x-forwarded-host")?.split(",")[0]?.trim() ?? headers.get("host") ?? "";

/** @returns null where it is longer than an action's may be. One that Next.js passes on to another page's action names no length. */
async function readBody({ body }: NextRequest): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > ACTION_MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * What is wrong with a request that would write: another site's page may have sent it (Next.js itself lets one without
 * `Origin` pass), or its body is nothing that a form of ours sends, to which Next.js would answer 500.
 */
async function whyRefused(request: NextRequest): Promise<NextResponse | null> {
  if (!isSameOrigin(request.headers, [hostOf(request.headers)])) return refuse(403, "请求不是来自本平台的页面，未予办理。");
  if (request.method !== "POST") return refuse(405, "不支持这种请求方法。");
  const body = Number(request.headers.get("content-length") ?? 0) <= ACTION_MAX_BYTES ? await readBody(request) : null;
  if (body === null) return refuse(413, "提交的内容过多。");
  const form = await new Response(body, { headers: { "Content-Type": request.headers.get("content-type") ?? "" } }).formData().catch(() => null);
  return form && isFormOfOurs(form, request.headers.has("next-action")) ? null : refuse(400, "提交的内容不正确，请刷新页面后重试。");
}

/**
 * Before every page: what may not write is turned away, and the answer says what the page may do. What never changes stands
 * in next.config.js. Routes see to their own bodies and origins: tokens and next-auth's forms have other proofs.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  if (!isReadable(pathname)) return refuse(400, "网址不正确。");
  const isRoute = pathname.startsWith("/api/");
  const refusal = READS.has(request.method) ? null : isRoute ? (WRITING_ROUTE.test(pathname) ? null : refuse(405, "不支持这种请求方法。")) : await whyRefused(request);
  if (refusal) return refusal;
  const policy = isRoute ? (pathname.startsWith("/api/pdfjs/") ? OF_PDF_READER : OF_ROUTES) : policyOfPages(randomBytes(16).toString("base64"));
  const headers = new Headers(request.headers);
  // Next.js reads the nonce from the request's own policy.
  headers.set("Content-Security-Policy", policy);
  headers.set(PATH_HEADER, pathname);
  const cookies = request.headers.get("cookie");
  if (cookies !== null) headers.set("cookie", withoutBrokenReturn(cookies));
  const response = NextResponse.next({ request: { headers } });
  // A stored file brings a stricter one of its own, which this would replace.
  if (!pathname.startsWith("/api/attachments/")) response.headers.set("Content-Security-Policy", policy);
  if (isHeldToHttps(env().NEXTAUTH_URL)) response.headers.set("Strict-Transport-Security", HSTS);
  return response;
}

export const config = {
  // Not the product's own files, which are the same for everybody; nor an upload, whose body would be held here a second time.
  matcher: ["/((?!_next/static/|api/attachments$).*)"],
};
