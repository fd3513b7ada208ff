import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AdminIndex } from "@/components/shell/admin-index";
import { PageHeader } from "@/components/ui/page-header";
import { countAccounts } from "@/lib/accounts/queries";
import { canManageAccounts } from "@/lib/accounts/policy";
import { refuse } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { canManagePeriods } from "@/lib/periods/policy";
import { getPeriodDesk } from "@/lib/periods/queries-settings";
import { listUnitSettings } from "@/lib/units/queries-settings";

export const metadata: Metadata = { title: "管理" };

export default async function AdminPage() {
  const viewer = await requireViewer();
  if (!canManageAccounts(viewer)) {
    if (canManagePeriods(viewer)) redirect("/admin/periods");
    return refuse();
  }
  const now = new Date();
  const [desk, units, accounts] = await Promise.all([getPeriodDesk(viewer, undefined, now), listUnitSettings(viewer), countAccounts(viewer)]);
  return (
    <>
      <PageHeader title="管理" />
      <AdminIndex periods={desk?.periods ?? []} units={units} accounts={accounts} now={now} />
    </>
  );
}
