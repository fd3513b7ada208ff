import { resolve } from "node:path";
import { exit } from "node:process";
import { parseArgs } from "node:util";
import { parseEnv } from "../lib/env";
import { writeBackup } from "./backup-write";
import { listenForInterruptions } from "./interruptions";
import { runScript } from "./script";

const USAGE = "用法：npm run backup -- [文件.tar] [--skip-lost]";

/** Run through with-database.ts, or with DATABASE_URL set; beside the product. */
await runScript(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { "skip-lost": { type: "boolean", default: false } } });
  if (positionals.length > 1) {
    console.error(USAGE);
    return 2;
  }
  const { DATABASE_URL, BACKUP_DIR } = parseEnv(process.env, "database");
  const path = resolve(positionals[0] ?? `${BACKUP_DIR}/duban-${stamp(new Date())}.tar`);
  const { tables, files, audit } = await writeBackup(DATABASE_URL ?? "", path, { skipsLost: values["skip-lost"], interruptions: listenForInterruptions() });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`已备份到 ${path}\n数据表 ${String(tables.length)} 张、${String(rows)} 行，文件 ${String(files.length)} 个。`);
  if (audit) console.log(`审计校验值（请另行留存）：${audit.no}:${audit.hash}`);
  return 0;
});
exit();

/** 20261128-093000, in Shanghai. */
function stamp(now: Date): string {
  return now.toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" }).replace(/[-:]/g, "").replace(" ", "-");
}
