import { existsSync } from "node:fs";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { SCRIPT } from "./run-with-database";
import { until } from "./until";

const ACCOUNTS = fileURLToPath(new URL("demo-accounts.ts", import.meta.url));
const START_MS = 60_000;

/** Says where the demonstration is and who can sign in, once it answers: earlier, the address would lead nowhere. */
export async function announce(environment: NodeJS.ProcessEnv): Promise<void> {
  const health = `http://127.0.0.1:${environment.PORT ?? ""}/api/health`;
  if (!(await until(() => answers(health), START_MS, 300))) return;
  console.log(`\n${environment.APP_TITLE ?? ""}\n  地址：${environment.NEXTAUTH_URL ?? ""}\n  停止：Ctrl-C\n`);
  if (!existsSync(ACCOUNTS)) return;
  const [node = "", ...args] = SCRIPT;
  const table = spawn(node, [...args, ACCOUNTS], { env: environment, stdio: ["ignore", "inherit", "inherit"] });
  table.on("error", (error) => console.error(error));
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
