/** The recorded rows behind an item, in words and with the page that each stands on. */
import { ASSESSMENT_LABELS } from "@/lib/labels";
import { ORDER_COLOUR_LABELS, type AppraisalItem } from "@/lib/labels-carrying";
import { orderNumber } from "@/lib/orders/rules-words";
import { periodName, shanghaiMinute } from "@/lib/periods/calendar";
import { isUnanswered } from "./rules-score";
import type { Fact } from "./schema-content";

export type Row = { key: string; href: string; place: string; words: string; /** What costs points. */ isLoss: boolean };

const minute = (at: string): string => shanghaiMinute(new Date(at)).replace("T", " ");

function comeIn({ at, dueAt }: { at: string | null; dueAt: string }, verb: string): { words: string; isLoss: boolean } {
  if (at === null) return { words: `未${verb}，截止 ${minute(dueAt)}`, isLoss: true };
  return at <= dueAt ? { words: `按时，${minute(at)} ${verb}`, isLoss: false } : { words: `逾期，${minute(at)} ${verb}，截止 ${minute(dueAt)}`, isLoss: true };
}

/** @returns what a fact says of an item; null where it says nothing of it */
function wordsOf(item: AppraisalItem, fact: Fact, asOf: string): { words: string; isLoss: boolean } | null {
  switch (item) {
    case "ON_TIME": return fact.kind === "report" ? comeIn(fact, "报送") : null;
    case "RETURNS": return fact.kind === "return" ? { words: `${minute(fact.at)} 退回：${fact.reason}`, isLoss: true } : null;
    case "PROGRESS":
      if (fact.kind === "closed") return { words: `${minute(fact.at)} 已销号，按“${ASSESSMENT_LABELS.DONE}”计`, isLoss: false };
      return fact.kind === "report" && fact.verdict !== null ? { words: `督查评价：${ASSESSMENT_LABELS[fact.verdict]}`, isLoss: fact.verdict === "BEHIND" || fact.verdict === "NOT_STARTED" } : null;
    case "SUPPORT": return fact.kind === "contribution" ? comeIn(fact, "反馈") : null;
    case "ORDERS": {
      if (fact.kind !== "order") return null;
      const late = isUnanswered(fact, asOf);
      const name = fact.year === undefined ? `督办第 ${fact.number} 号` : orderNumber({ year: fact.year, number: fact.number });
      const ended = fact.closedAt ? `，${minute(fact.closedAt)} 结单` : "";
      const answer = fact.answeredAt === null ? `未答复，期限 ${minute(fact.dueAt)}${ended}` : `${minute(fact.answeredAt)} 答复，期限 ${minute(fact.dueAt)}`;
      return { words: `${name}（${ORDER_COLOUR_LABELS[fact.colour]}），${minute(fact.at)} 签发；${answer}${late ? "（未按期）" : ""}`, isLoss: late || fact.colour !== "BLUE" };
    }
  }
}

function hrefOf(slug: string, fact: Exclude<Fact, { kind: "correction" }>): string {
  if (fact.kind === "order") return `/lists/${slug}/orders/${fact.id}`;
  return `/lists/${slug}/tasks/${fact.taskNo}?${fact.kind === "contribution" ? "tab=contributions&" : ""}period=${fact.period}`;
}

/** @returns all rows that an item was reckoned from, by period and task */
export function rowsBehind(item: AppraisalItem, facts: readonly Fact[], slug: string, asOf: string): Row[] {
  return facts
    .flatMap((fact) => {
      const said = fact.kind === "correction" ? null : wordsOf(item, fact, asOf);
      return fact.kind === "correction" || said === null ? [] : [{ fact, ...said }];
    })
    .sort((a, b) => a.fact.period.localeCompare(b.fact.period) || a.fact.taskNo - b.fact.taskNo || (a.fact.at ?? "").localeCompare(b.fact.at ?? ""))
    .map(({ fact, words, isLoss }, at) => ({ key: `${item}-${at}`, href: hrefOf(slug, fact), place: `${periodName(fact.period)}　第 ${fact.taskNo} 项任务`, words, isLoss }));
}
