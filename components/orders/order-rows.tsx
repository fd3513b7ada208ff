import { ORDER_CAUSE_LABELS } from "@/lib/labels-carrying";
import type { OrderRow } from "@/lib/orders/rules-rows";
import { orderPath } from "@/lib/orders/rules-addresses";
import { describeDue } from "@/lib/periods/calendar";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { Link } from "@/components/ui/link";
import { formatDate, formatDateTime } from "@/components/ui/time";
import { ColourMark } from "./colour-mark";
import { OrderStateChip } from "./state-chips";

/** Orders one below the other: number, colour, to whom, why, and where they stand. */
export function OrderRows({ rows, slug, now }: { rows: readonly OrderRow[]; slug: string; now: Date }) {
  return (
    <ul className="divide-y divide-line" aria-label="督办单">
      {rows.map((row) => (
        <li key={row.id} data-order={row.id} className="px-4 py-2.5">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link href={orderPath(slug, row.id)} className="inline-link font-medium">{row.number}</Link>
            <ColourMark colour={row.colour} />
            <OrderStateChip state={row.state} />
            {row.isLate ? <OverdueMark text={`答复${describeDue(row.answerDueAt, now)}`} /> : null}
          </p>
          <p className="mt-0.5">{`${row.unitName}　第 ${row.taskNo} 项任务　${row.periodLabel}　${ORDER_CAUSE_LABELS[row.cause]}`}</p>
          <p className="mt-0.5 line-clamp-2 text-muted">{row.matter}</p>
          <p className="mt-0.5 text-sm text-muted">{progressOf(row)}</p>
        </li>
      ))}
    </ul>
  );
}

function progressOf({ issuedAt, signedForAt, answerDueAt, answeredAt, closedAt }: OrderRow): string {
  const parts = [`${formatDate(issuedAt)} 发出`, signedForAt ? `${formatDate(signedForAt)} 签收` : null, answeredAt ? `${formatDate(answeredAt)} 答复` : null];
  return [...parts, closedAt ? `${formatDate(closedAt)} 办结` : `答复时限 ${formatDateTime(answerDueAt)}`].filter(Boolean).join("　");
}
