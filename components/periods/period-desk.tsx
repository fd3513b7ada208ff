import { isLocked } from "@/lib/periods/policy";
import type { PeriodDesk } from "@/lib/periods/queries-settings";
import type { UnitOption } from "@/lib/units/queries";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Tabs } from "@/components/ui/tabs";
import { NoticeBar } from "@/components/ui/notice-bar";
import { formatDate, formatDateTime } from "@/components/ui/time";
import { describeCalendar } from "./calendar-words";
import { ExtensionForm } from "./extension-form";
import { ExtensionList } from "./extension-list";
import { CreatePeriodForm } from "./period-form";
import { PeriodTable } from "./period-table";
import { RequestList } from "./request-list";
import { SettledRequests } from "./settled-requests";

type Props = {
  desk: PeriodDesk;
  units: readonly UnitOption[];
  mayGrant: boolean;
  now: Date;
  requestIds: { create: string; grant: string };
};

/** A list's periods and extensions on the left, what can be added to them on the right. */
export function PeriodDeskView({ desk, units, mayGrant, now, requestIds }: Props) {
  const { lists, list, periods, next, extensions, calendar, unknownYear, requests } = desk;
  // Extensions are asked for once the period is locked.
  const usual = periods.find((period) => isLocked(period, now)) ?? periods[0];
  return (
    <div className="space-y-4">
      {lists.length > 1 ? (
        <Tabs label="任务清单" tabs={lists.map(({ slug, title }) => ({ href: `/admin/periods?list=${slug}`, label: title, isCurrent: slug === list.slug }))} />
      ) : null}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-4">
          <RequestList requests={requests.open} mayGrant={mayGrant} now={now} />
          <PeriodTable periods={periods} now={now} />
          <Card title="已准予的延期" id="extensions" isFlush className="[&_[role=region]]:rounded-t-none [&_[role=region]]:border-0">
            <ExtensionList extensions={extensions} now={now} />
          </Card>
          <SettledRequests requests={requests.settled} />
        </div>
        <div className="space-y-4">
          <Card title="填报日历" id="period-calendar">
            <p>{describeCalendar(calendar)}截止日逢周末、放假顺延。</p>
            <div className="mt-3 flex flex-wrap gap-2">
              <ButtonLink size="sm" href={`/admin/periods/calendar?list=${list.slug}`}>填报日历</ButtonLink>
              <ButtonLink size="sm" href={`/admin/periods/holidays?year=${next.key.slice(0, 4)}`}>节假日安排</ButtonLink>
            </div>
            {unknownYear ? <div className="mt-3"><NoticeBar tone="warning">{`${unknownYear} 年的节假日安排未录全，${next.label}的截止时间暂按周末推算。`}</NoticeBar></div> : null}
          </Card>
          <Card title={`新建${next.label}`} id="create-period">
            <p className="mb-4 text-muted">{calendar.isAutomatic ? `${next.opensAt > now ? `${formatDateTime(next.opensAt)} ` : "即将"}自动新建。要提前新建或另定时间的，在这里新建。` : "未开通自动新建，到时请在这里新建。"}已按填报日历填好，可以修改。时间均为北京时间。</p>
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
