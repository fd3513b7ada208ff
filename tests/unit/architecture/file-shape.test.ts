import { describe, expect, it } from "vitest";
import { complaints, createLinter } from "@/tests/support/architecture/lint";
import { root } from "@/tests/support/architecture/tree";

const linter = createLinter(root, ["duban/file-shape"]);

describe("what a file's name obliges it to say", () => {
  it.each([
    ["queries without server-only", "lib/reports/queries.ts", "export const x = 1;"],
    ["mutations without server-only", "lib/reports/mutations-sign.ts", "export const x = 1;"],
    ["storage without server-only", "lib/attachments/storage.ts", "export const x = 1;"],
    ["handlers without server-only", "lib/attachments/handlers-upload.ts", "export const x = 1;"],
    ["actions without use server", "lib/reports/actions.ts", "export const x = 1;"],
    ["use server after other statements", "lib/reports/actions.ts", 'import "zod";\n"use server";'],
    ["use server outside actions", "app/page.tsx", '"use server";\nexport const x = 1;'],
    ["use server inside a function", "components/reports/form.tsx", 'export async function save() { "use server"; }'],
    ["use server in a query", "lib/reports/queries.ts", '"use server";\nimport "server-only";'],
    ["use client in lib", "lib/reports/schema.ts", '"use client";\nexport const x = 1;'],
    ["a name that means nothing", "lib/reports/form.ts", "export const x = 1;"],
    ["a folder that is no room", "lib/stuff/schema.ts", "export const x = 1;"],
    ["a component outside rooms", "components/button.tsx", "export const x = 1;"],
    ["a barrel", "components/ui/index.ts", "export const x = 1;"],
    ["a name in camel case", "components/ui/topBar.tsx", "export const x = 1;"],
  ])("stops %s", async (_what, path, code) => {
    expect(await complaints(linter, path, code)).not.toEqual([]);
  });

  it.each([
    ["lib/reports/queries-history.ts", 'import "server-only";\nexport const x = 1;'],
    ["lib/reports/mutations.ts", 'import "server-only";\nexport const x = 1;'],
    ["lib/reports/actions-sign.ts", '"use server";\nexport const x = 1;'],
    ["components/reports/report-form.tsx", '"use client";\nexport const x = 1;'],
    ["app/lists/[listId]/page.tsx", "export const x = 1;"],
  ])("lets %s pass", async (path, code) => {
    expect(await complaints(linter, path, code)).toEqual([]);
  });
});
