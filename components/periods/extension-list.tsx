import type { ExtensionRow } from "@/lib/periods/queries-settings";
import { CARD_BODY, CARD_CELL, CARD_HEAD, CARD_ROW } from "@/components/ui/card-cells";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { formatDate, formatDateTime } from "@/components/ui/time";

/** Who may file after the lock, until when, why, and who granted it. */
export function ExtensionList({ extensions, now }: { extensions: readonly ExtensionRow[]; now: Date }) {
  if (extensions.length === 0) return <EmptyState title="还没有准予过延期" />;
  return (
    <TableScroll label="延期" className="max-md:block">
      <thead className={CARD_HEAD}>
        <tr><Th>单位</Th><Th>填报期</Th><Th>延期至</Th><Th className="w-2/5">原因</Th><Th>准予</Th></tr>
      </thead>
      <tbody className={CARD_BODY}>
        {extensions.map((row) => (
          <tr key={row.id} className={CARD_ROW}>
            <RowTh className={`${CARD_CELL} font-medium md:whitespace-nowrap`}>{row.unitName}</RowTh>
            <Td className={`${CARD_CELL} whitespace-nowrap`} data-name="填报期">{row.periodLabel}</Td>
            <Td className={CARD_CELL} data-name="延期至">
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <span className="whitespace-nowrap">{formatDateTime(row.until)}</span>
                {row.until < now ? <Chip tone="quiet">已过</Chip> : null}
              </span>
            </Td>
            <Td className={CARD_CELL} data-name="原因"><span className="whitespace-pre-line">{row.reason}</span></Td>
            <Td className={CARD_CELL} data-name="准予">{row.grantedBy}，<span className="whitespace-nowrap">{formatDate(row.createdAt)}</span></Td>
          </tr>
        ))}
      </tbody>
    </TableScroll>
  );
}
