"use client";
import { useState } from "react";
import { signOut } from "./session-requests";

const SIGNED_OUT = "/sign-in?done=out";

/** Signs out by POST, so that no foreign page can do it with a link. */
export function SignOutButton({ className }: { className?: string }) {
  const [isPending, setIsPending] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  async function leave() {
    setIsPending(true);
    setHasFailed(false);
    try {
      await signOut();
      // A full load: nothing of this account stays in the browser.
      location.replace(SIGNED_OUT);
    } catch {
      setHasFailed(true);
      setIsPending(false);
    }
  }
  return (
    <button type="button" className={className} aria-disabled={isPending || undefined} onClick={() => void (isPending ? undefined : leave())}>
      {isPending ? "正在退出…" : "退出登录"}
      {hasFailed ? <span role="alert" className="ml-2 text-sm text-alert">未成功，请重试</span> : null}
    </button>
  );
}
