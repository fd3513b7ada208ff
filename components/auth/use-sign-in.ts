"use client";
import { useState, useSyncExternalStore } from "react";
import { describeSignInError } from "@/lib/auth/rules-sign-in";
import { outsideSignInAddress, signInWithPassword } from "./session-requests";

const NO_ANSWER = "服务器没有应答，请检查网络后重试。";

const never = () => () => undefined;

/** Before the page's script runs a click would be lost: until then the buttons are disabled. */
export function useIsReady(): boolean {
  return useSyncExternalStore(never, () => true, () => false);
}

/** Goes on with a full load: everything on the page depends on who is signed in. */
function goOn(returnTo: string | null): void {
  if (returnTo === null) location.reload();
  else location.assign(returnTo);
}

/**
 * @param returnTo where to go; null to stay at this address
 * @returns the two ways in, whether one is under way, and why the last one failed
 */
export function useSignIn(returnTo: string | null) {
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function attempt(work: () => Promise<string | null>): Promise<boolean> {
    setIsPending(true);
    setError(null);
    try {
      const refusal = await work();
      if (refusal === null) return true; // still pending: the page is being left
      setError(describeSignInError(refusal));
    } catch {
      setError(NO_ANSWER);
    }
    setIsPending(false);
    return false;
  }

  async function enter(username: string, password: string): Promise<boolean> {
    return attempt(async () => {
      const refusal = await signInWithPassword(username, password);
      if (refusal === null) goOn(returnTo);
      return refusal;
    });
  }

  async function enterOutside(): Promise<void> {
    await attempt(async () => {
      location.assign(await outsideSignInAddress(returnTo ?? location.href));
      return null;
    });
  }

  return { isPending, error, enter, enterOutside };
}
