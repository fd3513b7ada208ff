import fc from "fast-check";
import { UNKNOWN_ID } from "../support/action-client";
import { filesUnder } from "../support/architecture/tree";
import type { Body, Input } from "./request";
import { headers, odd, oddPart, query } from "./values";

export interface Place {
  /** As Next.js spells it: `/lists/[list]/ledger/[format]`. */
  readonly route: string;
  readonly isPage: boolean;
}

/** @returns every page and every route handler of the product, from the tree */
export function listPlaces(): Place[] {
  return filesUnder("app").flatMap((file) => {
    const [, folders, kind] = /^app(.*)\/(page|route)\.tsx?$/.exec(file) ?? [];
    return folders === undefined ? [] : [{ route: folders.replace(/\/\([^)]*\)/g, "") || "/", isPage: kind === "page" }];
  });
}

const METHODS = ["GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "X"];

/** Parts that lead somewhere, so that what stands behind is reached as well. */
const GOOD: Readonly<Record<string, readonly string[]>> = {
  list: ["2021-60"], no: ["1", "20", "47"], format: ["csv"], kind: ["report", "contribution"], nextauth: ["session", "csrf", "providers", "signin", "signin/credentials", "callback/credentials", "callback/oidc", "signout", "error", "verify-request", "_log"],
  path: ["legacy/build/pdf.worker.min.mjs", "cmaps/x.bcmap", "lists", "../../package.json"],
};

const FORMS = ["username", "password", "csrfToken", "callbackUrl", "json", "list", "no", "period", "requestId", "version", "intent", "progress", "quotes"];

const body: fc.Arbitrary<Body> = fc.oneof(
  fc.constant<Body>({ kind: "none" }),
  fc.array(fc.record({ name: fc.oneof(fc.constantFrom(...FORMS), odd), value: odd }), { maxLength: 5 }).map((fields): Body => ({ kind: "form", fields: fields.filter(({ name }) => name !== "requestId") })),
  fc.array(fc.tuple(fc.constantFrom(...FORMS), odd), { maxLength: 5 }).map((pairs): Body => ({ kind: "raw", type: "application/x-www-form-urlencoded", text: new URLSearchParams(pairs.map(([name, value]) => [name, value.toWellFormed()])).toString() })),
  fc.tuple(fc.constantFrom("application/json", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"), odd).map(([type, text]): Body => ({ kind: "raw", type, text: Buffer.from(text).toString("latin1") })),
  fc.constantFrom<Body>(
    { kind: "raw", type: "application/json", text: `${"[".repeat(50_000)}${"]".repeat(50_000)}` }, { kind: "raw", type: "application/json", text: '{"__proto__":{"a":1},"username":{"$ne":null},"password":[]}' },
    { kind: "raw", type: "application/json", text: "null" }, { kind: "raw", type: "application/x-www-form-urlencoded", text: "%=%&%ff=%zz&a[b][c]=1&__proto__[x]=1" }, { kind: "raw", type: "application/octet-stream", text: "x".repeat(300_000) },
  ),
);

/** @returns inputs for one page or route */
export function placeInputs({ route, isPage }: Place, persons: readonly string[]): fc.Arbitrary<Input> {
  const slots = [...route.matchAll(/\[+(?:\.\.\.)?([^\]]+)\]+/g)].map(([, name = ""]) => name);
  const partOf = (name: string) => fc.oneof({ arbitrary: fc.constantFrom(...(GOOD[name] ?? [UNKNOWN_ID])), weight: 3 }, { arbitrary: oddPart, weight: 2 });
  const parts = fc.tuple(...slots.map(partOf));
  const path = fc.tuple(parts, query, fc.oneof({ arbitrary: fc.constant(""), weight: 20 }, { arbitrary: fc.constantFrom("/", "//", "/x"), weight: 1 })).map(([values, search, end]) => {
    let no = 0;
    return route.replace(/\[+[^\]]+\]+/g, () => values[no++] ?? "") + end + search;
  });
  // A page's POST is an action, which action-inputs.ts sees to.
  const method = isPage ? fc.constantFrom("GET", "GET", "GET", "GET", "HEAD", "POST", "PUT") : fc.constantFrom(...METHODS);
  return fc.record({ as: fc.constantFrom(...persons), method, path, headers, body }).map((input) => ({ ...input, isRefused: false }));
}

/** @returns drafts that save themselves: a route hands them to an action */
export function draftInputs(kind: string, fields: fc.Arbitrary<Extract<Body, { kind: "form" }>["fields"]>, persons: readonly string[]): fc.Arbitrary<Input> {
  const inputs = fc.record({ as: fc.constantFrom(...persons), fields, headers });
  return inputs.map(({ fields: sent, ...rest }) => ({ ...rest, method: "POST", path: `/api/drafts/${kind}`, body: { kind: "form", fields: sent }, isRefused: true }));
}
