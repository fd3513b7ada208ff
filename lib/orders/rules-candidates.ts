/** 草拟: for what the rules propose an order. Nothing of it is kept; a supervisor issues it or leaves it. */
import type { Assessment, FilingForm } from "@/lib/labels";
import type { OrderCause, OrderColour, OrderState } from "@/lib/labels-carrying";
import { rankOf } from "./workflow";

const DAY_MS = 86_400_000;
/** 蓝: so near the due time. */
const SOON_MS = 7 * DAY_MS;
/** 黄: returned and not sent again, for so long or after so many returns. */
const IDLE_MS = 5 * DAY_MS;
const RETURNS = 2;

/** What one unit owes on one task in one period, and what became of it; `orders` are those to it about the same. */
export type OwedFacts = {
  form: FilingForm;
  dueAt: Date;
  isFiled: boolean;
  /** Until when it may still file after the due time. */
  extendedUntil: Date | null;
  verdict: Assessment | null;
  returns: number;
  /** Since when a return, or a report opened again, waits for the unit; null where none does. */
  returnedSince: Date | null;
  orders: readonly { colour: OrderColour; cause: OrderCause; state: OrderState; isUnanswered: boolean }[];
};
export type Proposal = { colour: OrderColour; cause: OrderCause };

function proposals(facts: OwedFacts, now: Date): Proposal[] {
  const found: Proposal[] = [];
  const { dueAt, isFiled, extendedUntil } = facts;
  if (!isFiled && now > dueAt && (extendedUntil === null || now > extendedUntil)) found.push({ colour: "RED", cause: "OVERDUE" });
  if (facts.orders.some((order) => order.isUnanswered && order.colour === "YELLOW")) found.push({ colour: "RED", cause: "UNANSWERED" });
  if (facts.verdict === "BEHIND") found.push({ colour: "YELLOW", cause: "BEHIND" });
  if (facts.returnedSince !== null && (facts.returns >= RETURNS || now.getTime() - facts.returnedSince.getTime() >= IDLE_MS)) found.push({ colour: "YELLOW", cause: "POOR_QUALITY" });
  if (!isFiled && now <= dueAt && dueAt.getTime() - now.getTime() <= SOON_MS) found.push({ colour: "BLUE", cause: "DUE_SOON" });
  return found;
}

const isOpen = (state: OrderState): boolean => state !== "CLOSED" && state !== "ESCALATED";

/**
 * The gravest order that the rules propose: 蓝 not filed and due within 7 days; 黄 judged behind, or returned and not sent again,
 * for the second time or for 5 days; 红 not filed after the due time, or a yellow order unanswered past its own.
 * @returns null for nothing, and where an order of that colour or a graver one is open, or was ended, for the same cause
 */
export function proposalFor(facts: OwedFacts, now: Date): Proposal | null {
  const fresh = proposals(facts, now).filter(({ colour, cause }) =>
    !facts.orders.some((order) => rankOf(order.colour) >= rankOf(colour) && (isOpen(order.state) || order.cause === cause)));
  return fresh.sort((a, b) => rankOf(b.colour) - rankOf(a.colour))[0] ?? null;
}
