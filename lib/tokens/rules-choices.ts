import { TOKEN_SCOPE_LABELS, type TokenScope } from "@/lib/labels";

export const SCOPES = Object.keys(TOKEN_SCOPE_LABELS) as [TokenScope, ...TokenScope[]];
/** In days; `date`: a day of one's own. */
export const LIFETIMES = ["7", "30", "90", "365", "date"] as const;
