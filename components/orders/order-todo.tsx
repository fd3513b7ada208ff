import type { OrderTodo } from "@/lib/orders/queries-todo";
import { filterQuery, ordersPath } from "@/lib/orders/rules-addresses";
import { describeDue } from "@/lib/periods/calendar";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { ColourMark } from "./colour-mark";

/** The orders and instructions that wait for the viewer; for supervisors, how many the rules propose. */
export function OrderTodoCard({ todo: { rows, drafts }, slug, now }: { todo: OrderTodo; slug: string; now: Date }) {
  if (rows.length === 0 && !drafts) return null;
  return (
    <Card id="todo-orders" title={`督办单和批示（${rows.length}）`} isFlush
      actions={drafts ? <Link href={ordersPath(slug) + filterQuery({ show: "drafts" })} className="inline-link">{`草拟 ${drafts} 份待签发`}</Link> : null}>
      {rows.length > 0 ? (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <li key={row.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-2.5">
              <div className="min-w-0 flex-1 basis-60">
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span className="font-medium">{row.name}</span>
                  {row.colour ? <ColourMark colour={row.colour} /> : null}
                  <span>{`${row.unitName}　第 ${row.taskNo} 项任务`}</span>
                  {row.due === null ? null : row.isLate ? <OverdueMark text={describeDue(row.due, now)} /> : <span className="text-sm text-muted">{describeDue(row.due, now)}</span>}
                </p>
                <p className="mt-0.5 line-clamp-1 text-muted">{row.words}</p>
              </div>
              <ButtonLink href={row.href} size="sm" aria-label={`${row.button}：${row.name}`}>{row.button}</ButtonLink>
            </li>
          ))}
        </ul>
      ) : <p className="px-4 py-2.5 text-muted">没有待办理的督办单和批示。</p>}
    </Card>
  );
}
