import { parseArgs } from "node:util";
import { parseEnv } from "../../lib/env";
import { runScript } from "../../prisma/script";
import { fillBenchData } from "./data";

const USAGE = "用法：npm run bench:data -- --scale 100（清单份数，1 至 1000；只写入空库）";

await runScript(async () => {
  const { values } = parseArgs({ options: { scale: { type: "string" } } });
  const scale = Number(values.scale);
  if (!Number.isInteger(scale) || scale < 1 || scale > 1000) {
    console.error(USAGE);
    return 2;
  }
  const { DATABASE_URL } = parseEnv(process.env, "database");
  const start = Date.now();
  await fillBenchData(DATABASE_URL ?? "", scale, (line) => {
    console.log(`${((Date.now() - start) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  });
  return 0;
});
process.exit();
