import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MIGRATIONS } from "@/prisma/migrate";
import { hazardsOf } from "@/prisma/migration-hazards";

/** Everything up to here was made before two releases ever ran side by side. */
const LAST_RELEASED = "20261124221739_audit_chain";

const newer = readdirSync(MIGRATIONS).filter((name) => /^\d/.test(name) && name > LAST_RELEASED);

describe("a migration that runs while an old instance serves", () => {
  it.each(newer)("%s disturbs it in nothing, or says why it may", (name) => {
    expect(hazardsOf(readFileSync(join(MIGRATIONS, name, "migration.sql"), "utf8"))).toEqual([]);
  });

  it.each([
    'DROP TABLE "Note";',
    'ALTER TABLE "Note" DROP COLUMN "text";',
    'ALTER TABLE "Note" RENAME COLUMN "text" TO "words";',
    'ALTER TABLE "Note" ALTER COLUMN "text" SET NOT NULL;',
    'ALTER TABLE "Note" ALTER COLUMN "text" SET DATA TYPE VARCHAR(10);',
    'ALTER TABLE "Note" ADD COLUMN "more" TEXT NOT NULL;',
    'ALTER TABLE "Note" ADD COLUMN "a" INT NOT NULL DEFAULT 0,\nADD COLUMN "b" INT NOT NULL;',
    'ALTER TABLE "Note" ADD COLUMN "b" INT NOT NULL,\nADD COLUMN "a" INT NOT NULL DEFAULT 0;',
    'ALTER TABLE "Note" ADD CONSTRAINT "Note_fkey" FOREIGN KEY ("id") REFERENCES "Unit"("id");',
    "ALTER TYPE \"Role\" ADD VALUE 'GUEST';",
    'CREATE UNIQUE INDEX "Note_text_key" ON "Note"("text");',
    'TRUNCATE "Note";',
    'LOCK TABLE "Note" IN SHARE MODE;',
  ])("must not say without a word: %s", (sql) => {
    expect(hazardsOf(sql)).toHaveLength(1);
    expect(hazardsOf(`-- beside an old instance: nobody reads it since the release before\n${sql}`)).toEqual([]);
    expect(hazardsOf(`-- beside an old instance: \n${sql}`)).toHaveLength(1);
  });

  it.each([
    'CREATE TABLE "New" ("id" INT NOT NULL, CONSTRAINT "New_pkey" PRIMARY KEY ("id")); CREATE INDEX "New_idx" ON "New"("id"); ALTER TABLE "New" ADD CONSTRAINT "New_fkey" FOREIGN KEY ("id") REFERENCES "Unit"("id");',
    'ALTER TABLE "Note" ADD COLUMN "more" TEXT;',
    'ALTER TABLE "Note" ADD COLUMN     "more" TEXT NOT NULL DEFAULT \'\',\nADD COLUMN "most" BOOLEAN DEFAULT false NOT NULL;',
    'CREATE INDEX CONCURRENTLY "Note_idx" ON "Note"("text");',
    'ALTER TABLE "Note" ADD CONSTRAINT "Note_check" CHECK ("id" > 0) NOT VALID;',
    "-- once there was DROP TABLE here",
  ])("may say: %s", (sql) => {
    expect(hazardsOf(sql)).toEqual([]);
  });
});
