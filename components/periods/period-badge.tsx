import { Chip, type ChipTone } from "@/components/ui/chip";
import { PERIOD_STATE_LABELS, type PeriodState } from "@/lib/labels";

const TONES: Record<PeriodState, ChipTone> = { UPCOMING: "quiet", OPEN: "neutral", OVERDUE: "alert", LOCKED: "quiet" };

type PeriodBadgeProps = { label: string; state: PeriodState; daysLeftText?: string | null };

/** A period with its state and how long it has left, in words. */
export function PeriodBadge({ label, state, daysLeftText }: PeriodBadgeProps) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="font-medium whitespace-nowrap">{label}</span>
      <Chip tone={TONES[state]}>{PERIOD_STATE_LABELS[state]}</Chip>
      {daysLeftText ? (
        <span className={state === "OVERDUE" ? "whitespace-nowrap text-alert" : "whitespace-nowrap text-muted"}>{daysLeftText}</span>
      ) : null}
    </span>
  );
}
