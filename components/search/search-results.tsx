import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import type { SearchResults } from "@/lib/search/queries";
import { SEARCH_KINDS, searchHref, type SearchQuery } from "@/lib/search/schema";
import { SEARCH_KIND_LABELS, type SearchKind } from "@/lib/labels";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { CommentItem, ContributionItem, OrderItem, PlanItem, PublicationItem, ReportItem, TaskItem, UnitItem, UpwardItem } from "./result-items";

type Props = { query: SearchQuery; period: string | undefined; results: SearchResults };

function itemsOf(results: SearchResults, kind: SearchKind): ReactNode[] {
  switch (kind) {
    case "tasks": return results.tasks.map((hit) => <TaskItem key={hit.id} hit={hit} />);
    case "reports": return results.reports.map((hit) => <ReportItem key={hit.id} hit={hit} />);
    case "contributions": return results.contributions.map((hit) => <ContributionItem key={hit.id} hit={hit} />);
    case "comments": return results.comments.map((hit) => <CommentItem key={hit.id} hit={hit} />);
    case "plans": return results.plans.map((hit) => <PlanItem key={hit.id} hit={hit} />);
    case "orders": return results.orders.map((hit) => <OrderItem key={hit.id} hit={hit} />);
    case "upward": return results.upward.map((hit) => <UpwardItem key={hit.id} hit={hit} />);
    case "units": return results.units.map((hit) => <UnitItem key={hit.id} hit={hit} />);
    case "publications": return results.publications.map((hit) => <PublicationItem key={hit.id} hit={hit} />);
  }
}

/** What was found, by kind: the first few of each, or all of one kind by pages. */
export function SearchResultsView({ query, period, results }: Props) {
  const { totals, order, page, pageCount } = results;
  const all = Object.values(totals).reduce((sum, total) => sum + total, 0);
  const href = (kind?: SearchKind, at = 1) => searchHref({ text: query.q.text, kind, page: at, period });
  const tabs = [
    { label: "全部", count: all, href: href(), isCurrent: query.kind === undefined },
    ...SEARCH_KINDS.map((kind) => ({ label: SEARCH_KIND_LABELS[kind], count: totals[kind], href: href(kind), isCurrent: query.kind === kind })),
  ];
  return (
    <>
      <Tabs label="检索结果" tabs={tabs} />
      <div className="mt-4 space-y-4">
        {all === 0 ? <NothingFound /> : null}
        {order.filter((kind) => totals[kind] > 0).map((kind) => {
          const items = itemsOf(results, kind);
          return (
            <Card key={kind} id={`found-${kind}`} title={`${SEARCH_KIND_LABELS[kind]}（${totals[kind]}）`} isFlush
              actions={items.length < totals[kind] && query.kind === undefined ? (
                <Link href={href(kind)} className="inline-link">{`查看全部 ${totals[kind]} 条${SEARCH_KIND_LABELS[kind]}`}</Link>
              ) : null}>
              <ul className="divide-y divide-line">{items}</ul>
              {query.kind === kind ? <Pagination page={page} pageCount={pageCount} total={totals[kind]} hrefFor={(at) => href(kind, at)} /> : null}
            </Card>
          );
        })}
        {all > 0 && query.kind !== undefined && totals[query.kind] === 0 ? (
          <Card><EmptyState title={`没有符合的${SEARCH_KIND_LABELS[query.kind]}`}>其他类别中有检索结果，请在上方选择。</EmptyState></Card>
        ) : null}
      </div>
    </>
  );
}

function NothingFound() {
  return (
    <Card>
      <EmptyState title="没有检索到相关内容">
        请核对用字，或减少词语后再试。用空格隔开的词语须在同一条内容中出现；检索范围为本账号有权查看的内容。
      </EmptyState>
    </Card>
  );
}
