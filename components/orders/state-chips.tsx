import { INSTRUCTION_STATE_LABELS, ORDER_STATE_LABELS, type InstructionState, type OrderState } from "@/lib/labels-carrying";
import { Chip, type ChipTone } from "@/components/ui/chip";

const ORDER_TONES: Record<OrderState, ChipTone> = { ISSUED: "warning", SIGNED_FOR: "info", ANSWERED: "info", CLOSED: "success", ESCALATED: "neutral" };
const INSTRUCTION_TONES: Record<InstructionState, ChipTone> = { OPEN: "warning", ANSWERED: "info", CLOSED: "success" };

export function OrderStateChip({ state }: { state: OrderState }) {
  return <Chip tone={ORDER_TONES[state]}>{ORDER_STATE_LABELS[state]}</Chip>;
}

export function InstructionStateChip({ state }: { state: InstructionState }) {
  return <Chip tone={INSTRUCTION_TONES[state]}>{INSTRUCTION_STATE_LABELS[state]}</Chip>;
}
