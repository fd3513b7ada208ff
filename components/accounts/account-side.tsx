import { EVENT_LABELS } from "@/lib/labels-events";
import type { AccountEvent, AccountRow } from "@/lib/accounts/queries";
import type { AccountAccess } from "@/lib/accounts/queries-access";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatDateTime } from "@/components/ui/time";
import { AccountAccessCard } from "./account-access-card";
import { AccountStateChip } from "./account-state-chip";
import { DisableAccount } from "./disable-account";
import { ResetPasswordForm } from "./reset-password-form";

type Props = {
  account: AccountRow;
  access: AccountAccess;
  isOwn: boolean;
  events: readonly AccountEvent[];
  requestIds: { disable: string; reset: string; sessions: string; totp: string };
};

/** What can be done with an account besides changing it, and what was done. */
export function AccountSide({ account, access, isOwn, events, requestIds }: Props) {
  return (
    <div className="space-y-4">
      <Card title="状态" id="state">
        <p className="mb-3 flex flex-wrap items-center gap-2">
          <AccountStateChip state={account.state} />
          {account.state === "MUST_CHANGE_PASSWORD" ? <span className="text-muted">首次登录须先修改密码</span> : null}
        </p>
        <DisableAccount account={account} requestId={requestIds.disable} />
      </Card>
      <Card title="密码" id="password">
        {isOwn ? <ButtonLink href="/account">修改本人密码</ButtonLink> : <ResetPasswordForm account={account} requestId={requestIds.reset} />}
      </Card>
      <AccountAccessCard account={account} access={access} isOwn={isOwn} requestIds={requestIds} />
      <Card title="记录" id="events">
        {events.length === 0 ? <p className="text-muted">没有记录</p> : (
          <ol className="space-y-2">
            {events.map((row) => (
              <li key={row.id}>
                {EVENT_LABELS[row.event] ?? row.event}
                <span className="block text-sm text-muted">{row.actorName}，{formatDateTime(row.at)}</span>
              </li>
            ))}
          </ol>
        )}
      </Card>
    </div>
  );
}
