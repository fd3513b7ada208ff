import type { Metadata } from "next";
import { OrderForm } from "@/components/orders/order-form";
import { TaskPicker } from "@/components/orders/task-picker";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getNewOrder } from "@/lib/orders/queries";
import { ordersPath } from "@/lib/orders/rules-addresses";
import { newOrderSchema } from "@/lib/orders/schema";
import { shanghaiMinute } from "@/lib/periods/calendar";

export const metadata: Metadata = { title: "签发督办单" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewOrderPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const desk = await answer(getNewOrder(viewer, (await params).list, newOrderSchema.parse(await searchParams)));
  const { list, query, units, periods, tasks, matter, demand, answerDueAt } = desk;
  const path = ordersPath(list.slug);
  return (
    <>
      <PageHeader title="签发督办单" description="签发后按年度编号，送达该单位填报员和审签人。" breadcrumbs={[{ label: "督办单", href: path }, { label: "签发督办单" }]} />
      <div className="max-w-200 space-y-4">
        <Card><TaskPicker action={`${path}/new`} tasks={tasks} no={query.no} /></Card>
        {query.no === undefined ? null : (
          <Card title={`第 ${query.no} 项任务`} id="order">
            <OrderForm key={`${query.no}/${query.unit ?? ""}/${query.colour ?? ""}`} list={list.slug} no={query.no} requestId={newRequestId()} units={units} periods={periods}
              saved={{ unit: query.unit, period: query.period, colour: query.colour, matter, demand, answerDueAt: shanghaiMinute(answerDueAt) }} />
          </Card>
        )}
      </div>
    </>
  );
}
