import { readFile } from "node:fs/promises";
import path from "node:path";
import { targetsSeedSchema, type TargetsSeed } from "@/lib/lists/schema-targets";

/** @returns the targets that the notice in `seeds/` sets itself */
export async function loadTargetsSeed(): Promise<TargetsSeed> {
  return targetsSeedSchema.parse(JSON.parse(await readFile(path.join("seeds", "targets.json"), "utf8")));
}
