import type { Metadata } from "next";
import { SearchBox } from "@/components/search/search-box";
import { SearchResultsView } from "@/components/search/search-results";
import { ShortcutSwitch } from "@/components/search/shortcut-switch";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NoticeBar } from "@/components/ui/notice-bar";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { search } from "@/lib/search/queries";
import { QUERY_MAX } from "@/lib/search/rules-limits";
import { searchQuery } from "@/lib/search/schema";

export const metadata: Metadata = { title: "检索" };

export default async function SearchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const params = firstValues(await searchParams);
  const query = searchQuery.parse(params);
  const results = await search(viewer, query);
  return (
    <>
      <PageHeader title="检索" description="检索任务、进展报告、配合情况、讨论、工作方案、督办、对上争取、宣传报道和单位，不限填报期。多个词语用空格隔开。" />
      <SearchBox id="page-search" className="mb-4 lg:hidden" />
      {query.q.isCut ? <div className="mb-4"><NoticeBar tone="warning">{`检索词最多 ${QUERY_MAX} 字，已按前 ${QUERY_MAX} 字检索。`}</NoticeBar></div> : null}
      {results ? <SearchResultsView query={query} period={params.period} results={results} /> : (
        <Card><EmptyState title="请输入检索词">可以输入任务序号、任务内容、单位名称，或报告、讨论中的任意文字，一个字也可检索。</EmptyState></Card>
      )}
      <div className="mt-4"><ShortcutSwitch /></div>
    </>
  );
}
