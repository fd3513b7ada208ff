import { describe, expect, it } from "vitest";
import { complaints, createLinter } from "@/tests/support/architecture/lint";
import { ROOM_STEPS } from "@/tests/support/architecture/table";

const root = process.cwd();
const linter = createLinter(root, ["duban/walls", "no-restricted-imports", "no-restricted-syntax"]);

const importing = (specifier: string): string => `import { x } from "${specifier}";\nexport const y = x;`;
const importingType = (specifier: string): string => `import type { X } from "${specifier}";\nexport type Y = X;`;

/** `file → specifier`, one a line; `type` before the specifier for a type-only import. */
function cases(table: string): [string, string, string][] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [file = "", what = ""] = line.split("→").map((part) => part.trim());
      return [file, what, what.startsWith("type ") ? importingType(what.slice(5)) : importing(what)];
    });
}

describe("imports that the walls stop", () => {
  it.each(
    cases(`
      app/tasks/page.tsx → @/lib/reports/mutations
      app/tasks/page.tsx → @/lib/reports/mutations-sign
      app/tasks/page.tsx → type @/lib/reports/mutations
      app/tasks/page.tsx → @/lib/db/client
      app/tasks/page.tsx → ../../lib/db/client
      app/tasks/page.tsx → @/lib/db/generated/client
      app/tasks/page.tsx → @/lib/auth/password
      app/tasks/page.tsx → @/lib/actions/define-action
      app/tasks/page.tsx → @/lib/jobs/sender
      app/tasks/page.tsx → @/lib/notifications/worker
      app/tasks/page.tsx → @prisma/client
      app/tasks/page.tsx → pg
      app/tasks/page.tsx → @/prisma/migrate
      app/tasks/page.tsx → @/tests/support/e2e
      app/tasks/page.tsx → @/lib/reports
      app/tasks/page.tsx → next/font/google
      app/tasks/page.tsx → next/script
      components/ui/chip.tsx → @/lib/labels
      components/ui/chip.tsx → type @/lib/labels
      components/ui/chip.tsx → @/lib/reports/schema
      components/ui/chip.tsx → ../reports/report-form
      components/ui/chip.tsx → @/components/shell/top-bar
      components/ui/chip.tsx → node:fs
      components/reports/report-form.tsx → @/lib/reports/queries
      components/reports/report-form.tsx → @/lib/reports/mutations
      components/reports/report-form.tsx → type @/lib/reports/mutations
      components/reports/report-form.tsx → @/lib/db/client
      components/reports/report-form.tsx → @/lib/auth/viewer
      components/reports/report-form.tsx → @/lib/auth/options
      components/reports/report-form.tsx → @/lib/log
      components/reports/report-form.tsx → @/app/layout
      components/reports/report-form.tsx → @/components/dashboard/trend
      components/reports/report-form.tsx → @/components/shell/top-bar
      components/reports/report-form.tsx → fs
      components/reports/report-form.tsx → node:fs
      components/reports/report-form.tsx → server-only
      components/reports/report-form.tsx → pg
      lib/labels.ts → @/lib/reports/queries
      lib/labels.ts → react
      lib/reports/schema.ts → ./queries
      lib/reports/schema.ts → type ./queries
      lib/reports/schema.ts → @/lib/auth/viewer
      lib/reports/schema.ts → @/lib/db/client
      lib/reports/schema.ts → next/navigation
      lib/reports/workflow.ts → node:crypto
      lib/reports/workflow.ts → crypto
      lib/reports/workflow.ts → react
      lib/reports/rules-duplicates.ts → @/lib/log
      lib/periods/calendar.ts → @/lib/db/client
      lib/dashboard/rollup.ts → ./queries
      lib/notice/parse-numerals.ts → node:fs
      lib/reports/policy.ts → ./queries
      lib/reports/policy.ts → ./mutations
      lib/reports/policy.ts → @/lib/db/client
      lib/reports/policy.ts → next/headers
      lib/notifications/worker.ts → ./queries
      lib/bulletins/mutations-draft.ts → ./queries
      lib/bulletins/mutations-draft.ts → @/lib/dashboard/queries-board
      lib/bulletins/mutations-issue.ts → ./queries-source
      lib/reports/mutations.ts → @/lib/bulletins/queries-source
      lib/notifications/queries.ts → @/lib/jobs/sender
      lib/jobs/sender.ts → @/lib/notifications/mutations-tell
      lib/reports/queries.ts → ./mutations
      lib/reports/queries.ts → ./actions
      lib/reports/queries.ts → @/lib/auth/viewer
      lib/reports/queries.ts → @/lib/auth/password
      lib/reports/queries.ts → @/lib/db/generated/client
      lib/reports/queries.ts → type @/lib/db/generated/client
      lib/reports/queries.ts → next/headers
      lib/reports/queries.ts → @prisma/client
      lib/reports/queries.ts → pg
      lib/reports/queries.ts → @/components/reports/report-form
      lib/reports/mutations.ts → ./queries
      lib/reports/mutations.ts → ./actions
      lib/reports/mutations.ts → @/lib/auth/viewer
      lib/reports/mutations.ts → next/cache
      lib/reports/mutations.ts → @/lib/db/generated/client
      lib/reports/mutations.ts → @prisma/adapter-pg
      lib/reports/mutations.ts → react
      lib/reports/actions.ts → @/lib/db/client
      lib/reports/actions.ts → ./queries
      lib/reports/actions.ts → @/lib/auth/viewer
      lib/reports/actions.ts → next/headers
      lib/reports/actions.ts → node:fs
      lib/reports/actions.ts → react
      lib/actions/define-action.ts → pg
      lib/auth/options.ts → @/lib/reports/queries
      lib/db/client.ts → @/lib/reports/queries
      lib/db/client.ts → next/headers
      app/api/attachments/route.ts → @/lib/attachments/mutations-upload
      app/api/attachments/route.ts → @/lib/attachments/storage
      components/attachments/evidence-field.tsx → @/lib/attachments/storage
      components/attachments/evidence-field.tsx → @/lib/attachments/handlers-upload
      lib/attachments/queries.ts → ./storage
      lib/attachments/actions.ts → ./storage
      lib/attachments/schema.ts → ./storage
      lib/attachments/storage.ts → @/lib/db/client
      lib/attachments/storage.ts → ./queries
      lib/attachments/storage.ts → ./mutations
      lib/attachments/storage.ts → next/headers
      lib/attachments/handlers-upload.ts → @/lib/db/client
      lib/attachments/handlers-upload.ts → pg
      lib/reports/mutations.ts → ./handlers
      proxy.ts → pg
    `),
  )("%s → %s", async (file, _what, code) => {
    expect(await complaints(linter, file, code)).toHaveLength(1);
  });
});

describe("imports that pass", () => {
  it.each(
    cases(`
      app/tasks/page.tsx → @/components/tasks/task-table
      lib/bulletins/mutations-draft.ts → ./queries-source
      app/tasks/page.tsx → @/components/shell/top-bar
      app/tasks/page.tsx → @/components/ui/chip
      app/tasks/page.tsx → @/lib/tasks/queries-task-detail
      app/tasks/page.tsx → @/lib/reports/actions
      app/tasks/page.tsx → @/lib/reports/policy
      app/tasks/page.tsx → @/lib/auth/viewer
      app/tasks/page.tsx → @/lib/labels
      app/tasks/page.tsx → @/lib/actions/answer
      app/layout.tsx → ./globals.css
      app/layout.tsx → next/navigation
      app/api/auth/[...nextauth]/route.ts → @/lib/auth/options
      app/api/health/route.ts → @/lib/db/queries-health
      components/ui/button.tsx → react
      components/ui/button.tsx → radix-ui
      components/ui/button.tsx → ./icon
      components/reports/report-form.tsx → @/components/ui/button
      components/reports/report-form.tsx → ./completion-field
      components/reports/report-form.tsx → @/components/tasks/task-heading
      components/reports/report-form.tsx → @/lib/reports/actions
      components/reports/report-form.tsx → @/lib/reports/schema
      components/reports/report-form.tsx → @/lib/reports/policy
      components/reports/report-form.tsx → type @/lib/reports/queries
      components/reports/report-form.tsx → @/lib/actions/form-state
      components/tasks/task-row.tsx → @/lib/reports/workflow
      components/shell/top-bar.tsx → @/components/dashboard/trend
      lib/reports/schema.ts → zod
      lib/reports/schema.ts → @/lib/labels
      lib/reports/workflow.ts → ./schema
      lib/reports/policy.ts → @/lib/auth/schema
      lib/reports/policy.ts → @/lib/periods/policy
      lib/reports/queries.ts → @/lib/db/client
      lib/reports/queries.ts → @/lib/tasks/queries
      lib/reports/queries.ts → @/lib/contributions/queries
      lib/reports/queries.ts → ./policy
      lib/reports/queries.ts → @/lib/auth/installation
      lib/reports/queries.ts → zod
      lib/reports/mutations.ts → @/lib/db/client
      lib/reports/mutations.ts → @/lib/audit/mutations
      lib/reports/mutations.ts → @/lib/notifications/mutations
      lib/units/mutations.ts → @/lib/notifications/mutations
      lib/reports/mutations.ts → ./workflow
      lib/reports/mutations.ts → @/lib/actions/failures
      lib/reports/actions.ts → ./mutations
      lib/reports/actions.ts → @/lib/actions/define-action
      lib/reports/actions.ts → next/cache
      lib/reports/actions.ts → next/navigation
      lib/actions/define-action.ts → @/lib/auth/viewer
      app/api/attachments/route.ts → @/lib/attachments/handlers-upload
      lib/attachments/mutations-upload.ts → ./storage
      lib/attachments/storage.ts → flydrive
      lib/attachments/storage.ts → @/lib/env
      lib/attachments/storage-zip.ts → ./schema
      lib/attachments/handlers-upload.ts → ./mutations-upload
      lib/attachments/handlers-download.ts → ./queries
      lib/attachments/handlers-download.ts → ./storage
      lib/attachments/handlers-download.ts → @/lib/auth/viewer
      lib/auth/viewer.ts → @/lib/db/client
      lib/db/client.ts → ./generated/client
      lib/db/client.ts → @prisma/adapter-pg
      prisma/seed.ts → @/lib/reports/mutations
      prisma/seed.ts → pg
      tests/integration/reports/sign.test.ts → @/lib/db/generated/client
    `),
  )("%s → %s", async (file, _what, code) => {
    expect(await complaints(linter, file, code)).toEqual([]);
  });
});

describe("the order of rooms", () => {
  const steps = ROOM_STEPS.slice(1);
  const pairs = steps.flatMap((step, index) =>
    step.flatMap((early) => steps.slice(index + 1).flatMap((later) => later.map((late) => [early, late] as const))),
  );

  it.each(pairs)("%s may not read from %s, only the other way", async (early, late) => {
    for (const kind of ["queries", "schema"]) {
      const from = (room: string, other: string): Promise<string[]> =>
        complaints(linter, `lib/${room}/${kind}.ts`, importing(`@/lib/${other}/${kind}`));
      expect(await from(early, late)).toEqual([expect.stringContaining("comes before")]);
      expect(await from(late, early)).toEqual([]);
    }
  });

  it.each(pairs.filter(([, late]) => late !== "notifications"))("%s may not write to %s", async (early, late) => {
    const why = await complaints(linter, `lib/${early}/mutations.ts`, importing(`@/lib/${late}/mutations`));
    expect(why).toEqual([expect.stringContaining("comes before")]);
  });

  it("is the one of DESIGN.md, with what came after it", () => {
    expect(ROOM_STEPS.map((step) => step.join(" "))).toEqual([
      "db jobs audit notice auth actions operations",
      "units periods lists accounts tokens",
      "tasks",
      "plans",
      "reports contributions",
      "reviews comments attachments",
      "orders upward closures publicity",
      "notifications",
      "dashboard",
      "exports",
      "appraisals",
      "requirements",
      "bulletins search views",
      "api",
    ]);
  });
});

describe("every way to name a file", () => {
  it.each([
    'export { x } from "@/lib/db/client";',
    'export * from "@/lib/db/client";',
    'export type { X } from "@/lib/db/client";',
    'export const x = await import("@/lib/db/client");',
    'export type X = import("@/lib/db/client").X;',
    'export type X = typeof import("@/lib/db/client");',
    'export const x = require("@/lib/db/client");',
    'import x = require("@/lib/db/client"); export const y = x;',
    'import "@/lib/db/client";',
    'import "../lib/tasks/../db/client";',
  ])("%s", async (code) => {
    expect(await complaints(linter, "app/page.tsx", code)).toEqual([expect.stringContaining("may not import db")]);
  });

  it("takes an import of types and values together for one of values", async () => {
    const code = 'import { x, type X } from "@/lib/reports/queries"; export const y: X = x;';
    expect(await complaints(linter, "components/reports/list.tsx", code)).not.toEqual([]);
  });
});

describe("who asks", () => {
  it("is made up by nobody outside lib/auth", async () => {
    const code = 'import type { Viewer } from "@/lib/auth/schema"; export const viewer = { id: "1" } as unknown as Viewer;';
    expect(await complaints(linter, "lib/reports/rules.ts", code)).not.toEqual([]);
    expect(await complaints(linter, "lib/auth/session.ts", code)).toEqual([]);
  });
});

describe("cycles", () => {
  it("are found through the alias @/", async () => {
    const results = await createLinter(root, ["import/no-cycle"]).lintFiles("tests/unit/architecture/fixtures/cycle-one.ts");
    expect(results.flatMap((result) => result.messages.map(({ ruleId }) => ruleId))).toEqual(["import/no-cycle"]);
  });
});
