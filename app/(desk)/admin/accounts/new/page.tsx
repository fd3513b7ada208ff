import type { Metadata } from "next";
import { CreateAccountForm } from "@/components/accounts/create-account-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { canManageAccounts } from "@/lib/accounts/policy";
import { accountFilterSchema } from "@/lib/accounts/schema";
import { refuse } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { listUnitOptions } from "@/lib/units/queries";

export const metadata: Metadata = { title: "新建账号" };

export default async function NewAccountPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  if (!canManageAccounts(viewer)) return refuse();
  const { unit } = accountFilterSchema.parse(firstValues(await searchParams));
  const units = await listUnitOptions(viewer);
  return (
    <>
      <PageHeader title="新建账号" description="密码由系统生成，只显示一次。"
        breadcrumbs={[{ label: "管理", href: "/admin" }, { label: "账号", href: "/admin/accounts" }, { label: "新建账号" }]} />
      <Card className="max-w-160"><CreateAccountForm units={units} unitId={unit ?? null} requestId={newRequestId()} /></Card>
    </>
  );
}
