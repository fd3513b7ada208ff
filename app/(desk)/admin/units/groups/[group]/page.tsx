import type { Metadata } from "next";
import { AddMemberForm } from "@/components/units/member-forms";
import { MemberTable } from "@/components/units/member-table";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { shanghaiDay } from "@/lib/periods/calendar";
import { listUnitOptions } from "@/lib/units/queries";
import { getGroupSettings } from "@/lib/units/queries-settings";

export const metadata: Metadata = { title: "单位组成员" };

export default async function GroupPage({ params }: { params: Promise<{ group: string }> }) {
  const viewer = await requireViewer();
  const now = new Date();
  const today = shanghaiDay(now);
  const group = await answer(getGroupSettings(viewer, (await params).group, now));
  const units = await listUnitOptions(viewer);
  return (
    <>
      <PageHeader title={`${group.label}的成员`} description="通知中的叫法不变，成员按日期登记。配合情况由填报期到期当日的成员填报，已锁定的填报期不受影响。"
        breadcrumbs={[{ label: "管理", href: "/admin" }, { label: "单位管理", href: "/admin/units" }, { label: group.label }]} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <MemberTable group={group} today={today} requestIdFor={() => newRequestId()} />
        <Card title="增加成员" id="add-member"><AddMemberForm group={group.id} units={units} today={today} requestId={newRequestId()} /></Card>
      </div>
    </>
  );
}
