import type { UpwardRow } from "@/lib/upward/queries";
import { reportLine, upwardPath } from "@/lib/upward/rules";
import { FillFromLedger } from "./fill-from-ledger";
import { UpwardItems } from "./upward-items";
import { formatDate } from "@/components/ui/time";

/** Beside the report's field 对上争取: what the ledger holds of the task already, and one press that puts it into the field. */
export function UpwardBeside({ rows, slug, unitId }: { rows: readonly UpwardRow[]; slug: string; unitId: string }) {
  if (rows.length === 0) return null;
  const own = rows.filter((row) => row.unitId === unitId);
  return (
    <div className="-mt-3 rounded-md bg-sunken px-3 py-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm">{`已列入对上争取台账 ${rows.length} 项，不必重填。`}</p>
        {own.length > 0 ? <FillFromLedger words={own.map((row) => reportLine({ ...row, stageOn: formatDate(row.stageOn) })).join("\n")} /> : null}
      </div>
      <UpwardItems rows={rows} hrefOf={(row) => upwardPath(slug, row.id)} />
    </div>
  );
}
