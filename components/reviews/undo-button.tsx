"use client";
import { useEffect, useRef, useState } from "react";
import { undoDecisionAction } from "@/lib/reviews/actions";
import { UNDO_SHOWN_SECONDS } from "@/lib/reviews/workflow";
import { Button } from "@/components/ui/button";
import type { HiddenFields } from "@/components/ui/form-answer";
import { newRequestId } from "@/components/ui/request-id";
import { Key } from "./review-keys";
import { useDecision } from "./use-decision";
import { useShortcuts } from "./use-shortcuts";

/** Takes the decision just taken back, for ten seconds; the server decides whether it still may. */
export function UndoButton({ fields }: { fields: HiddenFields & { review: string; report: string } }) {
  const { state, isPending, decide } = useDecision();
  const requestId = useRef<string>(null);
  const [secondsLeft, setSecondsLeft] = useState(UNDO_SHOWN_SECONDS);
  const isOver = secondsLeft <= 0;

  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setSecondsLeft((left) => left - 1), 1_000);
    return () => clearInterval(timer);
  }, [isOver]);

  function undo() {
    // One key for this button: pressed twice, it is the same write.
    requestId.current ??= newRequestId();
    const form = new FormData();
    for (const [name, value] of Object.entries<string | number | undefined>({ ...fields, requestId: requestId.current })) if (value !== undefined) form.set(name, String(value));
    decide(undoDecisionAction, form);
  }
  useShortcuts(isOver ? {} : { u: undo });

  if (state.status === "error") return <p role="alert" className="text-alert">{state.message}</p>;
  if (isOver && !isPending) return null;
  return (
    <Button size="sm" onClick={undo} aria-disabled={isPending || undefined}>
      {isPending ? "正在撤销…" : "撤销"}
      {/* Not read aloud every second. */}
      {isPending ? null : <span aria-hidden="true" className="inline-flex items-center gap-1.5">{`${secondsLeft} 秒`}<Key>u</Key></span>}
    </Button>
  );
}
