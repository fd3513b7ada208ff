import type { PlanTodo, TodoPlan } from "@/lib/plans/rules-todo";
import { planPath } from "@/lib/plans/schema";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/details";
import { PlanStateChip } from "./plan-state-chip";

const GROUPS = [
  { key: "returned", title: "工作方案已退回", button: "修改", isForm: true },
  { key: "toSign", title: "工作方案待我审签", button: "审签", isForm: false },
  { key: "toDecide", title: "工作方案待审定", button: "审定", isForm: false },
] as const;

/** The work plans that wait for this account; what is only still to be written stays folded. */
export function PlanTodoGroups({ todo }: { todo: PlanTodo }) {
  return (
    <>
      {GROUPS.filter(({ key }) => todo[key].length > 0).map(({ key, title, button, isForm }) => (
        <Card key={key} id={`todo-plans-${key}`} title={`${title}（${todo[key].length}）`} isFlush><PlanRows plans={todo[key]} button={button} isForm={isForm} /></Card>
      ))}
      {todo.toWrite.length > 0 ? (
        <Card id="todo-plans-toWrite">
          <Disclosure summary={`待制定方案（${todo.toWrite.length}）`}><div className="-mx-4"><PlanRows plans={todo.toWrite} button="填写" isForm /></div></Disclosure>
        </Card>
      ) : null}
    </>
  );
}

function PlanRows({ plans, button, isForm }: { plans: readonly TodoPlan[]; button: string; isForm: boolean }) {
  return (
    <ul className="divide-y divide-line">
      {plans.map((plan) => (
        <li key={`${plan.listSlug}/${plan.taskNo}`} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-2.5">
          <span className="w-8 shrink-0 pt-0.5 text-right font-semibold">{plan.taskNo}</span>
          <div className="min-w-0 flex-1 basis-60">
            <p className="line-clamp-1 font-notice">{plan.content}</p>
            <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
              <PlanStateChip state={plan.state ?? "NOT_WRITTEN"} /><span>{plan.leadName}</span>{plan.approvedVersionNo === null ? null : <span>{`第 ${plan.approvedVersionNo} 版的修改`}</span>}
            </p>
            {plan.state === "RETURNED" && plan.returnReason ? <p className="mt-1 whitespace-pre-line text-warning">退回原因：{plan.returnReason}</p> : null}
          </div>
          <ButtonLink href={planPath(plan.listSlug, plan.taskNo) + (isForm ? "/edit" : "")} size="sm" className="max-md:ml-12" aria-label={`${button}：第 ${plan.taskNo} 项任务工作方案`}>{button}</ButtonLink>
        </li>
      ))}
    </ul>
  );
}
