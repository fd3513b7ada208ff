import type { Metadata } from "next";
import { ReminderDeskView } from "@/components/notifications/reminder-desk";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getReminderDesk } from "@/lib/notifications/queries-reminders";
import { reminderFilterSchema, reminderQuery } from "@/lib/notifications/schema";

export const metadata: Metadata = { title: "催办" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RemindersPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const filter = reminderFilterSchema.parse(await searchParams);
  const desk = await answer(getReminderDesk(viewer, (await params).list, filter));
  const { list, period } = desk;
  const place = { period: period.key, task: filter.task, to: filter.to };
  const path = `/lists/${list.slug}/reminders`;
  return (
    <>
      <PageHeader title={filter.task === undefined ? "催办" : `催办：第 ${filter.task} 项任务`} description={`${list.docNumber}　${period.label}`}
        breadcrumbs={filter.task === undefined ? undefined : [{ label: "催办", href: path + reminderQuery({ period: period.key }) }, { label: `第 ${filter.task} 项任务` }]} />
      <ReminderDeskView desk={desk} side={filter.to} task={filter.task} hrefFor={({ side = filter.to, page = 1 }) => path + reminderQuery({ ...place, to: side, page })} />
    </>
  );
}
