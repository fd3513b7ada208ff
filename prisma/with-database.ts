import { listenForInterruptions } from "./interruptions";
import type { Plan } from "./launch-settings";
import { runWithDatabase } from "./run-with-database";
import { runScript } from "./script";

const USAGE = `用法：tsx prisma/with-database.ts [--demo] [--test] [--production] [--unmigrated] -- 命令 参数……
  没有 DATABASE_URL 时启动内置 PostgreSQL；检查、迁移数据库后执行命令，命令结束后停止数据库。
  --demo        写入演示数据
  --test        用一次性的数据目录，结束后删除；不用 DATABASE_URL
  --production  正式运行：必须有 DATABASE_URL
  --unmigrated  不迁移`;

const FLAGS = ["--demo", "--test", "--production", "--unmigrated"];

await runScript(async () => {
  const plan = parsePlan(process.argv.slice(2));
  if (!plan) {
    console.error(USAGE);
    return 2;
  }
  return runWithDatabase(plan, listenForInterruptions());
});
process.exit();

function parsePlan(argv: readonly string[]): Plan | null {
  const end = argv.indexOf("--");
  const flags = end < 0 ? [] : argv.slice(0, end);
  const command = end < 0 ? [] : argv.slice(end + 1);
  const has = (flag: string): boolean => flags.includes(flag);
  const isContradiction = has("--production") && (has("--demo") || has("--test"));
  if (command.length === 0 || isContradiction || flags.some((flag) => !FLAGS.includes(flag))) return null;
  return {
    isDemo: has("--demo"),
    isTest: has("--test"),
    isProduction: has("--production"),
    isMigrated: !has("--unmigrated"),
    command,
  };
}
