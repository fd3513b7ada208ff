import type { Metadata } from "next";
import { UpwardFilterChips, UpwardTable } from "@/components/upward/upward-list";
import { UpwardTotals } from "@/components/upward/upward-totals";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { listUpward } from "@/lib/upward/queries";
import { matchesUpward } from "@/lib/upward/rules";
import { upwardFilters } from "@/lib/upward/schema";

export const metadata: Metadata = { title: "对上争取" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<SearchParams> };

export default async function UpwardPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const filters = upwardFilters.parse(firstValues(await searchParams));
  const { list, rows } = await answer(listUpward(viewer, (await params).list));
  const shown = rows.filter((row) => matchesUpward(row, filters));
  return (
    <>
      <PageHeader title="对上争取" description={`${list.docNumber}　${shown.length === rows.length ? `共 ${rows.length} 项` : `筛出 ${shown.length} 项，共 ${rows.length} 项`}`} />
      <div className="mb-4"><UpwardTotals slug={list.slug} rows={rows} /></div>
      <UpwardFilterChips slug={list.slug} rows={rows} filters={filters} />
      <UpwardTable slug={list.slug} rows={shown} />
    </>
  );
}
