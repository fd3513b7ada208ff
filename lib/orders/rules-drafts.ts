import type { OrderColour } from "@/lib/labels-carrying";

/** @returns by what a proposal's box names it */
export function draftKey({ taskNo, unitId, periodKey, colour }: { taskNo: number; unitId: string; periodKey: string; colour: OrderColour }): string {
  return `${taskNo}/${unitId}/${periodKey}/${colour}`;
}
