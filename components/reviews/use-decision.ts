"use client";
import { useState, useTransition } from "react";
import { IDLE, type FormAction, type FormState } from "@/lib/actions/form-state";
import { askAction } from "@/components/ui/ask-action";

/** Sends a decision; whatever the answer, or if none comes, the form stays as it was filled in. */
export function useDecision() {
  const [state, setState] = useState<FormState>(IDLE);
  const [isPending, startSending] = useTransition();
  function decide(action: FormAction, form: FormData): void {
    if (isPending) return;
    // Not by the form's own action: React would then reset the fields.
    startSending(async () => setState(await askAction(action, form)));
  }
  return { state, isPending, decide };
}
