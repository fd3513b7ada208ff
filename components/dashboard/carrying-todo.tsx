import type { CarryingTodo } from "@/lib/dashboard/queries-carrying";
import { ClosureTodoCards } from "@/components/closures/closure-todo";
import { ContactTodo } from "@/components/upward/contact-todo";

/** What of carrying the notice out waits for the account; nothing where nothing waits. */
export function CarryingTodoCards({ todo }: { todo: CarryingTodo }) {
  return (
    <>
      <ClosureTodoCards todos={todo.closures} />
      <ContactTodo rows={todo.contacts} />
    </>
  );
}
