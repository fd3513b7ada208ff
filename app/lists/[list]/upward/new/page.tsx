import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { formatDate } from "@/components/ui/time";
import { NewUpwardForm } from "@/components/upward/upward-form";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { getUpwardForm } from "@/lib/upward/queries-new";
import { upwardListPath } from "@/lib/upward/rules";
import { newUpwardQuery } from "@/lib/upward/schema";

export const metadata: Metadata = { title: "列入对上争取台账" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<SearchParams> };

export default async function NewUpwardPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const query = newUpwardQuery.parse(firstValues(await searchParams));
  const { list, task, origin } = await answer(getUpwardForm(viewer, (await params).list, query.task ?? 0, query.period));
  return (
    <>
      <PageHeader title={`第 ${task.no} 项任务　列入对上争取台账`} description={origin ? `由${origin.label}进展报告的“对上争取”列入` : (viewer.unitName ?? "")}
        breadcrumbs={[{ label: "对上争取", href: upwardListPath(list.slug) }, { label: `第 ${task.no} 项任务`, href: `/lists/${list.slug}/tasks/${task.no}?tab=carrying` }, { label: "列入台账" }]} />
      <Card><NewUpwardForm list={list.slug} no={task.no} period={origin?.key ?? null} demand={origin?.demand ?? ""} today={formatDate(new Date())} requestId={newRequestId()} /></Card>
    </>
  );
}
