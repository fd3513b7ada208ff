import type { Metadata } from "next";
import { OrderList } from "@/components/orders/order-list";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { listOrders } from "@/lib/orders/queries-list";
import { instructionsPath, ordersPath } from "@/lib/orders/rules-addresses";
import { orderFilterSchema } from "@/lib/orders/schema";

export const metadata: Metadata = { title: "督办单" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OrdersPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const desk = await answer(listOrders(viewer, (await params).list, orderFilterSchema.parse(await searchParams)));
  const { slug, docNumber } = desk.list;
  return (
    <>
      <PageHeader title="督办单" description={`${docNumber}　蓝色提示临近时限，黄色预警滞后序时或质量不高，红色督办逾期未报`}
        actions={<><ButtonLink href={instructionsPath(slug)}>领导批示</ButtonLink>{desk.canIssue ? <ButtonLink href={`${ordersPath(slug)}/new`} variant="primary">新建督办单</ButtonLink> : null}</>} />
      <OrderList desk={desk} requestId={newRequestId()} now={new Date()} />
    </>
  );
}
