import { TOKEN_SCOPE_LABELS } from "@/lib/labels";
import type { TokenRow } from "@/lib/tokens/queries";
import { CARD_BODY, CARD_CELL, CARD_HEAD, CARD_ROW } from "@/components/ui/card-cells";
import { EmptyState } from "@/components/ui/empty-state";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { Time, formatDate } from "@/components/ui/time";
import { RevokeToken } from "./revoke-token";
import { TokenStateChip } from "./token-state-chip";

/** One's own tokens; `requestIds` by token. */
export function TokenTable({ tokens, requestIds }: { tokens: readonly TokenRow[]; requestIds: ReadonlyMap<string, string> }) {
  if (tokens.length === 0) return <EmptyState title="没有访问令牌">需要程序取数时，在下方新建。</EmptyState>;
  return (
    <TableScroll label="访问令牌" className="max-md:block">
      <thead className={CARD_HEAD}>
        <tr><Th>名称</Th><Th>开头</Th><Th>权限</Th><Th>新建</Th><Th>最近使用</Th><Th>到期</Th><Th>状态</Th><Th align="right"><span className="sr-only">操作</span></Th></tr>
      </thead>
      <tbody className={CARD_BODY}>
        {tokens.map((token) => (
          <tr key={token.id} className={CARD_ROW}>
            <RowTh className={`${CARD_CELL} font-medium`}>{token.name}</RowTh>
            <Td className={`${CARD_CELL} font-mono text-sm`} data-name="开头">{token.prefix}…</Td>
            <Td className={CARD_CELL} data-name="权限">{token.scopes.map((scope) => TOKEN_SCOPE_LABELS[scope]).join("；")}</Td>
            <Td className={CARD_CELL} data-name="新建"><Time at={token.createdAt} format="date" /></Td>
            <Td className={CARD_CELL} data-name="最近使用">{token.lastUsedAt ? formatDate(token.lastUsedAt) : "未使用"}</Td>
            <Td className={CARD_CELL} data-name="到期"><Time at={token.expiresAt} /></Td>
            <Td className={CARD_CELL} data-name="状态"><TokenStateChip state={token.state} /></Td>
            <Td align="right" className={CARD_CELL}>{token.state === "LIVE" ? <RevokeToken id={token.id} name={token.name} requestId={requestIds.get(token.id) ?? ""} /> : null}</Td>
          </tr>
        ))}
      </tbody>
    </TableScroll>
  );
}
