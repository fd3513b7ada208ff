import { existsSync } from "node:fs";
import { loadEnvFile, exit } from "node:process";
import { parseArgs } from "node:util";
import { parseEnv } from "../lib/env";
import { parseAnchor, shownTime, verifyAuditChain } from "./audit-chain";
import { withClient } from "./database-connection";
import { runScript } from "./script";

const USAGE = "用法：npm run audit:verify [-- --anchor 序号:校验值]";
const SHOWN = 20;

/** Reads the database only, so it runs beside the product. Exit code: 0 as it was written, 1 something is wrong, 2 a wrong call. */
await runScript(async () => {
  const { values } = parseArgs({ options: { anchor: { type: "string" } } });
  const anchor = values.anchor === undefined ? null : parseAnchor(values.anchor);
  if (values.anchor !== undefined && anchor === null) {
    console.error(USAGE);
    return 2;
  }
  if (existsSync(".env")) loadEnvFile(".env");
  const { DATABASE_URL } = parseEnv(process.env, "database");
  const { count, head, firstAt, lastAt, findings } = await withClient(DATABASE_URL ?? "", (client) => verifyAuditChain(client, anchor));
  console.log(`审计记录 ${String(count)} 条${firstAt ? `，${shownTime(firstAt)} 至 ${shownTime(lastAt)}（北京时间）` : ""}。`);
  for (const finding of findings.slice(0, SHOWN)) console.error(finding);
  if (findings.length > SHOWN) console.error(`……共 ${String(findings.length)} 处。`);
  if (findings.length > 0) return 1;
  console.log(`逐条校验无误。校验值（请另行留存，下次用 --anchor 核对）：${String(head?.no)}:${String(head?.hash)}`);
  return 0;
});
exit();
