/** The demonstration's words (seeds/demo/*.json) and its chance, which is the same at every run. */
import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Assessment } from "@/lib/labels";

const storySchema = z.object({
  no: z.int(),
  progress: z.array(z.string().min(40)).length(6),
  /** What the progress says of each of the notice's own targets, in the quarter. */
  actuals: z.array(z.array(z.number())).length(6).optional(),
  problems: z.array(z.string()).min(1),
  coordination: z.array(z.string()).min(1),
  upward: z.array(z.string()).min(1),
  next: z.array(z.string()).min(1),
  contributions: z.array(z.string()).length(4),
  comments: z.array(z.string()).length(2),
});
export type Story = z.output<typeof storySchema>;

/** @returns the stories by task number */
export async function loadStories(): Promise<Map<number, Story>> {
  const stories = new Map<number, Story>();
  for (const chapter of [1, 2, 3, 4]) {
    const file = path.join("seeds", "demo", `chapter-${chapter}.json`);
    for (const story of z.array(storySchema).parse(JSON.parse(await readFile(file, "utf8")))) stories.set(story.no, story);
  }
  return stories;
}

/** @returns a number in [0, 1) that depends on the name alone */
export function chance(...name: (string | number)[]): number {
  return Number.parseInt(hash("sha256", name.join("/")).slice(0, 8), 16) / 2 ** 32;
}

/** @returns a UUID (version 8, made from the name) so that a demonstration is the same wherever it is seeded */
export function demoId(...name: (string | number)[]): string {
  const hex = hash("sha256", name.join("/"));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** @returns one of the items, by the name alone */
export function pick<Item>(items: readonly Item[], ...name: (string | number)[]): Item {
  return items[Math.floor(chance(...name) * items.length)] as Item;
}

// How far a task is by its sixth quarter, for five kinds of task.
const PACES: { weight: number; completion: number[] }[] = [
  { weight: 0.5, completion: [28, 40, 52, 66, 78, 86] },
  { weight: 0.2, completion: [42, 58, 72, 86, 94, 98] },
  { weight: 0.16, completion: [14, 22, 30, 42, 50, 60] },
  { weight: 0.07, completion: [0, 0, 8, 18, 30, 40] },
  { weight: 0.07, completion: [55, 75, 90, 100, 100, 100] },
];
const EXPECTED = [25, 37, 50, 63, 75, 86];

/** Done before its time, and closed a quarter ago (seed-closures). */
export const CLOSED_EARLY = 13;

/** @returns what the task's lead would report for its `index`-th quarter of the demonstration */
export function paceOf(taskNo: number, index: number): { completion: number; claim: Assessment } {
  let lot = chance("pace", taskNo);
  const pace = taskNo === CLOSED_EARLY ? PACES.at(-1) : PACES.find(({ weight }) => (lot -= weight) < 0) ?? PACES[0];
  const at = Math.min(index, 5);
  const base = pace?.completion[at] ?? 0;
  const expected = EXPECTED[at] ?? 100;
  const completion = base === 0 || base === 100 ? base : Math.min(99, base + Math.floor(chance("wobble", taskNo, index) * 5));
  if (completion === 0) return { completion, claim: "NOT_STARTED" };
  if (completion === 100) return { completion, claim: "DONE" };
  if (completion < expected - 8) return { completion, claim: "BEHIND" };
  return { completion, claim: completion > expected + 8 ? "AHEAD" : "ON_TRACK" };
}
