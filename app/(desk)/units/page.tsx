import type { Metadata } from "next";
import { DutyTable } from "@/components/units/duty-table";
import { GroupCards } from "@/components/units/group-cards";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/viewer";
import { getHomeList } from "@/lib/lists/queries";
import { shanghaiDay } from "@/lib/periods/calendar";
import { canReadUnitFigures } from "@/lib/units/policy";
import { listGroups, listUnitDuties } from "@/lib/units/queries";

export const metadata: Metadata = { title: "单位" };

export default async function UnitsPage() {
  const viewer = await requireViewer();
  const now = new Date();
  const list = await getHomeList(viewer);
  const [units, groups] = await Promise.all([listUnitDuties(viewer, list?.id ?? null, now), listGroups(viewer, now)]);
  const unitHref = (unitId: string) => (canReadUnitFigures(viewer, unitId) ? `/units/${unitId}` : null);
  return (
    <>
      <PageHeader title="单位" description={list ? `${list.docNumber}　牵头和配合的任务，单位组按今日成员计` : undefined} />
      <div className="space-y-4">
        <GroupCards groups={groups} today={shanghaiDay(now)} unitHref={unitHref} />
        <DutyTable units={units} tasksPath={list ? `/lists/${list.slug}/tasks` : null} unitHref={unitHref} />
      </div>
    </>
  );
}
