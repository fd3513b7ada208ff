import { readFile } from "node:fs/promises";
import { demoAccountsFor, type DemoAccountPlan } from "@/lib/accounts/rules-demo";
import { parseNotice } from "@/lib/notice/parse";
import { NOTICE_FILE } from "./notice-file";
import { loadUnitsSeed } from "./seed-units";

/** @returns the demonstration's accounts, from the seeds alone; no database is needed */
export async function planDemoPeople(): Promise<DemoAccountPlan[]> {
  const notice = parseNotice(await readFile(NOTICE_FILE, "utf8"));
  const leads = notice.chapters.flatMap((chapter) => chapter.sections.flatMap((section) => section.tasks.map((task) => task.lead)));
  return demoAccountsFor((await loadUnitsSeed()).units, leads);
}
