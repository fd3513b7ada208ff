import type { Metadata } from "next";
import { AccountSide } from "@/components/accounts/account-side";
import { UpdateAccountForm } from "@/components/accounts/update-account-form";
import { AccountTokens } from "@/components/tokens/account-tokens";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { canManageAccounts } from "@/lib/accounts/policy";
import { getAccount, listAccountEvents } from "@/lib/accounts/queries";
import { getAccountAccess } from "@/lib/accounts/queries-access";
import { answer, refuse } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { listAccountTokens } from "@/lib/tokens/queries";
import { listUnitOptions } from "@/lib/units/queries";

export const metadata: Metadata = { title: "修改账号" };

export default async function AccountPage({ params }: { params: Promise<{ account: string }> }) {
  const viewer = await requireViewer();
  if (!canManageAccounts(viewer)) return refuse();
  const account = await answer(getAccount(viewer, (await params).account));
  const [events, units, tokens, access] = await Promise.all([
    listAccountEvents(viewer, account.id), listUnitOptions(viewer, account.unitId), listAccountTokens(viewer, account.id), getAccountAccess(viewer, account.id),
  ]);
  const isOwn = account.id === viewer.id;
  return (
    <>
      <PageHeader title={account.displayName} description={`用户名 ${account.username}。${isOwn ? "这是本人账号，修改后须重新登录。" : "修改后，该账号须重新登录。"}`}
        breadcrumbs={[{ label: "管理", href: "/admin" }, { label: "账号", href: "/admin/accounts" }, { label: account.displayName }]} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <Card><UpdateAccountForm account={account} units={units} requestId={newRequestId()} /></Card>
        <div className="space-y-4">
          <AccountSide account={account} access={access} isOwn={isOwn} events={events}
            requestIds={{ disable: newRequestId(), reset: newRequestId(), sessions: newRequestId(), totp: newRequestId() }} />
          <AccountTokens tokens={tokens} requestIds={new Map(tokens.map((token) => [token.id, newRequestId()]))} />
        </div>
      </div>
    </>
  );
}
