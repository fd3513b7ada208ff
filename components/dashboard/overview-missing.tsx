import { Link } from "@/components/ui/link";
import type { FigureRow, SupportRow } from "@/lib/dashboard/rollup-rows";
import { leadsMissing, supportsMissing } from "@/lib/dashboard/rollup-summary";
import { figureHref, type FigurePlace } from "@/lib/dashboard/rules-query";
import { GIVEN_RATE, MISSING, NOT_FILED, OVERDUE } from "@/lib/dashboard/rules-figures";
import type { Totals } from "@/lib/dashboard/rollup";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { Defined } from "./definition";
import { Count, NamedCounts, OverviewCard } from "./overview-card";

const SHOWN = 6;

/** For supervisors: where to remind those who owe reports, and those who owe contributions. */
export type ReminderPlaces = { lead: string; support: string };

type Props = { totals: Totals; leads: readonly FigureRow[]; supports: readonly SupportRow[]; place: FigurePlace; isPastDue: boolean; reminders: ReminderPlaces | null; className?: string };

/** Who has not answered? Lead units with reports missing, supporting units with contributions missing. */
export function OverviewMissing({ totals, leads, supports, place, isPastDue, reminders, className }: Props) {
  const withoutReport = leadsMissing(leads);
  const withoutContribution = supportsMissing(supports);
  const count = { totals, place };
  const remind = (href: string | undefined, words: string) => (href ? <Link href={href} className="inline-link inline-flex min-h-6 items-center ml-2 text-sm whitespace-nowrap print:hidden">{words}</Link> : null);
  const overdue = isPastDue ? <> <OverdueMark /></> : null;
  return (
    <OverviewCard id="missing" title="未报送、未反馈单位" className={className}>
      {withoutReport.length === 0 ? <p>各牵头单位均已报送。</p> : (
        <div>
          <p>
            {withoutReport.length} 个牵头单位有 <Count {...count} figure={NOT_FILED} isAlert={isPastDue} /> 项任务<Defined name={OVERDUE.name}>未报</Defined>
            {overdue}{remind(reminders?.lead, "催办牵头单位")}
          </p>
          <NamedCounts
            label="未报的牵头单位"
            items={withoutReport.slice(0, SHOWN).map(({ key, title, totals: { notFiled }, filter }) => ({ key, name: title, count: notFiled, href: figureHref(place, { ...filter, ...NOT_FILED.filter }) }))}
            rest={withoutReport.length > SHOWN ? <a href="#leads" className="inline-link inline-flex min-h-6 items-center">{`等 ${withoutReport.length} 个`}</a> : null}
          />
        </div>
      )}
      {withoutContribution.length === 0 ? <p>各配合单位均已反馈。</p> : (
        <div>
          <p>
            {withoutContribution.length} 个配合单位有 <Count {...count} figure={MISSING} isAlert={isPastDue} /> 件配合情况<Defined name={MISSING.name}>未反馈</Defined>
            {overdue}，<Defined name={GIVEN_RATE.name}>反馈率</Defined> {GIVEN_RATE.valueOf(totals)}%{remind(reminders?.support, "催办配合单位")}
          </p>
          <NamedCounts
            label="未反馈的配合单位"
            items={withoutContribution.slice(0, SHOWN).map(({ unitId, name, owed, given }) => ({ key: unitId, name, count: owed - given, href: figureHref(place, { support: unitId, ...MISSING.filter }) }))}
            rest={withoutContribution.length > SHOWN ? <a href="#contributions" className="inline-link inline-flex min-h-6 items-center">{`等 ${withoutContribution.length} 个`}</a> : null}
          />
        </div>
      )}
    </OverviewCard>
  );
}
