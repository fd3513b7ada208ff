import { ACCOUNT_STATE_LABELS, type AccountState } from "@/lib/labels";
import { Chip, type ChipTone } from "@/components/ui/chip";

const TONES: Record<AccountState, ChipTone> = { ACTIVE: "neutral", MUST_CHANGE_PASSWORD: "warning", DISABLED: "quiet" };

/** How an account stands. */
export function AccountStateChip({ state }: { state: AccountState }) {
  return <Chip tone={TONES[state]}>{ACCOUNT_STATE_LABELS[state]}</Chip>;
}
