import type { Metadata } from "next";
import { PublicationFilters } from "@/components/publicity/publication-filters";
import { PublicationItems } from "@/components/publicity/publication-items";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { getPublicityDesk } from "@/lib/publicity/queries";
import { pageNumber, publicationFilters, publicityPath, publicityQuery } from "@/lib/publicity/schema";

export const metadata: Metadata = { title: "宣传" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<SearchParams> };

export default async function PublicityPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const query = firstValues(await searchParams);
  const filters = publicationFilters.parse(query);
  const { list, all, rows, total, page, pageCount, canRecord } = await answer(getPublicityDesk(viewer, (await params).list, filters, pageNumber.parse(query.page)));
  const path = publicityPath(list.slug);
  const requestIds = Object.fromEntries(rows.map(({ id }) => [id, newRequestId()]));
  return (
    <>
      <PageHeader title="宣传" description={`${list.docNumber}　各单位宣传报道 ${total === all.length ? `共 ${total} 篇` : `筛出 ${total} 篇，共 ${all.length} 篇`}`}
        actions={<>
          <ButtonLink isPlain href={`${path}/export/xlsx${publicityQuery(filters)}`}>导出 Excel</ButtonLink>
          <ButtonLink isPlain href={`${path}/export/csv${publicityQuery(filters)}`}>导出 CSV</ButtonLink>
          {canRecord ? <ButtonLink variant="primary" href={`${path}/new`}>登记报道</ButtonLink> : null}
        </>} />
      <PublicationFilters path={path} all={all} filters={filters} />
      <Card isFlush>
        {rows.length > 0 ? <PublicationItems slug={list.slug} rows={rows} requestIds={requestIds} /> : (
          <EmptyState title={all.length === 0 ? "还没有宣传报道" : "没有符合条件的宣传报道"}>{all.length === 0 ? "各单位填报员登记本单位发布的报道后，在此列出。" : "请调整筛选条件。"}</EmptyState>
        )}
        <Pagination page={page} pageCount={pageCount} total={total} hrefFor={(at) => path + publicityQuery(filters, at)} />
      </Card>
    </>
  );
}
