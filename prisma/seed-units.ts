import { readFile } from "node:fs/promises";
import path from "node:path";
import { unitsSeedSchema, type UnitsSeed } from "@/lib/units/schema";

/** @returns the units, groups and memberships that a new database starts with */
export async function loadUnitsSeed(): Promise<UnitsSeed> {
  return unitsSeedSchema.parse(JSON.parse(await readFile(path.join("seeds", "units.json"), "utf8")));
}
