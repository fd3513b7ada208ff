import { randomUUID } from "node:crypto";
import { z } from "zod";
import { apiDocument } from "@/lib/api/document";
import type { Route } from "@/lib/api/handlers";
import { ENDPOINTS } from "@/lib/api/schema-endpoints";
import type { Viewer } from "@/lib/auth/schema";
import { TOKEN_SCOPE_LABELS, type TokenScope } from "@/lib/labels";
import { createToken } from "@/lib/tokens/mutations";

const HOST = "http://duban.test";
const BASE = "/api/v1";

export async function tokenOf(viewer: Viewer, scopes = Object.keys(TOKEN_SCOPE_LABELS) as TokenScope[]): Promise<string> {
  const made = await createToken(viewer, { name: "测试", scopes, lifetime: "7", requestId: randomUUID() });
  if (!made) throw new Error("no token was made");
  return made.token;
}

export type Answer = { status: number; headers: Headers; body: Record<string, unknown>; text: string };

/** Asks the route file that Next.js would, with the parts of the address that it would hand over. */
export async function ask(path: string, headers: Record<string, string> = {}, method: keyof Route = "GET"): Promise<Answer> {
  const url = new URL(BASE + path, HOST);
  const parts = url.pathname.slice(BASE.length).split("/");
  const found = ENDPOINTS.map((endpoint) => ({ endpoint, names: endpoint.path.split("/") })).find(
    ({ names }) => names.length === parts.length && names.every((name, at) => name.startsWith("{") || name === parts[at]),
  );
  if (!found) throw new Error(`no endpoint at ${path}`);
  const params = Object.fromEntries(found.names.flatMap((name, at) => (name.startsWith("{") ? [[name.slice(1, -1), decodeURIComponent(parts[at] ?? "")]] : [])));
  const route = (await import(`${process.cwd()}/app${BASE}${found.endpoint.path.replaceAll("{", "[").replaceAll("}", "]")}/route.ts`)) as Route;
  const response = await route[method](new Request(url, { headers, method }), { params: Promise.resolve(found.endpoint.path.includes("{") ? params : undefined) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Record<string, unknown> };
}

export const withToken = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

export type Row = Record<string, unknown> & { task?: unknown; no?: unknown };

/**
 * @param limit null where the address names one
 * @returns every page of a list, following `next` as a program would
 */
export async function walk(path: string, token: string, limit: number | null = 200): Promise<{ rows: Row[]; pages: Answer[] }> {
  const rows: Row[] = [];
  const pages: Answer[] = [];
  for (let next: string | null = limit === null ? path : `${path}${path.includes("?") ? "&" : "?"}limit=${limit}`; next !== null; ) {
    const page = await ask(next, withToken(token));
    if (page.status !== 200) throw new Error(`${next}: ${page.text}`);
    pages.push(page);
    rows.push(...(page.body.data as Row[]));
    const address = page.body.next as string | null;
    next = address === null ? null : address.slice(BASE.length);
  }
  return { rows, pages };
}

type Json = Record<string, unknown>;

/** References to components, taken in place; none of ours is recursive. */
function resolve(schema: unknown, components: Json): unknown {
  if (Array.isArray(schema)) return schema.map((one) => resolve(one, components));
  if (typeof schema !== "object" || schema === null) return schema;
  const { $ref, ...rest } = schema as Json;
  const own = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, resolve(value, components)]));
  return typeof $ref === "string" ? { ...(resolve(components[$ref.split("/").at(-1) ?? ""], components) as Json), ...own } : own;
}

/** @returns what the document says of an operation's answer, read back from the document as a program would have it */
export function documented(path: string, status: string): z.ZodType {
  const document = JSON.parse(JSON.stringify(apiDocument("测试"))) as { paths: Record<string, { get: { responses: Record<string, { content: Record<string, { schema: unknown }> }> } }>; components: { schemas: Json } };
  const content = document.paths[path]?.get.responses[status]?.content ?? {};
  const schema = Object.values(content)[0]?.schema;
  if (schema === undefined) throw new Error(`the document has no ${status} of ${path}`);
  return z.fromJSONSchema(resolve(schema, document.components.schemas) as z.core.JSONSchema.JSONSchema);
}
