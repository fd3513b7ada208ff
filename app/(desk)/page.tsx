import type { Metadata } from "next";
import { MentionList } from "@/components/dashboard/mention-list";
import { PeriodOverview } from "@/components/dashboard/period-overview";
import { ReviewList } from "@/components/dashboard/review-list";
import { TodoGroups } from "@/components/dashboard/todo-groups";
import { OrderTodoCard } from "@/components/orders/order-todo";
import { RequestList } from "@/components/periods/request-list";
import { CarryingTodoCards } from "@/components/requirements/carrying-todo";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { hasRole, readsEverythingFiled } from "@/lib/auth/schema";
import { requireViewer } from "@/lib/auth/viewer";
import { listUnreadMentions } from "@/lib/comments/queries";
import { getTodoNotes } from "@/lib/contributions/queries-requests";
import { findListBoard } from "@/lib/dashboard/queries-board";
import { getTodo } from "@/lib/dashboard/queries-todo";
import { getHomeList } from "@/lib/lists/queries";
import { listOpenRequests } from "@/lib/periods/queries-requests";
import { canRemind } from "@/lib/notifications/policy";
import { reminderQuery } from "@/lib/notifications/schema";
import { getCarryingTodo } from "@/lib/requirements/queries-todo";
import { listQueue } from "@/lib/reviews/queries";

export const metadata: Metadata = { title: "我的待办" };

type Props = { searchParams: Promise<{ period?: string }> };

export default async function HomePage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const list = await getHomeList(viewer);
  if (!list) return <EmptyState title="还没有任务清单">请管理员先导入通知。</EmptyState>;
  const { period } = await searchParams;
  const readsAll = readsEverythingFiled(viewer);
  const isUnit = viewer.unitId !== null && hasRole(viewer, "FILER", "SIGNER");
  const [todo, notes, mentions, queue, requests, board, carrying] = await Promise.all([
    getTodo(viewer),
    getTodoNotes(viewer),
    listUnreadMentions(viewer),
    hasRole(viewer, "SUPERVISOR") ? listQueue(viewer, list.id) : null,
    hasRole(viewer, "SUPERVISOR") ? listOpenRequests(viewer, list.id) : [],
    readsAll ? findListBoard(viewer, list.slug, period) : null,
    getCarryingTodo(viewer, list.id),
  ]);
  return (
    <>
      <PageHeader title="我的待办" description={[viewer.unitName, viewer.name].filter(Boolean).join("　")} />
      <div className="space-y-4">
        {board ? <PeriodOverview {...board} reviewsHref={queue ? "/reviews" : null} remindersHref={canRemind(viewer) ? `/lists/${list.slug}/reminders${reminderQuery({ period: board.period.key })}` : null} /> : null}
        {readsAll && !board ? <Card><EmptyState title="还没有填报期">请管理员先开设填报期。</EmptyState></Card> : null}
        <OrderTodoCard todo={carrying.orders} slug={list.slug} now={new Date()} />
        {isUnit ? <TodoGroups todo={todo} notes={notes} now={new Date()} /> : null}
        <CarryingTodoCards todo={carrying} />
        <RequestList requests={requests} mayGrant now={new Date()} />
        {queue ? <ReviewList queue={queue} /> : null}
        <MentionList mentions={mentions} />
      </div>
    </>
  );
}
