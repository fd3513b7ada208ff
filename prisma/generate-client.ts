import { spawnSync } from "node:child_process";
import { isClientFresh } from "./freshness";

/** `prisma generate`, when the schema is newer than its client: it is not in the repository, and installs run no scripts. */
if (!isClientFresh()) {
  const { status, error } = spawnSync("prisma", ["generate"], { stdio: ["ignore", "ignore", "inherit"] });
  if (error) throw error;
  process.exitCode = status ?? 1;
}
