import { exit } from "node:process";
import { shanghaiSecond } from "../lib/periods/calendar";
import { ArchiveReader } from "./backup-archive";
import { verifyArchive } from "./backup-manifest";
import { runScript } from "./script";

/** Needs neither database nor settings, so it runs wherever the archive is kept. */
await runScript(async () => {
  const [path, ...others] = process.argv.slice(2);
  if (path === undefined || others.length > 0) {
    console.error("用法：npm run backup:verify -- 文件.tar");
    return 2;
  }
  const { madeAt, tables, files, missing } = await verifyArchive(await ArchiveReader.open(path));
  console.log(`备份完好：${shanghaiSecond(new Date(madeAt))}（北京时间）所作，数据表 ${String(tables.length)} 张，文件 ${String(files.length)} 个，逐项校验无误。`);
  if (missing.length > 0) console.log(`备份时存储中已缺失的文件 ${String(missing.length)} 个，不在其中。`);
  return 0;
});
exit();
