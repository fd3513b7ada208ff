import { defineConfig } from "prisma/config";

// The CLI otherwise downloads a schema engine before any command, even those that need none; closed networks have no
// such download. `generate` only wants a file to be there. Migrations run without the CLI: prisma/migrate.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
