import type { ReactNode } from "react";
import type { PlanView } from "@/lib/plans/queries";
import { planPath, plansPath } from "@/lib/plans/schema";
import { PageHeader } from "@/components/ui/page-header";

type Props = { view: Pick<PlanView, "list" | "task">; title: string; isForm?: boolean; actions?: ReactNode };

/** Whose plan it is: the task's number and wording, its units, and the way back. */
export function PlanHead({ view: { list, task }, title, isForm = false, actions }: Props) {
  const crumbs = [{ label: "序时图", href: plansPath(list.slug) }, { label: `第 ${task.no} 项任务`, href: `/lists/${list.slug}/tasks/${task.no}` }];
  return (
    <>
      <PageHeader title={title} actions={actions} breadcrumbs={isForm ? [...crumbs, { label: "工作方案", href: planPath(list.slug, task.no) }, { label: "填写" }] : [...crumbs, { label: "工作方案" }]} />
      <div className="rounded-lg border border-line bg-surface px-4 py-3">
        <p className="font-notice leading-7">{task.content}</p>
        <p className="mt-1 text-sm text-muted">{`牵头单位：${task.lead.label}　配合单位：${task.supports.map(({ label }) => label).join("、") || "无"}`}</p>
      </div>
    </>
  );
}
