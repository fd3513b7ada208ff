import type { Metadata } from "next";
import { AccountFilters } from "@/components/accounts/account-filters";
import { AccountTable } from "@/components/accounts/account-table";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { canManageAccounts } from "@/lib/accounts/policy";
import { listAccounts } from "@/lib/accounts/queries";
import { accountFilterSchema, accountQuery } from "@/lib/accounts/schema";
import { refuse } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { listUnitOptions } from "@/lib/units/queries";

export const metadata: Metadata = { title: "账号" };

const PATH = "/admin/accounts";

export default async function AccountsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  if (!canManageAccounts(viewer)) return refuse();
  const filter = accountFilterSchema.parse(firstValues(await searchParams));
  const [accounts, units] = await Promise.all([listAccounts(viewer, filter), listUnitOptions(viewer)]);
  return (
    <>
      <PageHeader title="账号" description={`共 ${accounts.count} 个`} breadcrumbs={[{ label: "管理", href: "/admin" }, { label: "账号" }]}
        actions={<ButtonLink variant="primary" href={`${PATH}/new${accountQuery({ unit: filter.unit })}`}>新建账号</ButtonLink>} />
      <AccountFilters path={PATH} filter={filter} units={units} />
      <AccountTable accounts={accounts} hrefFor={(page) => PATH + accountQuery({ ...filter, page })} />
    </>
  );
}
