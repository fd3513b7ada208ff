import { isLocked } from "@/lib/periods/policy";
import type { PeriodDesk } from "@/lib/periods/queries-settings";
import type { UnitOption } from "@/lib/units/queries";
import { Card } from "@/components/ui/card";
import { Tabs } from "@/components/ui/tabs";
import { formatDate } from "@/components/ui/time";
import { ExtensionForm } from "./extension-form";
import { ExtensionList } from "./extension-list";
import { CreatePeriodForm } from "./period-form";
import { PeriodTable } from "./period-table";

type Props = {
  desk: PeriodDesk;
  units: readonly UnitOption[];
  mayGrant: boolean;
  now: Date;
  requestIds: { create: string; grant: string };
};

/** A list's periods and extensions on the left, what can be added to them on the right. */
export function PeriodDeskView({ desk, units, mayGrant, now, requestIds }: Props) {
  const { lists, list, periods, next, extensions } = desk;
  // Extensions are asked for once the period is locked.
  const usual = periods.find((period) => isLocked(period, now)) ?? periods[0];
  return (
    <div className="space-y-4">
      {lists.length > 1 ? (
        <Tabs label="任务清单" tabs={lists.map(({ slug, title }) => ({ href: `/admin/periods?list=${slug}`, label: title, isCurrent: slug === list.slug }))} />
      ) : null}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-4">
          <PeriodTable periods={periods} now={now} />
          <Card title="已准予的延期" id="extensions" isFlush className="[&_[role=region]]:rounded-t-none [&_[role=region]]:border-0">
            <ExtensionList extensions={extensions} now={now} />
          </Card>
        </div>
        <div className="space-y-4">
          <Card title={`新建${next.label}`} id="create-period">
            <p className="mb-4 text-muted">按惯例填好，可以修改。时间均为北京时间。</p>
            <CreatePeriodForm list={list.id} period={next} requestId={requestIds.create} />
          </Card>
          <Card title="准予延期" id="grant-extension">
            {mayGrant ? (
              <ExtensionForm requestId={requestIds.grant} usual={usual?.id} units={units.map(({ id, name }) => ({ value: id, label: name }))}
                periods={periods.map((period) => ({ value: period.id, label: `${period.label}（${formatDate(period.locksAt)} 锁定）` }))} />
            ) : <p className="text-muted">延期由督查员准予。</p>}
          </Card>
        </div>
      </div>
    </div>
  );
}
