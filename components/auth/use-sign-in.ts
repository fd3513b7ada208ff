"use client";
import { useState, useSyncExternalStore } from "react";
import { asksForCode, describeSignInError } from "@/lib/auth/rules-sign-in";
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
  const [isCodeAsked, setIsCodeAsked] = useState(false);

  /** @returns the refusal's code, empty where no answer came; null when in, and the page is being left: still pending */
  async function attempt(work: () => Promise<string | null>): Promise<string | null> {
    setIsPending(true);
    setError(null);
    let refusal: string | null = "";
    try {
      refusal = await work();
      if (refusal === null) return null;
      // The field that appears says it all.
      if (refusal !== "CodeRequired") setError(describeSignInError(refusal));
    } catch {
      setError(NO_ANSWER);
    }
    setIsPending(false);
    return refusal;
  }

  async function enter(credentials: { username: string; password: string; code: string }): Promise<"password" | "code" | null> {
    const refusal = await attempt(async () => {
      const answer = await signInWithPassword(credentials);
      if (answer === null) location.assign(returnTo);
      return answer;
    });
    if (refusal === null) return null;
    setIsCodeAsked(asksForCode(refusal));
    return asksForCode(refusal) ? "code" : "password";
  }

  async function enterOutside(): Promise<void> {
    await attempt(async () => {
      location.assign(await outsideSignInAddress(returnTo));
      return null;
    });
  }

  return { isPending, error, isCodeAsked, enter, enterOutside };
}
