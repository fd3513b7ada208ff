import type { Metadata } from "next";
import { CalendarForm } from "@/components/periods/calendar-form";
import { CalendarPreview } from "@/components/periods/calendar-preview";
import { describeCalendar } from "@/components/periods/calendar-words";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { getCalendarDesk } from "@/lib/periods/queries-calendar";

export const metadata: Metadata = { title: "填报日历" };

export default async function CalendarPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const { list: slug } = firstValues(await searchParams);
  const desk = await answer(getCalendarDesk(viewer, slug, new Date()));
  if (!desk) return <EmptyState title="还没有任务清单">导入通知后，才能设置填报日历。</EmptyState>;
  const { list, settings, next, holidays, mayChange } = desk;
  return (
    <>
      <PageHeader title="填报日历" description={`${list.docNumber}　${list.title}`} actions={<ButtonLink href={`/admin/periods/holidays?year=${next.year}`}>节假日安排</ButtonLink>}
        breadcrumbs={[{ label: "填报期", href: `/admin/periods?list=${list.slug}` }, { label: "填报日历" }]} />
      {mayChange ? <CalendarForm key={list.id} list={list.id} settings={settings} first={next} holidays={holidays} requestId={newRequestId()} /> : (
        <div className="space-y-4">
          <p>{describeCalendar(settings)}由管理员设置。</p>
          <CalendarPreview first={next} calendar={settings} holidays={holidays} />
        </div>
      )}
    </>
  );
}
