import { z } from "zod";
import { parseEnv } from "../lib/env";
import { runScript } from "./script";

const seedModule = z.object({ seedDemo: z.custom<(databaseUrl: string) => Promise<unknown>>((value) => typeof value === "function") });

/** Writes the demonstration's data: with-database.ts runs this between the migrations and the command. */
await runScript(async () => {
  const { DATABASE_URL } = parseEnv(process.env, "database");
  const { seedDemo } = seedModule.parse(await import(new URL("seed.ts", import.meta.url).href));
  await seedDemo(DATABASE_URL ?? "");
  return 0;
});
process.exit(); // whatever pool the seed leaves open
