"use client";
import { Button } from "@/components/ui/button";
import { CONFLICTS_ID } from "./conflict-panel";
import { asksForSignIn, DraftNotice } from "./draft-notices";
import type { DraftSaver } from "./draft-saver";
import { describeDraft, type DraftState } from "./draft-state";

/** Fixed below the form: where its words are, and the two buttons. */
export function DraftBar({ draft, saver }: { draft: DraftState; saver: DraftSaver }) {
  const isBusy = draft.activity === "save" || draft.activity === "send" || draft.closed !== null;
  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-2 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-surface px-4 py-3 max-md:bottom-14 print:hidden">
      <div className="basis-full empty:hidden"><DraftNotice draft={draft} saver={saver} /></div>
      {/* Drawn before midnight and read after it, the time is said otherwise. */}
      <p className="min-w-0 flex-1 basis-28 text-muted" suppressHydrationWarning>
        {asksForSignIn(draft) ? null : describeDraft(draft, new Date())}
        {draft.conflicts.length > 0 ? <a className="inline-link ml-2" href={`#${CONFLICTS_ID}`}>去选择</a> : null}
      </p>
      {/* For the ear only what is worth an interruption: not every save. */}
      <p role="status" className="sr-only">{draft.announcement}</p>
      <div className="flex gap-2">
        <Button type="submit" name="intent" value="save" aria-disabled={isBusy || undefined}>保存草稿</Button>
        <Button type="submit" name="intent" value="send" variant="primary" aria-disabled={isBusy || undefined}>送审签</Button>
      </div>
    </div>
  );
}
