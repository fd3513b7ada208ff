import { readFile } from "node:fs/promises";
import { demoAccountsFor, DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { parseNotice } from "@/lib/notice/parse";
import { NOTICE_FILE } from "./notice-file";
import { loadUnitsSeed } from "./seed-units";

/** `npm run -s demo:accounts`: the demonstration's accounts as JSON, from the seeds alone; no database is needed. */
const notice = parseNotice(await readFile(NOTICE_FILE, "utf8"));
const leads = notice.chapters.flatMap((chapter) => chapter.sections.flatMap((section) => section.tasks.map((task) => task.lead)));
const accounts = demoAccountsFor((await loadUnitsSeed()).units, leads).map(({ username, unitShortName, roles }) => ({ username, password: DEMO_PASSWORD, unit: unitShortName, roles }));
console.log(JSON.stringify(accounts, null, 2));
