/** Who sends, and by which cookies. */
export interface Sender {
  readonly baseURL: string;
  readonly cookie: string;
  readonly authorization?: string;
}

export type Body =
  | { readonly kind: "none" }
  /** `file`: as a file and not as text. */
  | { readonly kind: "form"; readonly fields: readonly { readonly name: string; readonly value: string; readonly isFile?: boolean }[] }
  /** Bytes, one for each character. */
  | { readonly kind: "raw"; readonly type: string; readonly text: string };

/** One input, such that a failure can print the whole of it. */
export interface Input {
  readonly as: string;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Body;
  /** Refused by its action's schema, or nothing that could be decoded: an answer that says it was done is a fault. */
  readonly isRefused: boolean;
}

function bodyOf(body: Body): BodyInit | undefined {
  if (body.kind === "none") return undefined;
  if (body.kind === "raw") return Buffer.from(body.text, "latin1");
  const form = new FormData();
  for (const { name, value, isFile } of body.fields) {
    if (isFile) form.append(name, new Blob([value]), "a.bin");
    else form.append(name, value);
  }
  return form;
}

/** What an answer may never hold: the inside of the product. */
const INSIDE = /\n\s+at .+:\d+:\d+|node_modules\/|PrismaClient|prisma[./](client|schema)|Invalid `.+` invocation|\.tsx?:\d+:\d+|\bSELECT .+ FROM\b|relation ".+" does not exist|ECONNREFUSED|postgres(ql)?:\/\//i;

/** What Node's server reads of a request before its body. */
const LONGEST_HEAD = 16_000;

/** How many answers there were of each status: a run of refusals by the first check would prove little. */
export const answers = new Map<number, number>();

/** @returns what is wrong with the answer, or null */
export async function faultOf(sender: Sender, { method, path, headers, body, isRefused }: Input): Promise<string | null> {
  const hasBody = method !== "GET" && method !== "HEAD" && body.kind !== "none";
  // One after the other: a later one of the same name stands.
  const sent = new Headers({ origin: sender.baseURL, ...(sender.cookie === "" ? {} : { cookie: sender.cookie }), ...(sender.authorization ? { authorization: sender.authorization } : {}) });
  if (body.kind === "raw") sent.set("content-type", body.type);
  for (const [name, value] of headers) sent.set(name, value);
  let response: Response;
  try {
    response = await fetch(`${sender.baseURL}${path}`, { method, headers: sent, redirect: "manual", signal: AbortSignal.timeout(60_000), ...(hasBody ? { body: bodyOf(body) } : {}) });
  } catch (error) {
    // Node answers 431 to a head as long as that and hangs up, which a client that is still sending may not get to read.
    if (path.length > LONGEST_HEAD) return null;
    throw error;
  }
  const text = await response.text();
  answers.set(response.status, (answers.get(response.status) ?? 0) + 1);
  if (response.status >= 500) return `status ${response.status}: ${text.slice(0, 300)}`;
  const inside = path.startsWith("/api/pdfjs/") ? null : INSIDE.exec(text);
  if (inside) return `an answer of ${response.status} tells of the inside: …${text.slice(Math.max(0, inside.index - 100), inside.index + 200)}…`;
  if (isRefused && /^([\da-f]+:)?\{"status":"ok"/m.test(text)) return `it was done: ${text.slice(0, 500)}`;
  const location = response.headers.get("x-action-redirect") ?? response.headers.get("location");
  if (location !== null && /evil\.example/i.test(new URL(location, sender.baseURL).host)) return `it leads away, to ${location}`;
  return null;
}
