import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Any zone but the users' own: code that forgets to reckon in Asia/Shanghai shows. Set before the workers start.
process.env.TZ = "America/New_York";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: path("./") },
      // The package throws outside React's server bundles; its guard is for those.
      { find: /^server-only$/, replacement: path("./tests/support/empty.ts") },
    ],
  },
  test: {
    // All cores: of two, Vitest would leave one to the terminal.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], testTimeout: 20_000 },
      },
      {
        // Needs DATABASE_URL: run it through prisma/with-database.ts. Each file has a database of its own.
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          exclude: ["tests/integration/*-life/**"],
          globalSetup: ["tests/support/database-template.ts"],
          setupFiles: ["tests/support/database-per-file.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Starts and stops databases itself, one after the other.
        extends: true,
        test: {
          name: "database-life",
          include: ["tests/integration/database-life/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        // Starts, kills and stops the built product and databases for it: needs `next build`.
        extends: true,
        test: {
          name: "server-life",
          include: ["tests/integration/server-life/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
      {
        // `npm run test:crash`, which takes minutes: not part of `npm test`. Needs `next build`.
        extends: true,
        test: { name: "crash", include: ["tests/crash/**/*.test.ts"], testTimeout: 1_800_000, hookTimeout: 180_000 },
      },
      {
        // Against a running server at DUBAN_SERVER, on whose database it works: tests/support/end-to-end.ts runs it.
        extends: true,
        test: { name: "policy", include: ["tests/policy/**/*.test.ts"], testTimeout: 300_000, hookTimeout: 120_000 },
      },
    ],
  },
});
