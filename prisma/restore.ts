import { exit } from "node:process";
import { parseEnv } from "../lib/env";
import { shanghaiSecond } from "../lib/periods/calendar";
import { listenForInterruptions } from "./interruptions";
import { restoreBackup } from "./restore-archive";
import { runScript } from "./script";

/** Run through with-database.ts, or with DATABASE_URL set. The next start migrates what a newer program adds. */
await runScript(async () => {
  const [path, ...others] = process.argv.slice(2);
  if (path === undefined || others.length > 0) {
    console.error("用法：npm run restore -- 文件.tar");
    return 2;
  }
  const { DATABASE_URL } = parseEnv(process.env, "database");
  const { madeAt, tables, files, missing, audit } = await restoreBackup(DATABASE_URL ?? "", path, listenForInterruptions());
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`已恢复 ${shanghaiSecond(new Date(madeAt))}（北京时间）的备份：数据表 ${String(tables.length)} 张、${String(rows)} 行，文件 ${String(files.length)} 个，内容与备份一致。`);
  if (missing.length > 0) console.log(`备份时存储中已缺失的文件 ${String(missing.length)} 个，没有恢复。`);
  if (audit) console.log(`审计链校验无误：${audit.no}:${audit.hash}`);
  return 0;
});
exit();
