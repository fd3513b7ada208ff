import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { isFromOwnPage } from "@/lib/actions/origin";
import { env } from "@/lib/env";

/** Two years, as browsers ask of sites that mean it. */
const HSTS = "max-age=63072000; includeSubDomains";

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

/**
 * Before every page: no other site's page may call a server action (Next.js itself lets a request without `Origin` pass),
 * and the answer says what the page may do. What never changes stands in next.config.js. Routes ask for the origin
 * themselves: tokens and next-auth's forms have other proofs.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  if (!isReadable(pathname)) return refuse(400, "网址不正确。");
  const isRoute = pathname.startsWith("/api/");
  if (!isRoute && !READS.has(request.method) && !isFromOwnPage(request.headers)) {
    return refuse(403, "请求不是来自本平台的页面，未予办理。");
  }
  const policy = isRoute ? (pathname.startsWith("/api/pdfjs/") ? OF_PDF_READER : OF_ROUTES) : policyOfPages(randomBytes(16).toString("base64"));
  const headers = new Headers(request.headers);
  // Next.js reads the nonce from the request's own policy.
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  // A stored file brings a stricter one of its own, which this would replace.
  if (!pathname.startsWith("/api/attachments/")) response.headers.set("Content-Security-Policy", policy);
  if (env().NEXTAUTH_URL?.startsWith("https:")) response.headers.set("Strict-Transport-Security", HSTS);
  return response;
}

export const config = {
  // Not the product's own files, which are the same for everybody; nor an upload, whose body would be held here a second time.
  matcher: ["/((?!_next/static/|api/attachments$).*)"],
};
