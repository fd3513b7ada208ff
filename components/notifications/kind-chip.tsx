import { NOTIFICATION_KIND_LABELS, type NotificationKind } from "@/lib/labels";
import { Chip, type ChipTone } from "@/components/ui/chip";

const TONES: Partial<Record<NotificationKind, ChipTone>> = {
  RETURNED: "warning",
  RETURNED_IDLE: "warning",
  REMINDER: "alert",
  DUE_TODAY: "warning",
  OVERDUE: "alert",
  EXTENSION_GRANTED: "success",
  ACCEPTED: "success",
};

/** What a notice is, in one word. */
export function KindChip({ kind }: { kind: NotificationKind }) {
  return <Chip tone={TONES[kind] ?? "neutral"}>{NOTIFICATION_KIND_LABELS[kind]}</Chip>;
}
