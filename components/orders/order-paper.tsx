import type { ReactNode } from "react";
import { ORDER_STATE_LABELS, type OrderColour } from "@/lib/labels-carrying";
import type { OrderView } from "@/lib/orders/queries";
import { formatDateTime, formatLongDate } from "@/components/ui/time";
import { ColourMark } from "./colour-mark";

/** Only the red order wears the official red. */
const HEADS: Record<OrderColour, string> = { BLUE: "text-ahead border-ahead", YELLOW: "text-behind border-behind", RED: "text-alert border-alert" };

/** An order as a sheet of paper, on the screen and printed: the form that a unit signs for and answers. */
export function OrderPaper({ order }: { order: OrderView }) {
  const { number, colour, unit, task, periodLabel, matter, demand, answerDueAt, issuedAt, issuedByName, isDemo } = order;
  return (
    <article aria-labelledby="paper-title" className="print-paper rounded-lg border border-line bg-surface px-4 py-6 font-notice text-lg leading-8 sm:px-10 print:max-w-none print:border-0 print:p-0">
      <h1 id="paper-title" className={`border-b-2 pb-2 text-center text-2xl font-semibold tracking-widest ${HEADS[colour]}`}>督　办　单</h1>
      {isDemo ? <p className="text-center text-base">（演示数据）</p> : null}
      <p className="mt-2 flex flex-wrap items-center justify-between gap-x-6 text-base"><span>{number}</span><ColourMark colour={colour} /></p>
      <dl className="mt-3 border-t border-l border-ink text-base leading-7">
        <Line term="督办单位">{unit.officialName}</Line>
        <Line term="督办任务">{`第 ${task.no} 项（${periodLabel}）`}<span className="block">{task.content}</span></Line>
        <Line term="督办事由">{matter}</Line>
        <Line term="督办要求">{demand}</Line>
        <Line term="答复时限">{formatDateTime(answerDueAt)}</Line>
        <Line term="签　发">{`${issuedByName}　${formatLongDate(issuedAt)}`}</Line>
        <Line term="签　收">{order.signedForAt ? `${order.signedForByName}　${formatDateTime(order.signedForAt)}` : <Blank />}</Line>
        <Line term="答　复">{order.answeredAt ? <>{order.answer}<span className="mt-1 block text-right">{`${order.answeredByName}　${formatDateTime(order.answeredAt)}`}</span></> : <Blank isTall />}</Line>
        <Line term="办　结">{order.closedAt ? `${[ORDER_STATE_LABELS[order.state], order.closeNote].filter(Boolean).join("：")}\n${order.closedByName}　${formatDateTime(order.closedAt)}` : <Blank />}</Line>
      </dl>
    </article>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5em_minmax(0,1fr)] break-inside-avoid">
      <dt className="border-r border-b border-ink px-2 py-1.5 text-center font-semibold">{term}</dt>
      <dd className="border-r border-b border-ink px-2.5 py-1.5 break-words whitespace-pre-line">{children}</dd>
    </div>
  );
}

/** A place to write in by hand, on paper. */
function Blank({ isTall = false }: { isTall?: boolean }) {
  return <span className={`block text-muted print:text-transparent ${isTall ? "print:min-h-32" : ""}`}>（未办）</span>;
}
