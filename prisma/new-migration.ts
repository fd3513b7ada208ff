import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startThrowawayCluster } from "./cluster";
import { diffMigration, LOCK_FILE, LOCK_TEXT, MIGRATIONS } from "./migrate";
import { hazardsOf } from "./migration-hazards";
import { runScript } from "./script";

const USAGE = `用法：npm run db:migration -- 名称（小写英文，如 add_reminders）   按 schema.prisma 的改动写下一个迁移
      npm run db:migration -- --empty 名称                     写一个空迁移，供手写 SQL
      npm run db:migration -- --check                          只检查迁移与 schema.prisma 是否一致`;

await runScript(async () => {
  const args = process.argv.slice(2);
  const name = args.find((arg) => !arg.startsWith("-"));
  const isCheck = args.includes("--check");
  if (!isCheck && !(name && /^[a-z][a-z0-9_]*$/.test(name))) {
    console.error(USAGE);
    return 2;
  }
  const isEmpty = args.includes("--empty");
  const sql = isEmpty ? "-- Written by hand: say here why.\n" : await difference();
  if (!sql) {
    console.log("迁移与 schema.prisma 一致，无需新的迁移。");
    return 0;
  }
  if (isCheck) {
    console.error(`schema.prisma 有改动尚未写成迁移（npm run db:migration -- 名称）：\n${sql}`);
    return 1;
  }
  console.log(`已写入 ${await write(name ?? "", sql)}。请通读一遍再提交。`);
  for (const hazard of hazardsOf(sql)) console.warn(`旧实例运行时不宜执行（见 docs/operations.md）：${hazard}`);
  return 0;
});

/** A database of its own, so that neither a running demonstration nor its data are in the way. */
async function difference(): Promise<string> {
  const cluster = await startThrowawayCluster();
  try {
    return await diffMigration(cluster.url);
  } finally {
    await cluster.stop();
  }
}

async function write(name: string, sql: string): Promise<string> {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(MIGRATIONS, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  const lockFile = join(MIGRATIONS, LOCK_FILE);
  if (!existsSync(lockFile)) await writeFile(lockFile, LOCK_TEXT);
  return join("prisma/migrations", `${stamp}_${name}`, "migration.sql");
}
