import type { Metadata } from "next";
import { GroupCards } from "@/components/units/group-cards";
import { UnitTable } from "@/components/units/unit-table";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { shanghaiDay } from "@/lib/periods/calendar";
import { listGroups } from "@/lib/units/queries";
import { listUnitSettings } from "@/lib/units/queries-settings";

export const metadata: Metadata = { title: "单位管理" };

export default async function UnitSettingsPage() {
  const viewer = await requireViewer();
  const now = new Date();
  const [units, groups] = await Promise.all([answer(listUnitSettings(viewer)), listGroups(viewer, now)]);
  return (
    <>
      <PageHeader title="单位管理" description={`共 ${units.length} 个单位，${groups.length} 个单位组`} breadcrumbs={[{ label: "管理", href: "/admin" }, { label: "单位管理" }]} />
      <div className="space-y-4">
        <GroupCards groups={groups} today={shanghaiDay(now)} hrefFor={(group) => `/admin/units/groups/${group.id}`} />
        <UnitTable units={units} />
      </div>
    </>
  );
}
