import { unstable_isUnrecognizedActionError as isUnrecognizedActionError } from "next/navigation";
import { IDLE, type CurrentDraft, type FormAction, type FormState } from "@/lib/actions/form-state";

export type Intent = "autosave" | "save" | "send";

/** What became of a save. */
export type Outcome =
  | { kind: "saved"; version: number | null; savedAt: string }
  /** Sent to the signer; the page is moving on. */
  | { kind: "sent" }
  | { kind: "refused"; message: string; fieldErrors: Record<string, string> }
  | { kind: "outdated"; current: CurrentDraft }
  | { kind: Trouble };

/** Why the server has not got the words, although nothing is wrong with them. */
export type Trouble =
  | "offline"
  | "server"
  | "signed-out"
  | "other-account"
  /** The account may no longer write here, or the place is gone. */
  | "barred"
  /** The server runs a newer version of the product, which does not know this page's actions. */
  | "renewed";

function digestOf(error: unknown): string {
  return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : "";
}

/** Next.js tells of 401, 403, 404 and of a way onwards by an error's digest. */
function failureOf(error: unknown): Outcome {
  if (isUnrecognizedActionError(error)) return { kind: "renewed" };
  const digest = digestOf(error);
  if (digest.startsWith("NEXT_REDIRECT;")) return { kind: digest.includes("done=sent") ? "sent" : "signed-out" };
  if (digest === "NEXT_HTTP_ERROR_FALLBACK;401") return { kind: "signed-out" };
  if (digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;")) return { kind: "barred" };
  return { kind: error instanceof TypeError ? "offline" : "server" };
}

function answerOf(answer: FormState | undefined): Outcome {
  if (!answer) return { kind: "server" };
  const { status, message = "", fieldErrors = {}, data, current, errorId } = answer;
  if (status === "ok") return { kind: "saved", version: data?.version === undefined ? null : Number(data.version), savedAt: String(data?.savedAt ?? new Date().toISOString()) };
  if (current) return { kind: "outdated", current };
  if (errorId) return { kind: "server" };
  return fieldErrors.account ? { kind: "other-account" } : { kind: "refused", message, fieldErrors };
}

/** Sends a draft. Never throws: the form stays on the screen whatever the answer, with the words in it. */
export async function askDraftAction(action: FormAction, form: FormData): Promise<Outcome> {
  try {
    return answerOf(await action(IDLE, form));
  } catch (error) {
    return failureOf(error);
  }
}
