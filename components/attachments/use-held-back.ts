"use client";
import { useEffect, useState, type RefObject } from "react";

/**
 * While files are on their way, the form around the field is not sent to the signer, who could not be given them any more,
 * and the page asks before it is left. Saving the draft goes on.
 * @returns whether a press on 送审签 was held back
 */
export function useHeldBack(field: RefObject<HTMLElement | null>, isSending: boolean): boolean {
  const [wasHeld, setWasHeld] = useState(false);
  useEffect(() => {
    const form = field.current?.closest("form");
    if (!isSending || !form) return;
    const hold = (event: SubmitEvent) => {
      if (!(event.submitter instanceof HTMLButtonElement) || event.submitter.value !== "send") return;
      event.preventDefault();
      event.stopPropagation();
      setWasHeld(true);
      field.current?.focus();
    };
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    // Before the form's own listener, which React has at the root.
    form.addEventListener("submit", hold, { capture: true });
    addEventListener("beforeunload", ask);
    return () => {
      form.removeEventListener("submit", hold, { capture: true });
      removeEventListener("beforeunload", ask);
      setWasHeld(false);
    };
  }, [field, isSending]);
  return wasHeld;
}
