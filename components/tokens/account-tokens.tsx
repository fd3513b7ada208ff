import type { TokenDates } from "@/lib/tokens/queries";
import { Card } from "@/components/ui/card";
import { formatDate } from "@/components/ui/time";
import { RevokeToken } from "./revoke-token";
import { TokenStateChip } from "./token-state-chip";

/** An account's tokens as an administrator sees them: names and dates, and a way to end them. */
export function AccountTokens({ tokens, requestIds }: { tokens: readonly TokenDates[]; requestIds: ReadonlyMap<string, string> }) {
  return (
    <Card title="访问令牌" id="tokens">
      {tokens.length === 0 ? <p className="text-muted">没有访问令牌</p> : (
        <ul className="space-y-3">
          {tokens.map((token) => (
            <li key={token.id} className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-2">{token.name}<TokenStateChip state={token.state} /></p>
                <p className="text-sm text-muted">
                  {formatDate(token.createdAt)} 新建，{formatDate(token.expiresAt)} 到期
                  <span className="block">{token.lastUsedAt ? `最近使用 ${formatDate(token.lastUsedAt)}` : "未使用"}</span>
                </p>
              </div>
              {token.state === "LIVE" ? <RevokeToken id={token.id} name={token.name} requestId={requestIds.get(token.id) ?? ""} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
