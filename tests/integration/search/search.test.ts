import { viewerOf } from "@/tests/support/demo-viewer";
import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/schema";
import type { SearchKind } from "@/lib/labels";
import { search } from "@/lib/search/queries";
import { wordsOf } from "@/lib/search/rules";
import { searchQuery } from "@/lib/search/schema";
import { seedDemo } from "@/prisma/seed";
import { filingKey, listReadable, listWritten, randomFrom, substringOf, type Item } from "./readable";

const SUBSTRINGS = 200;
const NONE = { tasks: 0, reports: 0, contributions: 0, comments: 0, plans: 0, orders: 0, upward: 0, units: 0, publications: 0 };

/** 市教育局 leads some tasks and supports others; a county supports by its group, and its account both files and signs. */
const ACCOUNTS = ["observer", "jyj-filer", "shuyang"];
const viewers = new Map<string, Viewer>();
const readable = new Map<string, Item[]>();

beforeAll(async () => {
  await seedDemo();
  for (const account of ACCOUNTS) {
    const viewer = await viewerOf(account);
    viewers.set(account, viewer);
    readable.set(account, await listReadable(viewer));
    }
});

function of<Value>(map: Map<string, Value>, account: string): Value {
  const value = map.get(account);
  if (value === undefined) throw new Error(account);
  return value;
}

async function find(viewer: Viewer, typed: string, kind?: SearchKind, page = 1) {
  const results = await search(viewer, searchQuery.parse({ q: typed, kind, page }));
  if (!results) throw new Error(`nothing typed: ${typed}`);
  return results;
}

/** Goes through the pages as a person would, until the item is among the results. */
async function isFound(viewer: Viewer, typed: string, { kind, key }: Item): Promise<boolean> {
  for (let page = 1; ; page += 1) {
    const results = await find(viewer, typed, kind, page);
    const keys = {
      tasks: results.tasks.map((hit) => String(hit.taskNo)), reports: results.reports.map(filingKey), contributions: results.contributions.map(filingKey),
      comments: results.comments.map((hit) => hit.id), plans: results.plans.map((hit) => String(hit.taskNo)),
      orders: results.orders.map((hit) => hit.id), upward: results.upward.map((hit) => hit.id), units: results.units.map((hit) => hit.id), publications: results.publications.map((hit) => hit.id),
    }[kind];
    if (keys.includes(key)) return true;
    if (page >= results.pageCount) return false;
  }
}

describe.each(ACCOUNTS)("for %s", (account) => {
  it("every one of 200 random substrings of what he may read is found where it stands", async () => {
    const viewer = of(viewers, account);
    const items = of(readable, account);
    const random = randomFrom(20260401);
    const kinds = [...new Set(items.map((item) => item.kind))];
    const missed: string[] = [];
    for (let tried = 0; tried < SUBSTRINGS; ) {
      // Each kind in its turn: a county reads many contributions and few reports.
      const ofKind = items.filter((item) => item.kind === kinds[tried % kinds.length]);
      const item = ofKind[random(ofKind.length)];
      const typed = item ? substringOf(item.text, random) : "";
      if (!item || wordsOf(typed).length === 0) continue;
      tried += 1;
      if (!(await isFound(viewer, typed, item))) missed.push(`${item.kind} ${item.key}: ${JSON.stringify(typed)}`);
    }
    expect(missed).toEqual([]);
  }, 60_000);

  it("what stands only in what he may not read is neither shown nor counted", async () => {
    const viewer = of(viewers, account);
    const seen = of(readable, account).map((item) => item.text.toLowerCase());
    const readableWords = seen.join("\n");
    const hidden = [...new Set(await listWritten())].filter((text) => text !== "" && !readableWords.includes(text.toLowerCase()));
    const random = randomFrom(7);
    const shown: string[] = [];
    let tried = 0;
    for (let round = 0; round < 1_000 && tried < 60; round += 1) {
      const typed = substringOf(hidden[random(hidden.length)] ?? "", random, 4);
      const words = wordsOf(typed).map((word) => word.toLowerCase());
      if (words.length === 0 || seen.some((text) => words.every((word) => text.includes(word)))) continue;
      tried += 1;
      const { totals } = await find(viewer, typed);
      if (JSON.stringify(totals) !== JSON.stringify(NONE)) shown.push(`${typed} ${JSON.stringify(totals)}`);
    }
    expect(tried).toBeGreaterThan(20);
    expect(shown).toEqual([]);
  });
});
