import "server-only";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";

export type LedgerExport = { listId: string; periodId: string; format: "xlsx" | "csv"; /** The address's query, as it was asked. */ query: string; tasks: number };

/** Records who took which ledger out of the system, before the first byte leaves. */
export async function recordLedgerExport(viewer: Viewer, { listId, periodId, ...detail }: LedgerExport): Promise<void> {
  await writeAudited(viewer, null, ["LEDGER_EXPORTED"], (_, record) => record({ event: "LEDGER_EXPORTED", subjectId: listId, periodId, detail }));
}
