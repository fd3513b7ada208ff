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

/**
 * @param returnTo where to go then, with a full load: everything on a page depends on who is signed in
 * @returns the two ways in, whether one is under way, and why the last one failed
 */
export function useSignIn(returnTo: string) {
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
      if (refusal === null) location.assign(returnTo);
      return refusal;
    });
  }

  async function enterOutside(): Promise<void> {
    await attempt(async () => {
      location.assign(await outsideSignInAddress(returnTo));
      return null;
    });
  }

  return { isPending, error, enter, enterOutside };
}
