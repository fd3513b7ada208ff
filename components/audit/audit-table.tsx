import type { AuditRow } from "@/lib/audit/queries-log";
import { ButtonLink } from "@/components/ui/button";
import { CARD_BODY, CARD_CELL, CARD_HEAD, CARD_ROW } from "@/components/ui/card-cells";
import { EmptyState } from "@/components/ui/empty-state";
import { TableScroll, Td, Th } from "@/components/ui/table";
import { Time } from "@/components/ui/time";

type Props = { rows: readonly AuditRow[]; firstHref: string | null; nextHref: string | null };

/** One page of what happened, newest first. */
export function AuditTable({ rows, firstHref, nextHref }: Props) {
  if (rows.length === 0) return <EmptyState title="没有符合条件的记录">请放宽筛选条件。</EmptyState>;
  return (
    <>
      <TableScroll label="审计记录" className="max-md:block">
        <thead className={CARD_HEAD}>
          <tr><Th>时间</Th><Th>人员</Th><Th>地址</Th><Th>事件</Th><Th>对象</Th><Th>缘由和详情</Th></tr>
        </thead>
        <tbody className={CARD_BODY}>{rows.map((row) => <Row key={row.id} row={row} />)}</tbody>
      </TableScroll>
      <nav aria-label="翻页" className="mt-3 flex gap-2">
        {firstHref ? <ButtonLink size="sm" href={firstHref}>回到最新</ButtonLink> : null}
        {nextHref ? <ButtonLink size="sm" href={nextHref}>更早的记录</ButtonLink> : null}
      </nav>
    </>
  );
}

function Row({ row }: { row: AuditRow }) {
  const { at, actorName, actorUnit, address, eventLabel, about, reason, detail } = row;
  return (
    <tr className={CARD_ROW}>
      <Td className={`${CARD_CELL} whitespace-nowrap`}><Time at={at} /></Td>
      <Td className={CARD_CELL} data-name="人员">{actorName}{actorUnit ? <span className="block text-sm text-muted">{actorUnit}</span> : null}</Td>
      <Td className={`${CARD_CELL} font-mono text-sm whitespace-nowrap`} data-name="地址">{address ?? "—"}</Td>
      <Td className={`${CARD_CELL} font-medium`} data-name="事件">{eventLabel}</Td>
      <Td className={CARD_CELL} data-name="对象">{about || "—"}</Td>
      <Td className={`${CARD_CELL} max-w-md text-sm`} data-name="缘由和详情">
        {reason ? <span className="block">{reason}</span> : null}
        {detail ? <span className="line-clamp-2 break-all text-muted" title={detail}>{detail}</span> : null}
        {reason || detail ? null : "—"}
      </Td>
    </tr>
  );
}
