import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

type Context = { params: Promise<{ nextauth: string[] }> };

const handler = NextAuth(authOptions) as (request: Request, context: Context) => Promise<Response>;

/** What our pages and an identity provider ask for. At its other addresses next-auth has pages of its own, or answers 500. */
const ASKED = {
  GET: /^(session|csrf|callback\/(?!credentials$)[\w-]+)$/,
  POST: /^(signout|signin\/[\w-]+|callback\/[\w-]+)$/,
};
const MAX_BYTES = 20_000;

function isWebAddress(encoded: string): boolean {
  try {
    return /^https?:$/.test(new URL(decodeURIComponent(encoded)).protocol);
  } catch {
    return false;
  }
}

/** next-auth takes an address to lead back to that it cannot read for an error of its settings, and answers 500. */
function hasReadableReturn(request: Request): boolean {
  const asked = new URL(request.url).searchParams.getAll("callbackUrl");
  const kept = [...(request.headers.get("cookie") ?? "").matchAll(/next-auth\.callback-url=([^;]*)/g)].map(([, value = ""]) => value);
  return asked.length === 0 && kept.every((address) => address === "" || isWebAddress(address));
}

async function answer(method: keyof typeof ASKED, request: Request, context: Context): Promise<Response> {
  if (!ASKED[method].test((await context.params).nextauth.join("/"))) return new Response(null, { status: 404 });
  if (!hasReadableReturn(request)) return new Response(null, { status: 400 });
  if (method === "POST") {
    // Of any other kind next-auth would read JSON, which may be broken.
    if (!/^application\/x-www-form-urlencoded(;|$)/i.test(request.headers.get("content-type") ?? "")) return new Response(null, { status: 415 });
    if (!(Number(request.headers.get("content-length") ?? NaN) <= MAX_BYTES)) return new Response(null, { status: 413 });
  }
  return handler(request, context);
}

export function GET(request: Request, context: Context): Promise<Response> {
  return answer("GET", request, context);
}

export function POST(request: Request, context: Context): Promise<Response> {
  return answer("POST", request, context);
}
