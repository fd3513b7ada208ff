import { describeDue, periodName } from "@/lib/periods/calendar";
import type { Owed, Todo } from "@/lib/dashboard/rules-todo";
import type { TodoNotes } from "@/lib/contributions/queries-requests";
import { TodoNote } from "@/components/contributions/todo-notes";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { ContributionStateChip } from "@/components/tasks/contribution-state-chip";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Disclosure } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import type { ContributionState, ReportState } from "@/lib/labels";

const GROUPS = [
  { key: "returned", title: "已退回", button: "修改" },
  { key: "overdue", title: "逾期", button: "补报" },
  { key: "toFile", title: "待填报", button: "填报" },
  { key: "toSign", title: "待我审签", button: "审签" },
] as const;

/** More than this is folded: a county owes one contribution to each of 47 tasks. */
const SHOWN_AT_ONCE = 12;

/** What is sent needs no reminding. */
const NO_NOTES: TodoNotes = { gaps: [], requests: [] };

/** What the unit's account owes and what waits for it, in the order the eye should find it. */
export function TodoGroups({ todo, notes, now }: { todo: Todo; notes: TodoNotes; now: Date }) {
  const groups = GROUPS.filter(({ key }) => todo[key].length > 0);
  return (
    <>
      {groups.length === 0 ? (
        <Card><EmptyState title="没有待办事项">本期应填报的内容都已送出。下面是已经报送和反馈的内容。</EmptyState></Card>
      ) : null}
      {groups.map(({ key, title, button }) => (
        <Card key={key} id={`todo-${key}`} title={`${title}（${todo[key].length}）`} isFlush actions={key === "toSign" ? <ButtonLink href="/sign" size="sm">集中审签</ButtonLink> : null}>
          <TodoList items={todo[key]} notes={notes} now={now} button={button} isPrimary={key === groups[0]?.key} />
        </Card>
      ))}
      {todo.done.length > 0 ? (
        <Card id="todo-done" title={`已报送和反馈（${todo.done.length}）`} isFlush>
          <TodoList items={todo.done} notes={NO_NOTES} now={now} button="查看" isDone />
        </Card>
      ) : null}
    </>
  );
}

type ListProps = { items: Owed[]; notes: TodoNotes; now: Date; button: string; isPrimary?: boolean; isDone?: boolean };

function TodoList({ items, ...row }: ListProps) {
  const shown = row.isDone ? items.slice(0, 5) : items.slice(0, SHOWN_AT_ONCE);
  const folded = items.slice(shown.length);
  return (
    <>
      <ul className="divide-y divide-line">{shown.map((item) => <TodoRow key={rowKey(item)} item={item} {...row} />)}</ul>
      {folded.length > 0 ? (
        <Disclosure summary={`其余 ${folded.length} 项`} className="border-t border-line px-4 py-1">
          <ul className="-mx-4 divide-y divide-line">{folded.map((item) => <TodoRow key={rowKey(item)} item={item} {...row} />)}</ul>
        </Disclosure>
      ) : null}
    </>
  );
}

const rowKey = (item: Owed) => `${item.kind}/${item.listSlug}/${item.taskNo}/${item.periodKey}`;

function TodoRow({ item, notes, now, button, isPrimary = false, isDone = false }: Omit<ListProps, "items"> & { item: Owed }) {
  const isLate = now > item.dueAt && !isDone;
  const role = item.kind === "report" ? "牵头" : "配合";
  const href = `/lists/${item.listSlug}/tasks/${item.taskNo}/${item.kind}?period=${item.periodKey}`;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-2.5">
      <span className="w-8 shrink-0 pt-0.5 text-right font-semibold">{item.taskNo}</span>
      <div className="min-w-0 flex-1 basis-60">
        <p className="line-clamp-1 font-notice">{item.content}</p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <Chip tone="quiet">{role}</Chip>
          {item.kind === "report" ? <ReportStateChip state={(item.state as ReportState | null) ?? "NOT_FILED"} /> : <ContributionStateChip state={(item.state as ContributionState | null) ?? "NOT_GIVEN"} />}
          <span>{periodName(item.periodKey)}</span>
          {isLate ? <OverdueMark text={describeDue(item.dueAt, now)} /> : isDone ? null : <span>{describeDue(item.dueAt, now)}</span>}
        </p>
        {item.state === "RETURNED" && item.returnReason ? <p className="mt-1 whitespace-pre-line text-warning">退回原因：{item.returnReason}</p> : null}
        <TodoNote row={item} notes={notes} />
      </div>
      <ButtonLink href={href} size="sm" className="max-md:ml-12" variant={isPrimary ? "primary" : "secondary"} aria-label={`${button}：第 ${item.taskNo} 项任务${role}`}>{button}</ButtonLink>
    </li>
  );
}
