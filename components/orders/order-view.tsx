import { orderPath } from "@/lib/orders/rules-addresses";
import type { OrderView } from "@/lib/orders/queries";
import { describeDue } from "@/lib/periods/calendar";
import { AttachmentList } from "@/components/attachments/attachment-list";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { NoticeBar } from "@/components/ui/notice-bar";
import { ColourMark } from "./colour-mark";
import { OrderPaper } from "./order-paper";
import { OrderStateChip } from "./state-chips";
import { OrderSteps } from "./order-steps";
import { TrailCard } from "./trail-card";

/** One order: the paper, beside it where it stands, what can be done, its files and its trail. */
export function OrderPage({ order, now }: { order: OrderView; now: Date }) {
  const { task, state, returnReason, files, trail, escalatedFrom, escalatedTo, isLate, answerDueAt, answerDesk } = order;
  const slug = task.list.slug;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <OrderPaper order={order} />
      <div className="min-w-0 space-y-4 print:hidden">
        <Card title="办理状态" id="state">
          <p className="flex flex-wrap items-center gap-2"><OrderStateChip state={state} />{isLate ? <OverdueMark text={`答复${describeDue(answerDueAt, now)}`} /> : null}</p>
          <p className="mt-2"><Link href={`/lists/${slug}/tasks/${task.no}?tab=carrying`} className="inline-link">{`第 ${task.no} 项任务`}</Link></p>
          {escalatedFrom ? <p className="mt-2 flex flex-wrap items-center gap-x-2">由<Link href={orderPath(slug, escalatedFrom.id)} className="inline-link">{escalatedFrom.number}</Link><ColourMark colour={escalatedFrom.colour} />升级</p> : null}
          {escalatedTo ? <p className="mt-2 flex flex-wrap items-center gap-x-2">已升级为<Link href={orderPath(slug, escalatedTo.id)} className="inline-link">{escalatedTo.number}</Link><ColourMark colour={escalatedTo.colour} /></p> : null}
        </Card>
        {returnReason ? <NoticeBar tone="warning" title="要求再次答复">{returnReason}</NoticeBar> : null}
        <OrderSteps order={order} />
        {files.length > 0 ? <Card title={answerDesk ? "附件（含未报送的）" : "附件"} id="files" isFlush><AttachmentList files={files} label="答复附件" /></Card> : null}
        <TrailCard trail={trail} />
      </div>
    </div>
  );
}
