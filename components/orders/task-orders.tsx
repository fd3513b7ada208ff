import type { InstructDesk, InstructionRow } from "@/lib/orders/queries-instructions";
import type { OrderRow } from "@/lib/orders/rules-rows";
import { shanghaiMinute } from "@/lib/periods/calendar";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { newRequestId } from "@/components/ui/request-id";
import { InstructForm } from "./instruct-form";
import { InstructionRows } from "./instruction-list";
import { OrderRows } from "./order-rows";

export type TaskOrdersProps = { slug: string; no: number; orders: readonly OrderRow[]; instructions: readonly InstructionRow[]; instruct: InstructDesk | null };

/** A task's orders and instructions, and the form of whoever may instruct. */
export function TaskOrders({ slug, no, orders, instructions, instruct }: TaskOrdersProps) {
  const now = new Date();
  return (
    <>
      <Card title={`督办单（${orders.length}）`} id="orders" isFlush>
        {orders.length > 0 ? <OrderRows rows={orders} slug={slug} now={now} /> : <EmptyState title="没有督办单" />}
      </Card>
      <Card title={`领导批示（${instructions.length}）`} id="instructions" isFlush>
        {instructions.length > 0 ? <InstructionRows rows={instructions} slug={slug} now={now} /> : <EmptyState title="没有批示" />}
        {instruct ? (
          <Disclosure summary="作批示" className="border-t border-line px-4 py-2">
            <div className="max-w-160 pt-2 pb-3"><InstructForm list={slug} no={no} units={instruct.units} until={shanghaiMinute(instruct.answerDueAt)} requestId={newRequestId()} /></div>
          </Disclosure>
        ) : null}
      </Card>
    </>
  );
}
