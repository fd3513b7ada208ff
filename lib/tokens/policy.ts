import { canManageAccounts } from "@/lib/accounts/policy";
import type { Viewer } from "@/lib/auth/schema";

/** A token is its owner's; an administrator may take it away, never use or make one for him (decision 'personal tokens'). */
export function canRevokeToken(viewer: Viewer, ownerId: string): boolean {
  return viewer.id === ownerId || canManageAccounts(viewer);
}
