import type { OrderDesk } from "@/lib/orders/queries-list";
import { filterQuery, ordersPath } from "@/lib/orders/rules-addresses";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { DraftList } from "./draft-list";
import { OrderFilters } from "./order-filters";
import { OrderRows } from "./order-rows";

const NOTHING = {
  open: { title: "没有待办理的督办单", text: "签收、答复和销结都已办完。" },
  done: { title: "没有办结的督办单", text: "销结或升级后的督办单列在这里。" },
  drafts: { title: "没有草拟", text: "按临近时限、滞后序时、质量不高、逾期未报的规则，现在没有需要督办的事项。" },
} as const;

/** A list's orders by tab and filters; for supervisors, what the rules propose. */
export function OrderList({ desk, requestId, now }: { desk: OrderDesk; requestId: string; now: Date }) {
  const { list, filter, rows, candidates, total, page, pageCount } = desk;
  const isFiltered = filter.colour !== undefined || filter.unit !== undefined || filter.year !== undefined || filter.period !== undefined;
  const nothing = NOTHING[filter.show];
  return (
    <>
      <OrderFilters desk={desk} />
      <Card isFlush>
        {total === 0 ? <EmptyState title={isFiltered ? "没有符合条件的督办单" : nothing.title}>{isFiltered ? "请调整或清除筛选条件。" : nothing.text}</EmptyState> : null}
        {rows.length > 0 ? <OrderRows rows={rows} slug={list.slug} now={now} /> : null}
        {candidates.length > 0 ? <div className="p-4"><DraftList candidates={candidates} slug={list.slug} requestId={requestId} /></div> : null}
        <Pagination page={page} pageCount={pageCount} total={total} hrefFor={(next) => ordersPath(list.slug) + filterQuery({ ...filter, page: next })} />
      </Card>
    </>
  );
}
