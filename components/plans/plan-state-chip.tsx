import { Chip, type ChipTone } from "@/components/ui/chip";
import { PLAN_STATE_LABELS, type PlanDisplayState } from "@/lib/labels-carrying";

/** Only what came back stands out; the rest stays quiet. */
const TONES: Record<PlanDisplayState, ChipTone> = {
  NOT_WRITTEN: "quiet", DRAFT: "quiet", AWAITING_SIGNATURE: "neutral", SUBMITTED: "neutral", RETURNED: "warning", APPROVED: "neutral",
};

/** Where a work plan stands. */
export function PlanStateChip({ state }: { state: PlanDisplayState }) {
  return <Chip tone={TONES[state]} icon={state === "RETURNED" ? "return" : state === "APPROVED" ? "check" : undefined}>{PLAN_STATE_LABELS[state]}</Chip>;
}
