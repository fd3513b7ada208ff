import { TOKEN_STATE_LABELS, type TokenState } from "@/lib/labels";
import { Chip, type ChipTone } from "@/components/ui/chip";

const TONES: Record<TokenState, ChipTone> = { LIVE: "success", ENDED: "quiet", REVOKED: "quiet" };

/** How a token stands. */
export function TokenStateChip({ state }: { state: TokenState }) {
  return <Chip tone={TONES[state]}>{TOKEN_STATE_LABELS[state]}</Chip>;
}
