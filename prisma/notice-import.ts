import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { claimForProduction } from "@/lib/accounts/mutations-setup";
import { Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { importNotice } from "@/lib/lists/mutations";
import { importTargets } from "@/lib/lists/mutations-targets";
import { NoticeError } from "@/lib/notice/schema";
import { parseNotice } from "@/lib/notice/parse";
import { ensureFirstPeriod } from "@/lib/periods/mutations";
import { seedUnits } from "@/lib/units/mutations";
import { loadTargetsSeed } from "./seed-targets";
import { loadUnitsSeed } from "./seed-units";

const USAGE = "用法：npm run notice:import -- 文件 --slug 2021-60";

/** Units, the notice's list, its own targets and, where it has no period yet, the current quarter, in a production database. Safe to repeat. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { slug: { type: "string" } } });
  const [file] = positionals;
  if (!file || !values.slug || !/^[a-z0-9][a-z0-9-]{0,40}$/.test(values.slug)) {
    console.error(USAGE);
    return 2;
  }
  try {
    await claimForProduction(db);
    const notice = parseNotice(await readFile(file, "utf8"));
    const { units, groups } = await seedUnits(await loadUnitsSeed());
    const isNew = await importNotice(notice, values.slug);
    const targets = await importTargets(await loadTargetsSeed());
    const list = await db.taskList.findUniqueOrThrow({ where: { docNumber: notice.docNumber }, select: { id: true, slug: true } });
    await ensureFirstPeriod(list.id, new Date());
    console.log(`新增单位 ${units} 个、单位组 ${groups} 个；${isNew ? "已导入" : "此前已导入"}${notice.docNumber}，新增量化指标 ${targets} 项，地址 /lists/${list.slug}/tasks`);
    return 0;
  } catch (error) {
    if (error instanceof NoticeError) console.error(`${file}:${error.line}: ${error.message}`);
    else if (error instanceof Refused) console.error(error.message);
    else throw error;
    return 1;
  }
}

process.exit(await main());
