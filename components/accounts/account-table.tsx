import { ROLE_LABELS } from "@/lib/labels";
import type { AccountPage, AccountRow } from "@/lib/accounts/queries";
import { ButtonLink } from "@/components/ui/button";
import { CARD_BODY, CARD_CELL, CARD_HEAD, CARD_ROW } from "@/components/ui/card-cells";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { AccountStateChip } from "./account-state-chip";

type Props = { accounts: AccountPage; hrefFor: (page: number) => string };

/** One page of the accounts. */
export function AccountTable({ accounts: { rows, count, page, pageCount }, hrefFor }: Props) {
  if (rows.length === 0) return <EmptyState title="没有符合条件的账号">请放宽筛选条件。</EmptyState>;
  return (
    <>
      <TableScroll label="账号" className="max-md:block">
        <thead className={CARD_HEAD}>
          <tr><Th>姓名</Th><Th>用户名</Th><Th>单位</Th><Th>角色</Th><Th>状态</Th><Th align="right"><span className="sr-only">操作</span></Th></tr>
        </thead>
        <tbody className={CARD_BODY}>{rows.map((account) => <Row key={account.id} account={account} />)}</tbody>
      </TableScroll>
      <Pagination page={page} pageCount={pageCount} total={count} hrefFor={hrefFor} />
    </>
  );
}

function Row({ account }: { account: AccountRow }) {
  return (
    <tr className={CARD_ROW}>
      <RowTh className={`${CARD_CELL} font-medium`}>{account.displayName}</RowTh>
      <Td className={`${CARD_CELL} font-mono`} data-name="用户名">{account.username}</Td>
      <Td className={CARD_CELL} data-name="单位">{account.unitName ?? <span className="text-muted">—</span>}</Td>
      <Td className={CARD_CELL} data-name="角色">{account.roles.map((role) => ROLE_LABELS[role]).join("、")}</Td>
      <Td className={CARD_CELL} data-name="状态"><AccountStateChip state={account.state} /></Td>
      <Td align="right" className={CARD_CELL}>
        <ButtonLink size="sm" href={`/admin/accounts/${account.id}`} aria-label={`修改${account.displayName}（${account.username}）`}>修改</ButtonLink>
      </Td>
    </tr>
  );
}
