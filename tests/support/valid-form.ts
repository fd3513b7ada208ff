import { z } from "zod";

export type Form = Readonly<Record<string, string>>;

/** What the fields of our forms take, whatever their names: a field tries them in turn. The codes of lists are added. */
const CANDIDATES = [
  "3f0e9c1a-5b7d-4c2e-9a41-0d6b8f7e2c11", "2021-60", "1", "2", "2026Q4", "2027-01-15", "09:30", "123456", "20", "on",
  "2027-02-15T09:00", "2027-03-15T09:00", "2027-04-15T09:00", "2027-01-15T00:00:00.000Z", "a@example.cn", "abc", "Abcdef-12345678", "2027", "scope=own",
  "文字", "[]", "2024-02-01", "report/2021-60/1/2026Q4/0", "2027-01-01 放假 元旦",
];

/** The candidates often enough for fields that depend on each other. */
const ROUNDS = 500;

function properties(schema: z.ZodType): Record<string, unknown> {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  if (!json.properties) throw new Error("a form's schema is an object");
  return json.properties;
}

/** @returns the names of a form's fields */
export const fieldNames = (schema: z.ZodType): string[] => Object.keys(properties(schema));

function codesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "enum" in value && Array.isArray(value.enum) ? value.enum : "const" in value ? [value.const] : [];
  return [...own.filter((code) => typeof code === "string"), ...Object.values(value).flatMap(codesIn)];
}

/**
 * A form that the schema takes, with the fields that it needs and no others: found by trying, so that a new field needs no
 * word here, unless it takes nothing of the kind that others do.
 */
export function findValidForm(schema: z.ZodType): Form {
  const known = properties(schema);
  const names = Object.keys(known);
  const form: Record<string, string> = {};
  const tried = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsed = schema.safeParse(form);
    if (parsed.success) return form;
    // What is wrong with the whole form may be wrong with any field.
    const wrong = parsed.error.issues.map(({ path: [name] }) => (name === undefined ? names[round % names.length] : name));
    for (const name of new Set(wrong.filter((one) => typeof one === "string"))) {
      const candidates = [...codesIn(known[name]), ...CANDIDATES];
      const next = tried.get(name) ?? 0;
      tried.set(name, next + 1);
      form[name] = candidates[next % candidates.length] ?? "";
    }
  }
  throw new Error(`no candidates fit: ${schema.safeParse(form).error?.message ?? ""}`);
}
