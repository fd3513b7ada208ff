import type { Metadata } from "next";
import { CreateTokenForm } from "@/components/tokens/create-token-form";
import { TokenHelp } from "@/components/tokens/token-help";
import { TokenTable } from "@/components/tokens/token-table";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { requireViewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { listOwnTokens } from "@/lib/tokens/queries";
import { endDays } from "@/lib/tokens/rules";

export const metadata: Metadata = { title: "访问令牌" };

export default async function TokensPage() {
  const viewer = await requireViewer();
  const tokens = await listOwnTokens(viewer);
  const origin = new URL(env().NEXTAUTH_URL ?? `http://127.0.0.1:${env().PORT}`).origin;
  return (
    <>
      <PageHeader title="访问令牌" description="供程序通过只读接口取数。" breadcrumbs={[{ label: "我的账号", href: "/account" }, { label: "访问令牌" }]} />
      <div className="space-y-4">
        <TokenTable tokens={tokens} requestIds={new Map(tokens.map((token) => [token.id, newRequestId()]))} />
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <Card title="新建令牌" id="create"><CreateTokenForm days={endDays(new Date())} requestId={newRequestId()} /></Card>
          <TokenHelp origin={origin} />
        </div>
      </div>
    </>
  );
}
