import "server-only";
import type { z } from "zod";
import { refusalStatus } from "@/lib/actions/failures";
import { IN_CHINESE } from "@/lib/actions/rules-messages";
import type { Viewer } from "@/lib/auth/schema";
import { noteRefusal } from "@/lib/auth/viewer-refusal";
import { getTokenViewer, type TokenViewer } from "@/lib/auth/viewer-token";
import { failed, invalid, notAcceptable, notAllowed, notFound, outOfScope, PRIVATE, unauthenticated } from "./handlers-problems";
import type { Endpoint } from "./schema-endpoints";

/** An address without parts of its own has no parameters at all. */
type Context = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
type Handler = (request: Request, context: Context) => Promise<Response>;
export type Route = Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", Handler>;

/** Next.js answers HEAD by GET, without the body. */
const READ_ONLY = { POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };

function refuse(): Promise<Response> {
  return Promise.resolve(notAllowed());
}

/** A name that repeats stays a list, which no parameter takes. */
function queryOf({ searchParams }: URL): Record<string, string | string[]> {
  return Object.fromEntries([...new Set(searchParams.keys())].map((name) => {
    const values = searchParams.getAll(name);
    return [name, values.length === 1 ? (values[0] ?? "") : values];
  }));
}

/** @returns whether the client takes JSON; most say nothing, or anything */
export function takesJson(accept: string | null): boolean {
  return accept === null || accept.trim() === "" || /(^|[\s,])(\*\/\*|application\/\*|application\/(problem\+)?json)(?=\s*(;|,|$))(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(accept);
}

/** An answer with a `next` has a next page, at the same address but for the cursor. Relative: a proxy may have another name. */
function withNext(answer: object, url: URL): { body: object; link: Record<string, string> } {
  if (!("next" in answer) || typeof answer.next !== "string") return { body: answer, link: {} };
  const query = new URLSearchParams(url.searchParams);
  query.set("cursor", answer.next);
  const next = `${url.pathname}?${query}`;
  return { body: { ...answer, next }, link: { Link: `<${next}>; rel="next"` } };
}

/**
 * The only way to make a route of `/api/v1`: finds out who asks by his token, and by nothing else; checks the token's
 * scope, the address and the query; and lets nothing out that the endpoint's schema does not name.
 *
 * @param answer the query behind it, which sees to what the viewer may see
 */
export function defineRoute<Params extends z.ZodType, Query extends z.ZodType, Answer extends z.ZodType>(
  endpoint: Endpoint<Params, Query, Answer>,
  answer: (viewer: Viewer, input: { params: z.output<Params>; query: z.output<Query> }) => Promise<z.input<Answer>>,
): Route {
  async function GET(request: Request, context: Context): Promise<Response> {
    if (!takesJson(request.headers.get("accept"))) return notAcceptable();
    let asking: TokenViewer | null = null;
    try {
      asking = await getTokenViewer(request.headers);
      if (!asking) return unauthenticated(request.headers.has("authorization"));
      if (!asking.scopes.includes(endpoint.scope)) {
        await noteRefusal(asking.viewer, 403, new URL(request.url).pathname);
        return outOfScope(endpoint.scope);
      }
      const params = endpoint.params.safeParse((await context.params) ?? {});
      if (!params.success) return notFound();
      const url = new URL(request.url);
      const query = endpoint.query.safeParse(queryOf(url), { error: IN_CHINESE });
      if (!query.success) return invalid(query.error);
      const built = endpoint.answer.parse(await answer(asking.viewer, { params: params.data, query: query.data }));
      const { body, link } = withNext(built as object, url);
      return Response.json(body, { headers: { ...PRIVATE, ...link } });
    } catch (error) {
      const status = refusalStatus(error);
      if (asking && status !== null) await noteRefusal(asking.viewer, status, new URL(request.url).pathname);
      return failed(error, asking, endpoint.id);
    }
  }
  return { GET, ...READ_ONLY };
}

/** What stands below `/api/v1` and is no endpoint. */
export const NO_ROUTE: Route = { GET: () => Promise.resolve(notFound()), ...READ_ONLY };
