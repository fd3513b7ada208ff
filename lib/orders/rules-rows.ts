import type { OrderCause, OrderColour, OrderState } from "@/lib/labels-carrying";

/** An order as lists and the ledger show it. */
export type OrderRow = {
  id: string; number: string; colour: OrderColour; cause: OrderCause; state: OrderState;
  taskNo: number; content: string; unitId: string; unitName: string; periodLabel: string; matter: string;
  issuedAt: Date; signedForAt: Date | null; answerDueAt: Date; answeredAt: Date | null; closedAt: Date | null;
  /** It waits for its answer past its time. */
  isLate: boolean;
};
