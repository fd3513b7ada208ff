import { CLOSURE_STATE_LABELS, type ClosureState } from "@/lib/labels-carrying";
import { Chip, type ChipTone } from "@/components/ui/chip";

const TONES: Partial<Record<ClosureState, ChipTone>> = { RETURNED: "warning", CLOSED: "success", REOPENED: "warning", DRAFT: "quiet" };

/** Where a closure stands. */
export function ClosureStateChip({ state }: { state: ClosureState }) {
  return <Chip tone={TONES[state] ?? "neutral"} icon={state === "CLOSED" ? "check" : undefined}>{CLOSURE_STATE_LABELS[state]}</Chip>;
}
