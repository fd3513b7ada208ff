import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { misspelling, placeOf } from "@/tests/support/architecture/classify";
import { MAX_FILE_LINES, MAX_PAGE_LINES, ROOT_FILES, ROOT_FOLDERS } from "@/tests/support/architecture/table";
import { filesUnder, foreignAddresses, isCode, lineCount, read, root } from "@/tests/support/architecture/tree";

const product = ["app", "components", "lib"].flatMap(filesUnder);
const tooling = ["prisma", "seeds", "tests"].flatMap(filesUnder);

/** What tools leave behind; .gitignore keeps it out of the repository. */
const LEFT_BEHIND = /^(\.git|\.next|\.data|node_modules|test-results|playwright-report|next-env\.d\.ts|\.env(\.(?!example).+)?|.+\.(log|tsbuildinfo))$/;

const longerThan = (limit: number, paths: readonly string[]): string[] =>
  paths.map((path) => `${path}: ${lineCount(read(path))}`).filter((line) => Number(line.split(": ").at(-1)) > limit);

describe("the tree", () => {
  it("has nothing else at its root", () => {
    const others = readdirSync(root, { withFileTypes: true })
      .filter(({ name }) => !LEFT_BEHIND.test(name))
      .filter((entry) =>
        entry.isDirectory() ? !ROOT_FOLDERS.includes(entry.name) : !ROOT_FILES.some((file) => file.test(entry.name)),
      )
      .map(({ name }) => name);
    expect(others).toEqual([]);
  });

  it("has every file in a room and named for what it holds", () => {
    expect(product.map(placeOf).filter((place) => typeof place === "string")).toEqual([]);
  });

  it("is spelt in kebab-case, without barrels and catch-alls", () => {
    const code = [...product, ...tooling].filter(isCode);
    expect(code.map(misspelling).filter((why) => why !== null)).toEqual([]);
  });

  it(`has no page over ${MAX_PAGE_LINES} lines and no file over ${MAX_FILE_LINES}`, () => {
    const pages = product.filter((path) => /^app\/(.*\/)?page\.tsx$/.test(path));
    expect(longerThan(MAX_PAGE_LINES, pages)).toEqual([]);
    expect(longerThan(MAX_FILE_LINES, product.filter(isCode))).toEqual([]);
  });

  it("holds no address outside", () => {
    const found = [...product, ...filesUnder("public")]
      .filter((path) => isCode(path) || /\.(svg|html|json|txt|webmanifest)$/.test(path))
      .flatMap((path) => foreignAddresses(read(path)).map((address) => `${path}: ${address}`));
    expect(found).toEqual([]);
  });

  it("never silences a wall in place", () => {
    const silenced = product.filter(isCode).filter((path) => /eslint-disable[^\n]*(duban\/|import\/no-cycle|no-restricted)|eslint-disable\s*\*\//.test(read(path)));
    expect(silenced).toEqual([]);
  });

  it("locks packages without the address they came from", () => {
    expect(read("package-lock.json")).not.toContain('"resolved"');
  });
});

describe("the checks themselves", () => {
  it.each([
    "lib/labels.ts",
    "lib/log.ts",
    "lib/reports/schema.ts",
    "lib/reports/queries-task-detail.ts",
    "lib/notice/parse-numerals.ts",
    "lib/reports/mutations-sign.ts",
    "lib/attachments/storage-zip.ts",
    "lib/attachments/handlers-upload.ts",
    "lib/auth/password.ts",
    "lib/actions/define-action.ts",
    "components/ui/button.tsx",
    "components/reports/report-form.tsx",
    "app/lists/[listId]/tasks/[no]/page.tsx",
    "app/(signed-in)/api/auth/[...nextauth]/route.ts",
    "proxy.ts",
  ])("take %s", (path) => {
    expect([placeOf(path), misspelling(path)]).toEqual([expect.objectContaining({ kind: expect.any(String) as string }), null]);
  });

  it.each([
    "lib/helpers.ts",
    "lib/reports/utils.ts",
    "lib/reports/index.ts",
    "lib/reports/form.ts",
    "lib/reports/queriesTask.ts",
    "lib/reports/parts/schema.ts",
    "lib/stuff/schema.ts",
    "components/button.tsx",
    "components/stuff/button.tsx",
    "components/ui/Button.tsx",
    "components/ui/index.ts",
    "components/ui/utils.ts",
    "app/Tasks/page.tsx",
    "app/tasks/taskTable.tsx",
    "tests/support/index.ts",
  ])("refuse %s", (path) => {
    expect(typeof placeOf(path) === "string" || misspelling(path) !== null).toBe(true);
  });

  it.each([
    'fetch("https://intranet.cn/x")',
    "@import url(//fonts.intranet.cn/a.css)",
    '<script src="//cdn.intranet.cn/x.js">',
    "url('http://10.0.0.1/a.woff')",
    'new WebSocket("wss://intranet.cn")',
  ])("see the address in %s", (text) => {
    expect(foreignAddresses(text)).toHaveLength(1);
  });

  it.each(['xmlns="http://www.w3.org/2000/svg"', "http://127.0.0.1:3000/api", "例如 https://duban.example.gov.cn，", "`https://${host}/x`", "a // b.c", "a //b.com"])(
    "see none in %s",
    (text) => {
      expect(foreignAddresses(text)).toEqual([]);
    },
  );
});
