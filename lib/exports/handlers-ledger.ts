import "server-only";
import { failed, plain } from "@/lib/actions/answer";
import { refusalStatus } from "@/lib/actions/failures";
import { contentDisposition } from "@/lib/attachments/rules";
import { firstDuty, type Viewer } from "@/lib/auth/schema";
import { getViewer } from "@/lib/auth/viewer";
import { noteRefusal } from "@/lib/auth/viewer-refusal";
import { boardQuery } from "@/lib/dashboard/rules-query";
import { listPeriodOrders } from "@/lib/orders/queries-list";
import { csvPieces } from "./document-csv";
import { xlsxPieces } from "./document-xlsx";
import { streamOf } from "./handlers-stream";
import { recordLedgerExport } from "./mutations-ledger";
import { getLedgerPlan, readLedgerPages, type LedgerPlan } from "./queries-ledger";
import { ledgerSheets } from "./rules-ledger";
import { RECORD_NAMES, recordOf } from "./rules-records";
import type { LedgerTask } from "./rules-task";
import { ledgerFileName } from "./rules-title";

export type LedgerFormat = "xlsx" | "csv";

const TYPES: Record<LedgerFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

async function* recordPages(viewer: Viewer, plan: LedgerPlan) {
  for await (const page of readLedgerPages(viewer, plan, { contributions: false })) yield page.map((task) => recordOf(task, plan));
}

/** The rows come in pages, since several sheets show them; the sheets are written as they leave. Whoever hangs up ends it. */
async function* workbookPieces(viewer: Viewer, plan: LedgerPlan): AsyncGenerator<Uint8Array> {
  const tasks: LedgerTask[] = [];
  for await (const page of readLedgerPages(viewer, plan, { contributions: true })) tasks.push(...page);
  const orders = await listPeriodOrders(viewer, plan.periodId, plan.tasks.map(({ id }) => id));
  yield* xlsxPieces(ledgerSheets({ ...plan, tasks }, orders), { title: `${plan.list.title} ${plan.period.label} 台账`, createdAt: plan.clock.now });
}

/**
 * `GET /lists/<list>/ledger/xlsx` and `/csv`, with the list screen's own query: what its viewer sees there, as a file.
 * Answers 401 when signed out and 404 where there is no such list. `X-Ledger-Tasks` tells how many tasks will come.
 */
export async function sendLedger(format: LedgerFormat, slug: string, request: Request): Promise<Response> {
  let viewer: Viewer | null = null;
  try {
    viewer = await getViewer();
    if (!viewer || firstDuty(viewer) !== null) return plain(401, "登录已过期，请重新登录后再导出。");
    const plan = await getLedgerPlan(viewer, slug, queryOf(request));
    const about = { listId: plan.listId, periodId: plan.periodId, format, query: boardQuery(plan.period.key, plan.filters), tasks: plan.tasks.length };
    await recordLedgerExport(viewer, about);
    const pieces = format === "csv" ? csvPieces(RECORD_NAMES, recordPages(viewer, plan)) : workbookPieces(viewer, plan);
    const name = ledgerFileName({ docNumber: plan.list.docNumber, periodLabel: plan.period.label, isFiltered: plan.filterTexts.length > 0 }, format);
    return new Response(streamOf(pieces, about), {
      headers: {
        "Content-Type": TYPES[format], "Content-Disposition": contentDisposition(name), "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff", "X-Ledger-Tasks": String(plan.tasks.length),
      },
    });
  } catch (error) {
    const status = refusalStatus(error);
    if (viewer && status !== null) {
      await noteRefusal(viewer, status, new URL(request.url).pathname);
      return status === 404 ? plain(404, "没有找到对应的任务清单或填报期。") : plain(403, "没有权限导出。");
    }
    return failed(error, "ledger cannot be made", { list: slug }, "系统出错，台账没有生成。请稍后重试。");
  }
}

/** The first of each repeated name, as the screen takes it. */
function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries([...new URL(request.url).searchParams].reverse());
}
