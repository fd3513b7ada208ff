import type { World } from "./world";

/** Ids that somebody made up. `4`: as if it did not exist; `field`: refused before anything is looked up. */
export type MadeUp = { value: string; what: string; answer: "4" | "field" };

const UUID = /^[\da-f]{8}-[\da-f]{4}-/;
const MALFORMED = ["x", "", "../..", "' OR ''='"];

const malformed = (values: readonly string[]): MadeUp[] => values.map((value) => ({ value, what: `malformed ${JSON.stringify(value)}`, answer: "field" }));
const absent = (value: string): MadeUp => ({ value, what: `no such ${value}`, answer: "4" });

/** @returns what stands in the place of an id: another's kind of row, one that is none, and what is no id at all */
export function madeUpFor(id: string, world: World): MadeUp[] {
  if (UUID.test(id)) {
    const elsewhere = Object.values(world.units).includes(id) ? world.report : world.units.hrss;
    return [absent(world.unknown), { value: elsewhere, what: "the id of another table's row", answer: "4" }, ...malformed(MALFORMED)];
  }
  if (/^\d{4}Q\d$/.test(id)) return [absent("1999Q1"), ...malformed(["2026Q9", ...MALFORMED])];
  if (/^\d+$/.test(id)) return [absent("999"), ...malformed(["0", "-1", ...MALFORMED])];
  return [absent("no-such"), ...malformed(MALFORMED.filter((value) => value !== "x"))];
}

/** The same in an address, where nothing is at the field and an empty part is another address. */
export function madeUpParts(part: string, world: World): MadeUp[] {
  return madeUpFor(part, world).filter(({ value }) => value !== "").map((one) => ({ ...one, answer: "4" }));
}
