import { UPWARD_STAGE_LABELS, type UpwardStageName } from "@/lib/labels-carrying";
import { Chip, type ChipTone } from "@/components/ui/chip";

const TONES: Record<UpwardStageName, ChipTone> = { PLANNED: "quiet", CONTACTED: "neutral", SUBMITTED: "info", APPROVED: "success", REJECTED: "warning" };

/** Where a request stands. */
export function UpwardStageChip({ stage }: { stage: UpwardStageName }) {
  return <Chip tone={TONES[stage]} icon={stage === "APPROVED" ? "check" : undefined}>{UPWARD_STAGE_LABELS[stage]}</Chip>;
}
