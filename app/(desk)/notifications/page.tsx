import type { Metadata } from "next";
import { NoticeList } from "@/components/notifications/notice-list";
import { ActionButton } from "@/components/ui/action-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireViewer } from "@/lib/auth/viewer";
import { markAllNoticesReadAction } from "@/lib/notifications/actions";
import { listNotices } from "@/lib/notifications/queries";
import { noticeFilterSchema } from "@/lib/notifications/schema";

export const metadata: Metadata = { title: "提醒" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NoticesPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const filter = noticeFilterSchema.parse(await searchParams);
  const until = new Date().toISOString();
  const { rows, total, unread, page, pageCount } = await listNotices(viewer, filter);
  const hrefFor = (show: string, at = 1) => `/notifications${show === "unread" || at > 1 ? `?show=${show}${at > 1 ? `&page=${at}` : ""}` : ""}`;
  return (
    <>
      <PageHeader title="提醒" description={unread > 0 ? `${unread} 条未读` : "没有未读的提醒"} actions={
        <>
          {unread > 0 ? <ActionButton action={markAllNoticesReadAction} fields={{ until }}>全部标为已读</ActionButton> : null}
          <ButtonLink href="/account#notices">提醒设置</ButtonLink>
        </>
      } />
      <FilterChips groups={[{ label: "显示", chips: [
        { label: "全部", href: hrefFor("all"), isCurrent: filter.show === "all" },
        { label: "未读", href: hrefFor("unread"), count: unread, isCurrent: filter.show === "unread" },
      ] }]} />
      <Card isFlush>
        {rows.length > 0 ? <NoticeList rows={rows} /> : <EmptyState title={filter.show === "unread" ? "没有未读的提醒" : "还没有提醒"}>退回、催办、到期等事项会在这里提醒。</EmptyState>}
        <Pagination page={page} pageCount={pageCount} total={total} hrefFor={(at) => hrefFor(filter.show, at)} />
      </Card>
    </>
  );
}
