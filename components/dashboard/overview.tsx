import type { ReactNode } from "react";
import type { Dashboard } from "@/lib/dashboard/queries-dashboard";
import { rollUp } from "@/lib/dashboard/rollup";
import { trendOf } from "@/lib/dashboard/rollup-history";
import { leadRows, sectionRows, supportRows } from "@/lib/dashboard/rollup-rows";
import { DEFINITIONS } from "@/lib/dashboard/rules-figures";
import { dashboardHref, type DashboardView } from "@/lib/dashboard/schema-view";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Disclosure } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { AttentionLists } from "./attention-lists";
import { ContributionCard } from "./contribution-card";
import { DefinitionNotes } from "./definition";
import { HeatCard } from "./heat-card";
import { OverviewBehind } from "./overview-behind";
import { OverviewChange } from "./overview-change";
import { OverviewCourse } from "./overview-course";
import { OverviewDecision } from "./overview-decision";
import { OverviewMissing, type ReminderPlaces } from "./overview-missing";
import { RollupCard } from "./rollup-card";
import { TrendCard } from "./trend-card";

type Props = { dashboard: Dashboard; view: DashboardView; reminders: ReminderPlaces | null; /** After the answers: what comes of the notice's requirements. */ children: ReactNode };

/** The period's figures: five answers first, then from the whole to the single task. */
export function Overview({ dashboard, view, reminders, children }: Props) {
  const { board, tasks, history, units, clock, isOfUnit, place, compared } = dashboard;
  if (tasks.length === 0) return <Card><EmptyState title="没有可统计的任务">本单位在该填报期没有牵头或配合的任务，其他任务的填报内容不公开。</EmptyState></Card>;
  const counting = { clock, basis: place.basis };
  const totals = rollUp(tasks, clock, place.basis);
  const sections = sectionRows(board, tasks, counting);
  const leads = leadRows(tasks, counting);
  const supports = supportRows(units, tasks);
  const countingThen = compared && { clock: compared.clock, basis: place.basis };
  const zero = rollUp([], clock, place.basis);
  const tables = { place, at: { slug: place.slug, periodKey: place.periodKey, view } };
  return (
    // The basis stands above; heads of tables stick under it.
    <div className="space-y-6 [--shell-top:calc(var(--bar-top)+44px)]">
      <div className="grid gap-3 lg:grid-cols-12 print:block print:space-y-3">
        <OverviewCourse totals={totals} place={place} isOfUnit={isOfUnit} className="lg:col-span-4" />
        <OverviewBehind sections={sections} leads={leads} place={place} className="lg:col-span-4" />
        <OverviewMissing totals={totals} leads={leads} supports={supports} place={place} isPastDue={clock.now > clock.dueAt} reminders={reminders} className="lg:col-span-4" />
        <OverviewChange dashboard={dashboard} totals={totals} view={view} className="lg:col-span-7" />
        <OverviewDecision tasks={tasks} totals={totals} place={place} className="lg:col-span-5" />
      </div>
      {children}
      <RollupCard
        {...tables} id="sections" title="按章节" label="按章节汇总" head="章节" rows={sections} tasks={tasks}
        before={compared && countingThen && { rows: sectionRows(board, compared.tasks, countingThen), zero }}
        note={isOfUnit ? "只列有本单位牵头或配合任务的章节；点节前箭头展开任务。" : "点节前箭头展开任务。"}
      />
      <RollupCard
        {...tables} id="leads" title="按牵头单位" label="按牵头单位汇总" head="牵头单位" rows={leads}
        before={compared && countingThen && { rows: leadRows(compared.tasks, countingThen), zero }}
        note="按逾期、欠进度、未报的任务数由多到少排列。"
      />
      <ContributionCard rows={supports} place={place} />
      <HeatCard dashboard={dashboard} heat={view.heat} hrefFor={(heat) => dashboardHref(place.slug, place.periodKey, { ...view, heat }, "heat")} />
      <TrendCard points={trendOf(history, place.basis)} place={place} now={clock.now} />
      <AttentionLists tasks={tasks} place={place} clock={clock} remindersHref={reminders?.lead ?? null} />
      <Card>
        <Disclosure summary="统计口径">
          <DefinitionList items={DEFINITIONS} columns={2} className="text-sm" />
        </Disclosure>
      </Card>
      <DefinitionNotes />
    </div>
  );
}
