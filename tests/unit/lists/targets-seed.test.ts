import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseNotice } from "@/lib/notice/parse";
import { NOTICE_FILE } from "@/prisma/notice-file";
import { loadTargetsSeed } from "@/prisma/seed-targets";

const notice = parseNotice(readFileSync(NOTICE_FILE, "utf8"));
const tasks = notice.chapters.flatMap((chapter) => chapter.sections.flatMap((section) => section.tasks));

it("every target's sentence stands in its own task, whole, and names the figure", async () => {
  const { docNumber, targets } = await loadTargetsSeed();
  expect(docNumber).toBe(notice.docNumber);
  expect(targets.length).toBeGreaterThan(0);
  for (const { task, sentence, goal } of targets) {
    expect(tasks.find(({ no }) => no === task)?.content).toContain(sentence);
    expect(sentence).toMatch(/[。；]$/);
    expect(sentence).toContain(String(goal));
  }
});

it("the notice's three figures a year of task 25 are there", async () => {
  const { targets } = await loadTargetsSeed();
  expect(targets.map(({ task, goal, basis }) => [task, goal, basis])).toEqual([[25, 500, "YEARLY"], [25, 1500, "YEARLY"], [25, 600, "YEARLY"]]);
});

it("no other task counts persons, households or units by figures: 1 and 39 name what they are about", () => {
  const counted = tasks.filter(({ content }) => /\d+\s*(?:名|人|户|家|个|条|项|%|万|亿)/.test(content)).map(({ no }) => no);
  expect(counted).toEqual([1, 25, 39]);
});
