import { Chip, type ChipTone } from "@/components/ui/chip";
import { REPORT_STATE_LABELS, type ReportDisplayState } from "@/lib/labels";

/** Only what came back stands out; the rest stays quiet (SCREENS.md, tokens). */
const TONES: Record<ReportDisplayState, ChipTone> = {
  NOT_FILED: "quiet",
  DRAFT: "quiet",
  AWAITING_SIGNATURE: "neutral",
  SUBMITTED: "neutral",
  RETURNED: "warning",
  ACCEPTED: "neutral",
};

/** Where a report stands, `NOT_FILED` when there is none. */
export function ReportStateChip({ state }: { state: ReportDisplayState }) {
  const icon = state === "RETURNED" ? "return" : state === "ACCEPTED" ? "check" : undefined;
  return <Chip tone={TONES[state]} icon={icon}>{REPORT_STATE_LABELS[state]}</Chip>;
}
