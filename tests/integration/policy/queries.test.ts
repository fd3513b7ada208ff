import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { loadViewer } from "@/lib/auth/viewer";
import { rowsOf } from "@/tests/policy/rooms";
import { VIEWERS, viewerCells, type Answer, type PersonName } from "@/tests/policy/table";
import { createWorld, fingerprint, type World } from "@/tests/policy/world";

/** The table's queries, each asked by every viewer: what the pages and routes are made of, without their own refusals around it. */

let folder: string;
let world: World;
let before: Record<string, string>;
let cells = 0;
let wrong = 0;
const viewers = new Map<PersonName, Viewer>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "duban-policy-"));
  process.env.DATA_DIR = folder;
  world = await createWorld();
  for (const person of VIEWERS) {
    const viewer = person === "nobody" ? null : await loadViewer(world.accounts[person]);
    if (viewer) viewers.set(person, viewer);
  }
  before = await fingerprint(world);
});

afterAll(async () => {
  console.log(`policy: ${cells} cells of queries, ${wrong} wrong`);
  await rm(folder, { recursive: true, force: true });
});

const isNothing = (answer: unknown): boolean => answer === undefined || answer === null || answer === 0 || (Array.isArray(answer) && answer.length === 0);

/** An unexpected error stands for itself. */
async function answerOf(asked: Promise<unknown>): Promise<Answer | (string & {})> {
  try {
    return isNothing(await asked) ? "·" : "✓";
  } catch (error) {
    if (error instanceof NotFound) return "4";
    if (error instanceof Forbidden) return "3";
    return error instanceof Error ? error.message : String(error);
  }
}

describe("every query of the table, asked by every viewer", () => {
  it("has all viewers, and nobody who may not sign in", async () => {
    expect([...viewers.keys()]).toEqual(VIEWERS);
    expect(await loadViewer(world.unknown)).toBeNull();
  });

  it.each([...rowsOf("queries")])("%s", async (_name, row) => {
    const [, ask] = row;
    const expected = viewerCells(row);
    const found = new Map<PersonName, string>();
    for (const [person, viewer] of viewers) found.set(person, await answerOf(ask(viewer, world)));
    cells += found.size;
    wrong += [...found].filter(([person, answer]) => expected.get(person) !== answer).length;
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  it("and all of it changed nothing", async () => {
    expect(await fingerprint(world)).toEqual(before);
  });
});
