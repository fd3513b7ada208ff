import { Chip, type ChipTone } from "@/components/ui/chip";
import { CONTRIBUTION_STATE_LABELS, type ContributionDisplayState } from "@/lib/labels";

/** Only what came back stands out; the rest stays quiet (SCREENS.md, tokens). */
const TONES: Record<ContributionDisplayState, ChipTone> = {
  NOT_GIVEN: "quiet",
  DRAFT: "quiet",
  AWAITING_SIGNATURE: "neutral",
  GIVEN: "neutral",
  RETURNED: "warning",
};

/** Where a contribution stands, `NOT_GIVEN` when there is none. */
export function ContributionStateChip({ state }: { state: ContributionDisplayState }) {
  const icon = state === "RETURNED" ? "return" : state === "GIVEN" ? "check" : undefined;
  return <Chip tone={TONES[state]} icon={icon}>{CONTRIBUTION_STATE_LABELS[state]}</Chip>;
}
