import { parseEnv } from "../lib/env";
import { resolveMigration } from "./migrate";
import { runScript } from "./script";

/** Run through with-database.ts, or with DATABASE_URL set: after an interrupted migration, which P3009 reports. */
await runScript(async () => {
  const [flag, name] = process.argv.slice(2);
  if (!name || (flag !== "--applied" && flag !== "--rolled-back")) {
    console.error("用法：npm run db:resolve -- --applied|--rolled-back 迁移名");
    return 2;
  }
  const { DATABASE_URL } = parseEnv(process.env, "database");
  await resolveMigration(DATABASE_URL ?? "", name, flag === "--applied");
  console.log(`已记录：迁移 ${name} ${flag === "--applied" ? "已执行" : "未执行，下次启动时重新执行"}。`);
  return 0;
});
