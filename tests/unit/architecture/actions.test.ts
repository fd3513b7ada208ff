import { describe, expect, it } from "vitest";
import { exportsWithoutDefineAction } from "@/tests/support/architecture/actions";
import { filesUnder, read } from "@/tests/support/architecture/tree";

const IMPORT = 'import { defineAction } from "@/lib/actions/define-action";\n';

const actionFiles = filesUnder("lib").filter((path) => /^lib\/(?!actions\/)[^/]+\/actions(-[^/]+)?\.ts$/.test(path));

describe("server actions", () => {
  it("are found", () => {
    expect(actionFiles).not.toEqual([]);
  });

  it.each(actionFiles)("%s exports nothing but what defineAction made", (path) => {
    expect(exportsWithoutDefineAction(path, read(path))).toEqual([]);
  });
});

describe("the check itself", () => {
  it.each([
    ["a function", `${IMPORT}export async function save() {}`],
    ["a bare arrow function", `${IMPORT}export const save = async () => {};`],
    ["a second one beside a good one", `${IMPORT}export const a = defineAction(s, h), b = async () => {};`],
    ["another maker", `${IMPORT}export const save = makeAction(s, h);`],
    ["a wrapped one", `${IMPORT}export const save = wrap(defineAction(s, h));`],
    ["a default export", `${IMPORT}export default defineAction(s, h);`],
    ["a re-export", 'export { save } from "./other";'],
    ["a re-export of all", 'export * from "./other";'],
    ["a list of exports", `${IMPORT}const save = async () => {}; export { save };`],
    ["a class", `${IMPORT}export class Save {}`],
    ["a maker of its own", "const defineAction = (s, h) => h; export const save = defineAction(s, h);"],
    ["a maker from elsewhere", 'import { defineAction } from "./mine"; export const save = defineAction(s, h);'],
    ["a renamed maker", 'import { x as defineAction } from "@/lib/actions/define-action"; export const a = defineAction(s, h);'],
  ])("sees %s", (_what, text) => {
    expect(exportsWithoutDefineAction("lib/reports/actions.ts", text)).not.toEqual([]);
  });

  it.each([
    ["an action", `${IMPORT}export const save = defineAction(schema, async (viewer, input) => {});`],
    ["a type", `${IMPORT}export type Saved = string; export interface Kept { at: Date } export type { X } from "./schema";`],
    ["a function of its own", `${IMPORT}const help = () => 1; export const save = defineAction(schema, help);`],
  ])("lets %s pass", (_what, text) => {
    expect(exportsWithoutDefineAction("lib/reports/actions.ts", text)).toEqual([]);
  });
});
