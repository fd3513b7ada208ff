import type { GroupRow, Membership } from "@/lib/units/queries";
import { CARD_BODY, CARD_CELL, CARD_HEAD, CARD_ROW } from "@/components/ui/card-cells";
import { Chip } from "@/components/ui/chip";
import { Disclosure } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { EndMembershipForm } from "./member-forms";
import { termOf } from "./membership-words";

type Props = { group: GroupRow; today: string; requestIdFor: (membershipId: string) => string };

/** A group's members, past and coming ones too; each that has no end can be given one. */
export function MemberTable({ group, today, requestIdFor }: Props) {
  if (group.memberships.length === 0) return <EmptyState title="还没有成员" />;
  return (
    <TableScroll label={`${group.label}的成员`} className="max-md:block">
      <thead className={CARD_HEAD}><tr><Th>单位</Th><Th>期间</Th><Th>状态</Th><Th>退出</Th></tr></thead>
      <tbody className={CARD_BODY}>
        {group.memberships.map((row) => (
          <tr key={row.id} className={CARD_ROW}>
            <RowTh className={`${CARD_CELL} font-medium`}>{row.unitName}</RowTh>
            <Td className={`${CARD_CELL} whitespace-nowrap`} data-name="期间">{termOf(row)}</Td>
            <Td className={CARD_CELL} data-name="状态"><MembershipState row={row} today={today} /></Td>
            <Td className={CARD_CELL}>
              {row.until === null ? (
                <Disclosure summary={<>登记退出<span className="sr-only">：{row.unitName}</span></>} className="-mt-0.5">
                  <EndMembershipForm membership={row.id} unitName={row.unitName} requestId={requestIdFor(row.id)} />
                </Disclosure>
              ) : <span className="text-muted">已登记</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableScroll>
  );
}

function MembershipState({ row, today }: { row: Membership; today: string }) {
  if (row.isCurrent) return <Chip tone="neutral">{row.until === null ? "成员" : "成员，将退出"}</Chip>;
  return <Chip tone="quiet">{row.from > today ? "将加入" : "已退出"}</Chip>;
}
