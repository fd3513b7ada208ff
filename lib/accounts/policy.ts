import { hasRole, type Viewer } from "@/lib/auth/schema";

/** 'Administrator: units, group membership, accounts …' (DESIGN.md §1). To everybody else, accounts do not exist. */
export function canManageAccounts(viewer: Viewer): boolean {
  return hasRole(viewer, "ADMINISTRATOR");
}

/** Whoever forgot his own password asks another administrator; who knows it changes it himself, by stating it. */
export function canResetPassword(viewer: Viewer, accountId: string): boolean {
  return canManageAccounts(viewer) && viewer.id !== accountId;
}
