import type { SignInOptions } from "@/components/auth/sign-in-panel";
import { listDemoAccounts } from "@/lib/accounts/queries";
import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { oidcName } from "@/lib/auth/options";

/** @returns the ways in of this installation; the demonstration's password leaves the server in a demonstration only */
export async function loadSignInOptions(): Promise<SignInOptions> {
  const accounts = await listDemoAccounts();
  return { outsideName: oidcName(), demo: accounts.length > 0 ? { password: DEMO_PASSWORD, accounts } : null };
}
