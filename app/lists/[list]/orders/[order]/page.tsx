import type { Metadata } from "next";
import { OrderPage } from "@/components/orders/order-view";
import { ButtonLink } from "@/components/ui/button";
import { Breadcrumbs } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getOrder } from "@/lib/orders/queries";
import { orderFileHref, ordersPath } from "@/lib/orders/rules-addresses";

export const metadata: Metadata = { title: "督办单" };

export default async function OneOrderPage({ params }: { params: Promise<{ list: string; order: string }> }) {
  const viewer = await requireViewer();
  const { list, order: id } = await params;
  const order = await answer(getOrder(viewer, list, id));
  return (
    <>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-2 print:hidden">
        <Breadcrumbs crumbs={[{ label: "督办单", href: ordersPath(list) }, { label: order.number }]} />
        <div className="flex flex-wrap items-center gap-2">
          <PrintButton />
          <ButtonLink isPlain href={orderFileHref(order.id)}>下载 Word</ButtonLink>
        </div>
      </div>
      <OrderPage order={order} now={new Date()} />
    </>
  );
}
