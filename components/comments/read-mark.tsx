"use client";
import { startTransition, useEffect } from "react";
import { IDLE } from "@/lib/actions/form-state";
import { markDiscussionReadAction } from "@/lib/comments/actions";

/** Notes, once the page is in sight, that the discussion was read up to `until`. Draws nothing. */
export function ReadMark({ listSlug, taskNo, until }: { listSlug: string; taskNo: number; until: string }) {
  useEffect(() => {
    const mark = () => {
      if (document.visibilityState !== "visible") return;
      document.removeEventListener("visibilitychange", mark);
      const form = new FormData();
      form.set("list", listSlug);
      form.set("no", String(taskNo));
      form.set("until", until);
      // Nobody asked for this: when it fails, the mentions stay unread and the page stays as it is.
      startTransition(() => markDiscussionReadAction(IDLE, form).then(() => undefined, () => undefined));
    };
    document.addEventListener("visibilitychange", mark);
    mark();
    return () => document.removeEventListener("visibilitychange", mark);
  }, [listSlug, taskNo, until]);
  return null;
}
