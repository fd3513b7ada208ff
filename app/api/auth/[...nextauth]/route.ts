import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { peekViewer } from "@/lib/auth/viewer";

type Context = { params: Promise<{ nextauth: string[] }> };

const handler = NextAuth(authOptions) as (request: Request, context: Context) => Promise<Response>;

/** What our pages and an identity provider ask for. At its other addresses next-auth has pages of its own, or answers 500. */
const ASKED = {
  GET: /^(session|csrf|callback\/(?!credentials$)[\w-]+)$/,
  POST: /^(signout|signin\/[\w-]+|callback\/[\w-]+)$/,
};
const MAX_BYTES = 20_000;

async function answer(method: keyof typeof ASKED, request: Request, context: Context): Promise<Response> {
  if (!ASKED[method].test((await context.params).nextauth.join("/"))) return new Response(null, { status: 404 });
  // In the address it may be one that next-auth cannot read, which it takes for an error of its settings; our pages send it in the form.
  if (new URL(request.url).searchParams.has("callbackUrl")) return new Response(null, { status: 400 });
  if (method === "POST") {
    // Of any other kind next-auth would read JSON, which may be broken.
    if (!/^application\/x-www-form-urlencoded(;|$)/i.test(request.headers.get("content-type") ?? "")) return new Response(null, { status: 415 });
    if (!(Number(request.headers.get("content-length") ?? NaN) <= MAX_BYTES)) return new Response(null, { status: 413 });
  }
  return handler(request, context);
}

/** By the cookie alone next-auth would take a session for open that has ended: a page that asks would save into nothing. */
async function hasEnded(context: Context): Promise<boolean> {
  return (await context.params).nextauth.join("/") === "session" && (await peekViewer()) === null;
}

export async function GET(request: Request, context: Context): Promise<Response> {
  if (await hasEnded(context)) return Response.json({}, { headers: { "Cache-Control": "private, no-store" } });
  return answer("GET", request, context);
}

export function POST(request: Request, context: Context): Promise<Response> {
  return answer("POST", request, context);
}
