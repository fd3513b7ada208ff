import { describeDue, periodState } from "@/lib/periods/calendar";
import type { FilingForm } from "@/lib/tasks/queries-filing";
import { PeriodBadge } from "@/components/periods/period-badge";
import { Disclosure } from "@/components/ui/details";
import { Breadcrumbs } from "@/components/ui/page-header";
import { NoticeBar } from "@/components/ui/notice-bar";
import { formatDateTime } from "@/components/ui/time";

/** The top of a filing's form: which task, which period and until when, the wording folded. */
export function FormHead({ title, form }: { title: string; form: FilingForm }) {
  const { list, task, period, unit, extendedUntil, isOpen } = form;
  const now = new Date();
  const state = periodState(period, now);
  const taskPath = `/lists/${list.slug}/tasks/${task.no}?period=${period.key}`;
  return (
    <div className="space-y-3">
      <div>
        <Breadcrumbs crumbs={[{ label: "任务清单", href: `/lists/${list.slug}/tasks?period=${period.key}` }, { label: `第 ${task.no} 项任务`, href: taskPath }, { label: title }]} />
        <h1 className="text-xl">{`第 ${task.no} 项任务　${title}`}</h1>
        <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
          <span>{unit.name}</span>
          <PeriodBadge label={period.label} state={state} daysLeftText={state === "OPEN" || state === "OVERDUE" ? `${formatDateTime(period.dueAt)} 截止，${describeDue(period.dueAt, now)}` : null} />
          {extendedUntil ? <span>已准予延期至 {formatDateTime(extendedUntil)}</span> : null}
        </div>
      </div>
      {isOpen ? null : <NoticeBar tone="info">{state === "UPCOMING" ? "填报期尚未开始，暂不能填报。" : "填报期已锁定，内容不能再修改。如需补报，请向市人社局申请延期。"}</NoticeBar>}
      <Disclosure summary="任务原文"><p className="max-w-[52em] font-notice text-lg leading-8">{task.content}</p></Disclosure>
    </div>
  );
}
