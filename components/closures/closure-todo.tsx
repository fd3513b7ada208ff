import type { ClosureTodo, ClosureTodos } from "@/lib/closures/queries-list";
import { closurePath } from "@/lib/closures/rules";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatDate } from "@/components/ui/time";

const GROUPS = [
  { key: "returned", title: "销号申请已退回", button: "修改" },
  { key: "toSign", title: "销号申请待我审签", button: "审签" },
  { key: "toCheck", title: "销号申请待我核查", button: "核查" },
  { key: "toLookBack", title: "待回头看", button: "回头看" },
] as const;

/** What of closures waits for the account, one card for each kind; nothing where nothing waits. */
export function ClosureTodoCards({ todos }: { todos: ClosureTodos }) {
  return GROUPS.filter(({ key }) => todos[key].length > 0).map(({ key, title, button }) => (
    <Card key={key} id={`todo-closure-${key}`} title={`${title}（${todos[key].length}）`} isFlush>
      <ul className="divide-y divide-line">{todos[key].map((item) => <Row key={item.id} item={item} button={button} />)}</ul>
    </Card>
  ));
}

function Row({ item, button }: { item: ClosureTodo; button: string }) {
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-2.5">
      <span className="w-8 shrink-0 pt-0.5 text-right font-semibold">{item.taskNo}</span>
      <div className="min-w-0 flex-1 basis-60">
        <p className="line-clamp-1 font-notice">{item.content}</p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-muted">
          <span>{item.leadName}</span>
          {item.isDue && item.lookBackOn ? <span>{`回头看日期 ${formatDate(item.lookBackOn)}`}</span> : item.askedAt ? <span>{`${formatDate(item.askedAt)} 申请`}</span> : null}
        </p>
        {item.state === "RETURNED" && item.returnReason ? <p className="mt-1 whitespace-pre-line text-warning">退回原因：{item.returnReason}</p> : null}
      </div>
      <ButtonLink href={closurePath(item.listSlug, item.taskNo)} size="sm" className="max-md:ml-12" aria-label={`${button}：第 ${item.taskNo} 项任务销号`}>{button}</ButtonLink>
    </li>
  );
}
