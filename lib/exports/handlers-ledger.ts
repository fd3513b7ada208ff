import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { boardQuery } from "@/lib/dashboard/rules-query";
import { csvPieces } from "./document-csv";
import { xlsxPieces } from "./document-xlsx";
import { queryOf, sendFile, type FileFormat } from "./handlers-file";
import { recordLedgerExport } from "./mutations-ledger";
import { readCarried } from "./queries-carried";
import { getLedgerPlan, readLedgerPages, type LedgerPlan } from "./queries-ledger";
import { ledgerSheets } from "./rules-ledger";
import { RECORD_NAMES, recordOf } from "./rules-records";
import type { LedgerTask } from "./rules-task";
import { ledgerFileName } from "./rules-title";

async function* recordPages(viewer: Viewer, plan: LedgerPlan) {
  for await (const page of readLedgerPages(viewer, plan, { contributions: false })) yield page.map((task) => recordOf(task, plan));
}

/** The rows come in pages, since several sheets show them; the sheets are written as they leave. Whoever hangs up ends it. */
async function* workbookPieces(viewer: Viewer, plan: LedgerPlan): AsyncGenerator<Uint8Array> {
  const tasks: LedgerTask[] = [];
  for await (const page of readLedgerPages(viewer, plan, { contributions: true })) tasks.push(...page);
  const carried = await readCarried(viewer, plan);
  yield* xlsxPieces(ledgerSheets({ ...plan, tasks }, carried), { title: `${plan.list.title} ${plan.period.label} 台账`, createdAt: plan.clock.now });
}

/**
 * `GET /lists/<list>/ledger/xlsx` and `/csv`, with the list screen's own query: what its viewer sees there, as a file.
 * Answers as `sendFile`. `X-Ledger-Tasks` tells how many tasks will come.
 */
export async function sendLedger(format: FileFormat, slug: string, request: Request): Promise<Response> {
  return sendFile(request, "没有找到对应的任务清单或填报期。", async (viewer) => {
    const plan = await getLedgerPlan(viewer, slug, queryOf(request));
    const about = { listId: plan.listId, periodId: plan.periodId, format, query: boardQuery(plan.period.key, plan.filters), tasks: plan.tasks.length };
    await recordLedgerExport(viewer, about);
    const pieces = format === "csv" ? csvPieces(RECORD_NAMES, recordPages(viewer, plan)) : workbookPieces(viewer, plan);
    const name = ledgerFileName({ docNumber: plan.list.docNumber, periodLabel: plan.period.label, isFiltered: plan.filterTexts.length > 0 }, format);
    return { format, name, pieces, about, headers: { "X-Ledger-Tasks": String(plan.tasks.length) } };
  });
}
