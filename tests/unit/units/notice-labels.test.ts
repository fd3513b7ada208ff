import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseNotice } from "@/lib/notice/parse";
import { indexLabels } from "@/lib/units/rules";
import { unitsSeedSchema } from "@/lib/units/schema";

const { units, groups } = unitsSeedSchema.parse(JSON.parse(readFileSync("seeds/units.json", "utf8")));
const notice = parseNotice(readFileSync("seeds/suqian-2021-60.txt", "utf8"));
const tasks = notice.chapters.flatMap((chapter) => chapter.sections.flatMap((section) => section.tasks));
const index = indexLabels(
  units.map((unit) => ({ ...unit, id: unit.code })),
  groups.map(({ label }) => ({ id: label, label })),
);

describe("the units of seeds/units.json", () => {
  it("bear every label that the notice prints: 31 departments, each by one label, and 2 groups", () => {
    const labels = [...new Set(tasks.flatMap((task) => [task.lead, ...task.support]))];
    expect(labels.filter((label) => !index.has(label))).toEqual([]);
    const targets = labels.map((label) => index.get(label));
    expect(new Set(targets.flatMap((target) => target?.unitId ?? [])).size).toBe(31);
    expect(new Set(targets.flatMap((target) => target?.groupId ?? [])).size).toBe(2);
    expect(labels).toHaveLength(33);
  });

  it("are the departments of the notice and the groups' members, no more", () => {
    const count = (kind: string) => units.filter((unit) => unit.kind === kind).length;
    expect([count("DEPARTMENT"), count("COUNTY"), count("ZONE")]).toEqual([31, 5, 4]);
    expect(groups.map(({ label, members }) => [label, members.length])).toEqual([["各县（区）", 5], ["市各功能区", 4]]);
  });

  it("name 市人社局 as the notice's own body does, and lead with it 16 tasks", () => {
    expect(index.get("市人社局")).toEqual(index.get("市人力资源和社会保障局"));
    expect(tasks.filter((task) => index.get(task.lead)?.unitId === "rsj")).toHaveLength(16);
  });
});
