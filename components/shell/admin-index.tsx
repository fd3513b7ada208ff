import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import type { AccountState } from "@/lib/labels";
import { describeDue, periodState } from "@/lib/periods/calendar";
import type { PeriodRow } from "@/lib/periods/queries";
import type { UnitSettings } from "@/lib/units/queries-settings";
import { PeriodBadge } from "@/components/periods/period-badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

type Props = { periods: readonly PeriodRow[]; units: readonly UnitSettings[]; accounts: Record<AccountState, number>; now: Date };

/** What an administrator keeps, and what in it needs him. */
export function AdminIndex({ periods, units, accounts, now }: Props) {
  const running = periods.filter((period) => ["OPEN", "OVERDUE"].includes(periodState(period, now)));
  const active = units.filter((unit) => unit.isActive);
  const unstaffed = active.filter((unit) => unit.enabledAccounts === 0);
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Entry title="填报期" href="/admin/periods" text="新建季度填报期，调整开始、截止、锁定时间，查看延期。">
        {running.map((period) => (
          <li key={period.id}><PeriodBadge label={period.label} state={periodState(period, now)} daysLeftText={describeDue(period.dueAt, now)} /></li>
        ))}
        {running.length === 0 ? <li>现在没有可填报的填报期</li> : null}
      </Entry>
      <Entry title="单位管理" href="/admin/units" text="单位名称、别名、一人兼任、启用停用，单位组的成员。">
        <li>{`启用 ${active.length} 个，停用 ${units.length - active.length} 个`}</li>
        {unstaffed.length > 0 ? <li className="text-alert">{`没有账号的单位 ${unstaffed.length} 个：${unstaffed.map((unit) => unit.shortName).join("、")}`}</li> : null}
      </Entry>
      <Entry title="账号" href="/admin/accounts" text="新建、修改、停用账号，重置密码。">
        <li>{`启用 ${accounts.ACTIVE + accounts.MUST_CHANGE_PASSWORD} 个，停用 ${accounts.DISABLED} 个`}</li>
        {accounts.MUST_CHANGE_PASSWORD > 0 ? (
          <li><Link href="/admin/accounts?state=MUST_CHANGE_PASSWORD" className="inline-link">{`其中 ${accounts.MUST_CHANGE_PASSWORD} 个还没有改初始密码`}</Link></li>
        ) : null}
      </Entry>
      <Entry title="审计" href="/admin/audit" text="登录、访问被拒、导出、下载和各项办理的记录，可查询、导出。">
        <li>记录只增不改</li>
      </Entry>
    </div>
  );
}

function Entry({ title, href, text, children }: { title: string; href: string; text: string; children: ReactNode }) {
  return (
    <Card title={title} id={href.replaceAll("/", "-").slice(1)}>
      <p className="text-muted">{text}</p>
      <ul className="my-3 space-y-1">{children}</ul>
      <ButtonLink href={href} aria-label={`进入${title}`}>进入</ButtonLink>
    </Card>
  );
}
