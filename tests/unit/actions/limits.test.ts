import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { fieldNames, findValidForm } from "@/tests/support/valid-form";

// An action tells nobody what it takes; here it is its schema.
vi.mock("@/lib/actions/define-action", () => ({ defineAction: (schema: unknown) => schema }));

const actions = Object.entries(import.meta.glob<Record<string, unknown>>("/lib/*/actions*.ts", { eager: true })).flatMap(([, module]) =>
  Object.entries(module).filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType),
);

/** Every schema of an address: what a page, a search or a filter takes. */
const addresses = Object.entries(import.meta.glob<Record<string, unknown>>("/lib/*/schema*.ts", { eager: true })).flatMap(([path, module]) =>
  Object.entries(module)
    .filter((entry): entry is [string, z.ZodObject] => entry[1] instanceof z.ZodObject && /(Filters?|FilterSchema|Query|View|Mark)$/.test(entry[0]))
    .map(([name, schema]): [string, z.ZodObject] => [`${path} ${name}`, schema]),
);

/** The longest field, and as many things as anybody may choose at once. */
const LONGEST = 10_000;
const MOST = 500;

/** What is too large in a value that a schema let through. */
function excess(value: unknown): string | null {
  if (typeof value === "string") return value.length > LONGEST ? `${value.length} characters` : null;
  if (typeof value === "number") return Number.isFinite(value) && Math.abs(value) <= 2_147_483_647 ? null : `the number ${value}`;
  if (typeof value !== "object" || value === null || value instanceof Date) return null;
  const inner = Object.values(value);
  return inner.length > MOST ? `${inner.length} items` : (inner.map(excess).find((why) => why !== null) ?? null);
}

const LARGE: Readonly<Record<string, unknown>> = {
  "a long text": "文".repeat(400_000), "a long word": "a".repeat(400_000), "a long number": "9".repeat(400_000), "a long line of blanks": `x${" ".repeat(400_000)}x`,
  "a large number": "9007199254740993", "a huge number": "1e308", "infinity": "Infinity", "a large negative number": "-9007199254740993",
  "many values": Array<string>(5_000).fill("1"),
  "deep JSON": `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
};

function faults(schema: z.ZodType, base: Readonly<Record<string, string>>): string[] {
  const valid = Object.values(base);
  return fieldNames(schema).flatMap((name) => {
    const many = { ...LARGE, "many good values": Array<string>(5_000).fill(base[name] ?? valid[0] ?? "1") };
    return Object.entries(many).flatMap(([what, value]) => {
      const parsed = schema.safeParse({ ...base, [name]: value });
      const why = parsed.success ? excess(parsed.data) : null;
      return why === null ? [] : [`${name}: takes ${what} (${why})`];
    });
  });
}

describe("whatever a form sends", () => {
  it("is asked of every action", () => {
    expect(actions.length).toBeGreaterThan(50);
  });

  it.each(actions)("what %s lets through is bounded", (_name, schema) => {
    expect(faults(schema, findValidForm(schema))).toEqual([]);
  });
});

describe("whatever an address carries", () => {
  it("is asked of every filter", () => {
    expect(addresses.length).toBeGreaterThan(5);
  });

  it.each(addresses)("what %s lets through is bounded", (_name, schema) => {
    expect(faults(schema, {})).toEqual([]);
  });
});
