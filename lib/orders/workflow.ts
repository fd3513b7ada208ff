/** The life of an order and of an instruction. */
import { INSTRUCTION_STATE_LABELS, ORDER_STATE_LABELS, type InstructionState, type OrderColour, type OrderState } from "@/lib/labels-carrying";

export type OrderStep = "SIGN_FOR" | "SAVE" | "SEND" | "RETURN" | "CLOSE" | "ESCALATE";
export type InstructionStep = Exclude<OrderStep, "SIGN_FOR" | "ESCALATE">;

/** 蓝, 黄, 红: the further down, the graver. */
const COLOURS: readonly OrderColour[] = ["BLUE", "YELLOW", "RED"];

export const rankOf = (colour: OrderColour): number => COLOURS.indexOf(colour);

/** @returns the colour of the order that follows: one graver; red stays red */
export function graver(colour: OrderColour): OrderColour {
  return COLOURS[rankOf(colour) + 1] ?? "RED";
}

/** In which states each step may be taken. HRSS may close what a later filing has answered, and escalate what is not answered. */
const OPEN: readonly OrderState[] = ["ISSUED", "SIGNED_FOR", "ANSWERED"];
const ORDER_STEPS: Record<OrderStep, readonly OrderState[]> = {
  SIGN_FOR: ["ISSUED"], SAVE: ["SIGNED_FOR"], SEND: ["SIGNED_FOR"], RETURN: ["ANSWERED"], CLOSE: OPEN, ESCALATE: OPEN,
};
const INSTRUCTION_STEPS: Record<InstructionStep, readonly InstructionState[]> = {
  SAVE: ["OPEN"], SEND: ["OPEN"], RETURN: ["ANSWERED"], CLOSE: ["OPEN", "ANSWERED"],
};

export function isOrderOpen(state: OrderState): boolean {
  return OPEN.includes(state);
}

/** @returns why a step cannot be taken now, or null */
export function orderRefusal(state: OrderState, step: OrderStep): string | null {
  if (ORDER_STEPS[step].includes(state)) return null;
  if (state === "ISSUED") return "请先签收督办单，再答复。";
  return `这份督办单现为“${ORDER_STATE_LABELS[state]}”，请刷新页面查看最新情况。`;
}

/** @returns why a step cannot be taken now, or null */
export function instructionRefusal(state: InstructionState, step: InstructionStep): string | null {
  if (INSTRUCTION_STEPS[step].includes(state)) return null;
  return `这项批示现为“${INSTRUCTION_STATE_LABELS[state]}”，请刷新页面查看最新情况。`;
}
