import type { ReactNode } from "react";
import { describeDue, periodState } from "@/lib/periods/calendar";
import type { FilingForm } from "@/lib/tasks/queries-filing";
import { CLOSED_TASK } from "@/lib/tasks/rules";
import { AskExtension } from "@/components/periods/ask-extension";
import { ExtensionStatus } from "@/components/periods/extension-status";
import { PeriodBadge } from "@/components/periods/period-badge";
import { Disclosure } from "@/components/ui/details";
import { Breadcrumbs } from "@/components/ui/page-header";
import { NoticeBar } from "@/components/ui/notice-bar";
import { newRequestId } from "@/components/ui/request-id";
import { formatDateTime } from "@/components/ui/time";

type Props = {
  title: string;
  form: FilingForm;
  /** Accepted: nothing comes back any more, so an extension is of no use here. */
  isSettled?: boolean;
  /** At the right of the title. */
  actions?: ReactNode;
};

/** The top of a filing's form: which task, which period and until when, the wording folded. */
export function FormHead({ title, form, isSettled = false, actions }: Props) {
  const { list, task, period, unit, extension, isOpen, isClosed } = form;
  const now = new Date();
  const state = periodState(period, now);
  const mayAsk = !isSettled && !isClosed && (state === "OPEN" || state === "OVERDUE") && extension.request?.state !== "ASKED";
  const taskPath = `/lists/${list.slug}/tasks/${task.no}?period=${period.key}`;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Breadcrumbs crumbs={[{ label: "任务清单", href: `/lists/${list.slug}/tasks?period=${period.key}` }, { label: `第 ${task.no} 项任务`, href: taskPath }, { label: title }]} />
          <h1 className="text-xl">{`第 ${task.no} 项任务　${title}`}</h1>
          <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
            <span>{unit.name}</span>
            <PeriodBadge label={period.label} state={state} daysLeftText={state === "OPEN" || state === "OVERDUE" ? `${formatDateTime(period.dueAt)} 截止，${describeDue(period.dueAt, now)}` : null} />
          </div>
          <ExtensionStatus extension={extension} className="mt-1 space-y-1" />
        </div>
        {actions}
      </div>
      {isClosed ? <NoticeBar tone="info" title="已销号">{CLOSED_TASK}</NoticeBar> : isOpen ? null : <NoticeBar tone="info">{state === "UPCOMING" ? "填报期尚未开始，暂不能填报。" : isSettled ? "填报期已锁定，内容不能再修改。" : "填报期已锁定，内容不能再修改。确需补报的，请致电市人社局督查员办理延期。"}</NoticeBar>}
      <div className="flex flex-wrap gap-x-6">
        <Disclosure summary="任务原文" className="open:basis-full"><p className="max-w-[52em] font-notice text-lg leading-8">{task.content}</p></Disclosure>
        {mayAsk ? <AskExtension period={period.id} locksAtText={formatDateTime(period.locksAt)} requestId={newRequestId()} /> : null}
      </div>
    </div>
  );
}
