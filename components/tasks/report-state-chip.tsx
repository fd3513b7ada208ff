import { Chip, type ChipTone } from "@/components/ui/chip";
import { TASK_STATE_LABELS, type TaskState } from "@/lib/labels";

/** Only what came back stands out; the rest stays quiet (SCREENS.md, tokens). */
const TONES: Record<TaskState, ChipTone> = {
  NOT_FILED: "quiet",
  DRAFT: "quiet",
  AWAITING_SIGNATURE: "neutral",
  SUBMITTED: "neutral",
  RETURNED: "warning",
  ACCEPTED: "neutral",
  CLOSED: "success",
};

/** Where a report stands, `NOT_FILED` when there is none. */
export function ReportStateChip({ state }: { state: TaskState }) {
  const icon = state === "RETURNED" ? "return" : state === "ACCEPTED" || state === "CLOSED" ? "check" : undefined;
  return <Chip tone={TONES[state]} icon={icon}>{TASK_STATE_LABELS[state]}</Chip>;
}
