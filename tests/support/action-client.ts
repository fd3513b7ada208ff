import { readFileSync } from "node:fs";
import { z } from "zod";

/** A person at a running server, without a browser: signs in, asks for pages, and calls server actions by their exported names. */

const MANIFEST = ".next/server/server-reference-manifest.json";
const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string(), filename: z.string(), workers: z.record(z.string(), z.unknown()) })),
});

export interface ServerAction {
  readonly name: string;
  /** Where it stands, relative to the project's root. */
  readonly file: string;
  readonly id: string;
  /** Pages that can carry it out, as routes: `/lists/[list]/tasks`. */
  readonly routes: readonly string[];
}

/** `app/(desk)/account/page` → `/account`; a route handler is none: nobody posts an action there. */
function routeOf(worker: string): string | null {
  const path = /^app(.*)\/page$/.exec(worker)?.[1];
  if (path === undefined || path.startsWith("/_")) return null;
  return path.replace(/\/\([^)]*\)/g, "") || "/";
}

/** @returns every server action of the built product (needs `next build`), by name */
export function listServerActions(manifest = MANIFEST): ServerAction[] {
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(manifest, "utf8")));
  return Object.entries(node)
    .map(([id, { exportedName, filename, workers }]) => ({
      name: exportedName, file: filename, id,
      routes: Object.keys(workers).flatMap((worker) => routeOf(worker) ?? []).sort((a, b) => a.length - b.length || a.localeCompare(b)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

const stateSchema = z.looseObject({
  status: z.enum(["idle", "ok", "error"]),
  message: z.string().optional(),
  fieldErrors: z.record(z.string(), z.string()).optional(),
  data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  errorId: z.string().optional(),
});
export type ActionState = z.infer<typeof stateSchema>;

export interface ActionAnswer {
  /** 200 for an answer in the form, 303 for a redirect, 401, 403, 404 for a refusal. */
  readonly status: number;
  /** What the form gets to know; null for a redirect or a refusal. */
  readonly state: ActionState | null;
  /** Where a redirect leads. */
  readonly location: string | null;
  readonly body: string;
}

export type Fields = Readonly<Record<string, string | readonly string[] | Blob>>;

/** What React's client sends for an action of `useActionState`: the previous state, and the form as its second argument. */
function encode(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === "string" || value instanceof Blob ? [value] : value) form.append(`_1_${name}`, one);
  }
  form.append("0", '[{"status":"idle"},"$K1"]');
  return form;
}

/**
 * React's flight format, as far as a form's state needs it: rows `id:json` with a line end, of which row 0 names the one that
 * holds the answer. Long texts have rows of their own, `id:T` and their length in bytes, without a line end.
 */
function readState(body: string): ActionState | null {
  const bytes = Buffer.from(body);
  const rows = new Map<string, string>();
  for (let at = 0, end = 0; at < bytes.length; at = end) {
    const colon = bytes.indexOf(":", at);
    if (colon < 0) break;
    const length = /^T([\da-f]+),/.exec(bytes.toString("latin1", colon + 1, colon + 12));
    const start = colon + 1 + (length?.[0].length ?? 0);
    const line = bytes.indexOf("\n", start);
    end = length ? start + Number.parseInt(length[1] ?? "", 16) : (line < 0 ? bytes.length : line) + 1;
    if (!length) rows.set(bytes.toString("utf8", at, colon), bytes.toString("utf8", start, end));
  }
  const row = (id: string): unknown => {
    try {
      return JSON.parse(rows.get(id) ?? "");
    } catch {
      return null;
    }
  };
  const head = z.looseObject({ a: z.string() }).safeParse(row("0"));
  const id = head.success ? /^\$@?([\da-f]+)$/.exec(head.data.a)?.[1] : undefined;
  const state = stateSchema.safeParse(id === undefined ? null : row(id));
  return state.success ? state.data : null;
}

/** Parts of an address that a route needs, where the caller says nothing else. */
const ADDRESS = new Map([["list", "2021-60"], ["no", "1"], ["period", "2026Q4"]]);
export const UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";

/** @returns a route's address with its parts filled in */
export function addressIn(route: string, parts: Readonly<Record<string, string>> = {}): string {
  return route.replace(/\[+(?:\.\.\.)?([^\]]+)\]+/g, (_all, name: string) => encodeURIComponent(parts[name] ?? ADDRESS.get(name) ?? UNKNOWN_ID));
}

export class Person {
  readonly #cookies = new Map<string, string>();
  readonly #actions: ReadonlyMap<string, ServerAction>;

  /**
   * @param baseURL of the server, as its pages know it: writes are refused from any other origin. Who is signed in may go on at
   *   another instance of the same installation.
   */
  constructor(public baseURL: string, actions: readonly ServerAction[] = listServerActions()) {
    this.#actions = new Map(actions.map((action) => [action.name, action]));
  }

  /** What this person's browser would send as `Cookie`. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** A request with this person's cookies, which keeps those that are set. Redirects are not followed. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0 && !headers.has("cookie")) headers.set("cookie", this.cookie);
    const response = await fetch(new URL(path, this.baseURL), { redirect: "manual", signal: AbortSignal.timeout(60_000), ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  /** @returns whether the name and password were taken; whoever was signed in before is no longer */
  async signIn(username: string, password: string): Promise<boolean> {
    this.#cookies.clear();
    const csrf = z.object({ csrfToken: z.string() }).parse(await (await this.fetch("/api/auth/csrf")).json());
    const body = new URLSearchParams({ ...csrf, username, password, json: "true" });
    await (await this.fetch("/api/auth/callback/credentials", { method: "POST", body })).text();
    const session: unknown = await (await this.fetch("/api/auth/session")).json();
    return z.object({ user: z.looseObject({}) }).safeParse(session).success;
  }

  /**
   * Calls a server action as its form would.
   *
   * @param name its exported name, or the id of one
   * @param place parts of the address of the page it is called from, where it matters
   */
  async act(name: string, fields: Fields, place: { route?: string; parts?: Readonly<Record<string, string>>; headers?: Readonly<Record<string, string>> } = {}): Promise<ActionAnswer> {
    const action = this.#actions.get(name);
    const route = place.route ?? action?.routes[0] ?? "/";
    const response = await this.fetch(addressIn(route, place.parts), {
      method: "POST",
      headers: { accept: "text/x-component", "next-action": action?.id ?? name, origin: new URL(this.baseURL).origin, ...place.headers },
      body: encode(fields),
    });
    const body = await response.text();
    const location = response.headers.get("x-action-redirect")?.split(";")[0] ?? response.headers.get("location");
    return { status: response.status, state: response.status === 200 ? readState(body) : null, location, body };
  }
}
