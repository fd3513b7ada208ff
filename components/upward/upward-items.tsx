import { UPWARD_LEVEL_LABELS } from "@/lib/labels-carrying";
import type { UpwardRow } from "@/lib/upward/queries";
import { Link } from "@/components/ui/link";
import { formatDate } from "@/components/ui/time";
import { NextContact } from "./next-contact";
import { UpwardStageChip } from "./upward-stage-chip";

/** A task's requests in short. */
export function UpwardItems<Row extends UpwardRow>({ rows, hrefOf }: { rows: readonly Row[]; hrefOf: (row: Row) => string }) {
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="py-2">
          <Link href={hrefOf(row)} className="inline-link line-clamp-2">{row.demand}</Link>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
            <UpwardStageChip stage={row.stage} />
            <span>{formatDate(row.stageOn)}</span>
            <span>{`${row.department}（${UPWARD_LEVEL_LABELS[row.level]}）`}</span>
            <span>{row.unitName}</span>
            {row.nextContactOn ? <span>下次对接 <NextContact on={row.nextContactOn} isOverdue={row.isOverdue} /></span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
