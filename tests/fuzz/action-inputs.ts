import fc from "fast-check";
import type { z } from "zod";
import { addressIn, type ServerAction } from "../support/action-client";
import { fieldNames, findValidForm, type Form } from "../support/valid-form";
import type { Body, Input } from "./request";
import { headers, odd, oddPart, query } from "./values";

type Field = { name: string; value: string; isFile?: boolean };

const UUID = /^[\da-f]{8}-[\da-f-]{27}$/i;
const SLUG = "2021-60";
/** Without it no form is taken; where a form has none, the first of these that it has. */
const KEYS = ["requestId", "until", "notices", "currentPassword"];

/** A form's fields as the action's schema gets them; see lib/actions/define-action. */
function fieldsOf(fields: readonly Field[]): Record<string, string | string[]> {
  const texts = fields.filter(({ isFile }) => !isFile);
  return Object.fromEntries(
    [...new Set(texts.map(({ name }) => name))].map((name) => {
      const values = texts.filter((field) => field.name === name).map(({ value }) => value.toWellFormed());
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

const listed = (form: Form): Field[] => Object.entries(form).map(([name, value]) => ({ name, value }));

/** Fields that are wrong, missing, repeated, files, or unheard of; at least one so that the schema refuses the form. */
export function wrongFields(schema: z.ZodType, base: Form): fc.Arbitrary<Field[]> {
  const names = [...new Set([...fieldNames(schema), ...Object.keys(base)])];
  const key = KEYS.find((name) => name in base) ?? names[0] ?? "";
  const change = fc.record({ name: fc.oneof({ arbitrary: fc.constantFrom(...names), weight: 8 }, { arbitrary: odd, weight: 1 }), value: odd, how: fc.constantFrom("set", "set", "set", "drop", "repeat", "file") });
  return fc.tuple(fc.array(change, { minLength: 1, maxLength: 4 }), odd).map(([changes, broken]) => {
    let fields = listed(base);
    for (const { name, value, how } of changes) {
      if (how !== "repeat") fields = fields.filter((field) => field.name !== name);
      if (how !== "drop") fields.push({ name, value, ...(how === "file" ? { isFile: true } : {}) });
    }
    if (!schema.safeParse(fieldsOf(fields)).success) return fields;
    const others = fields.filter((field) => field.name !== key);
    const withBroken = [...others, { name: key, value: broken }];
    return schema.safeParse(fieldsOf(withBroken)).success ? others : withBroken;
  });
}

/** A form that is well made, about things that do not exist or are of another kind. */
function wrongReferences(schema: z.ZodType, base: Form, strangers: readonly string[]): fc.Arbitrary<Field[]> | null {
  const mustBeId = (name: string) => !schema.safeParse({ ...base, [name]: "no id" }).success;
  const names = Object.entries(base).filter(([name, value]) => name !== "requestId" && (UUID.test(value) || value === SLUG) && mustBeId(name)).map(([name]) => name);
  if (names.length === 0) return null;
  const id = fc.oneof(fc.uuid(), fc.constantFrom(...strangers));
  return fc.record({ requestId: fc.uuid(), ids: fc.array(id, { minLength: names.length, maxLength: names.length }) }).map(({ requestId, ids }) => {
    const changed = Object.fromEntries(names.map((name, no) => [name, base[name] === SLUG ? "no-such-list" : (ids[no] ?? "")]));
    return listed({ ...base, ...(base.requestId === undefined ? {} : { requestId }), ...changed });
  });
}

const FLIGHT = [
  "", "[]", "{}", "0", "null", '["$K1"]', '[{"status":"idle"}]', '[{"status":"idle"},"$K2"]', '[{"status":"idle"},"$K1","$K1"]', '["$F1","$K1"]', '["$@1","$K1"]', '["$Q1","$K1"]', '["$W1","$K1"]', '["$B1","$K1"]',
  '[{"status":"$1:constructor:constructor"},"$K1"]', '[{"__proto__":{"a":1}},"$K1"]', '[{"then":"$1:then"},"$K1"]', '["$T","$K1"]', '["$i1","$K1"]', '["$n99999999999999999999","$K1"]', '["$D9999","$K1"]', '["$R1","$K1"]',
  `${"[".repeat(50_000)}${"]".repeat(50_000)}`, `[${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)},"$K1"]`, '[{"status":"idle"},"$K', "\u0000", "\u00ff\u00fe", '[1e999,"$K1"]', '["$undefined","$K1"]',
];
const BOUNDARY = "----boundary";
const part = (name: string, value: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const multipart = (text: string): Body => ({ kind: "raw", type: `multipart/form-data; boundary=${BOUNDARY}`, text });

/** Bodies that no form of ours has, around fields that no schema takes. */
function wrongBody(id: string, base: Form): fc.Arbitrary<Body> {
  const fields = Object.entries({ ...base, [KEYS.find((name) => name in base) ?? ""]: "x" });
  const parts = fields.map(([name, value]) => part(`_1_${name}`, value.replaceAll(/[^\x20-\x7e]/g, "x"))).join("");
  const text = fc.oneof({ arbitrary: fc.constantFrom(...FLIGHT), weight: 3 }, { arbitrary: odd, weight: 1 });
  const latin = text.map((one) => Buffer.from(one, "utf8").toString("latin1"));
  const byBrowser = (reference: string, bound: string, more = ""): Body => multipart(`${part("$ACTION_REF_1", "")}${part("$ACTION_1:0", reference)}${part("$ACTION_1:1", bound)}${part("$ACTION_KEY", "k0")}${more}--${BOUNDARY}--\r\n`);
  return fc.oneof(
    latin.map((arguments_) => multipart(`${parts}${part("0", arguments_)}--${BOUNDARY}--\r\n`)),
    latin.map((arguments_) => multipart(`${part("0", arguments_)}${parts}${part("1", arguments_)}${part("2", arguments_)}--${BOUNDARY}--\r\n`)),
    fc.nat(400).map((length) => multipart(`${parts}${part("0", '[{"status":"idle"},"$K1"]')}--${BOUNDARY}--\r\n`.slice(0, length))),
    latin.map((garbage) => multipart(garbage)),
    fc.constantFrom<Body>(
      multipart(`--${BOUNDARY}\r\nContent-Disposition: form-data\r\n\r\nx\r\n--${BOUNDARY}--\r\n`), multipart(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="0"; filename="a"\r\nContent-Type: text/html\r\n\r\n[]\r\n--${BOUNDARY}--`),
      multipart(`--${BOUNDARY}\r\n${"X-A: b\r\n".repeat(3_000)}\r\nx\r\n--${BOUNDARY}--\r\n`), multipart(`${part("_1_a", "x").repeat(3_000)}--${BOUNDARY}--\r\n`), multipart(`${part("_1_a", "x".repeat(1_100_000))}--${BOUNDARY}--\r\n`),
      multipart(`--${BOUNDARY}\nContent-Disposition: form-data; name=0\n\n[]\n--${BOUNDARY}--\n`), { kind: "raw", type: "multipart/form-data", text: parts }, { kind: "none" },
    ),
    fc.tuple(fc.constantFrom("text/plain;charset=UTF-8", "application/json", "application/octet-stream", "application/x-www-form-urlencoded"), latin).map(([type, body]): Body => ({ kind: "raw", type, text: body })),
    latin.map((state) => byBrowser(`{"id":"${id}","bound":"$@1"}`, state, parts.replaceAll('name="_1_', 'name="'))),
    latin.map((reference) => byBrowser(reference, '[{"status":"idle"}]')),
    latin.map((reference) => multipart(`${part(`$ACTION_ID_${id}`, "")}${part("$ACTION_KEY", reference)}--${BOUNDARY}--\r\n`)),
  );
}

/** What React's client would send, of these fields. */
const asForm = (fields: readonly Field[]): Body => ({
  kind: "form",
  fields: [...fields.map(({ name, ...rest }) => ({ name: `_1_${name}`, ...rest })), { name: "0", value: '[{"status":"idle"},"$K1"]' }],
});

/** @returns inputs for one action, none of which may change anything */
export function actionInputs(action: ServerAction, schema: z.ZodType, persons: readonly string[], strangers: readonly string[]): fc.Arbitrary<Input> {
  const base = findValidForm(schema);
  const named: [string, string] = ["next-action", action.id];
  const place = fc.constantFrom(...action.routes);
  const path = fc.oneof(
    { arbitrary: place.map((route) => addressIn(route)), weight: 5 },
    { arbitrary: fc.tuple(place, oddPart, query).map(([route, odds, search]) => route.replace(/\[[^\]]+\]+/g, odds) + search), weight: 1 },
  );
  const references = wrongReferences(schema, base, strangers);
  const contents = fc.oneof(
    { arbitrary: wrongFields(schema, base).map((fields) => ({ body: asForm(fields), isRefused: true, isNamed: true })), weight: 6 },
    { arbitrary: fc.tuple(wrongBody(action.id, base), fc.boolean()).map(([body, isNamed]) => ({ body, isRefused: true, isNamed })), weight: 3 },
    ...(references ? [{ arbitrary: references.map((fields) => ({ body: asForm(fields), isRefused: false, isNamed: true })), weight: 3 }] : []),
  );
  return fc.record({ as: fc.constantFrom(...persons), path, contents, odds: headers }).map(({ as, path: to, contents: { body, isRefused, isNamed }, odds }) => ({
    as, method: "POST", path: to, headers: [["accept", "text/x-component"], ...(isNamed ? [named] : []), ...odds], body, isRefused,
  }));
}
