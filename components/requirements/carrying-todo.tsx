import { ObjectionList } from "@/components/appraisals/objection-list";
import { ClosureTodoCards } from "@/components/closures/closure-todo";
import { PlanTodoGroups } from "@/components/plans/plan-todo";
import { ContactTodo } from "@/components/upward/contact-todo";
import type { CarryingTodo } from "@/lib/requirements/queries-todo";

/** What of carrying the notice out waits for the account, besides orders; nothing where nothing waits. */
export function CarryingTodoCards({ todo }: { todo: CarryingTodo }) {
  return (
    <>
      <ClosureTodoCards todos={todo.closures} />
      <PlanTodoGroups todo={todo.plans} />
      <ContactTodo rows={todo.contacts} />
      <ObjectionList id="todo-objections" title="考核异议" rows={todo.objections} canSupervise />
    </>
  );
}
