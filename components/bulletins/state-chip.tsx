import { BULLETIN_STATE_LABELS, type BulletinDisplayState } from "@/lib/labels";
import { Chip, type ChipTone } from "@/components/ui/chip";

const TONES: Record<BulletinDisplayState, ChipTone> = { DRAFT: "warning", ISSUED: "success", REISSUING: "info" };

export function BulletinStateChip({ state }: { state: BulletinDisplayState }) {
  return <Chip tone={TONES[state]}>{BULLETIN_STATE_LABELS[state]}</Chip>;
}
