import { unstable_isUnrecognizedActionError as isUnrecognizedActionError } from "next/navigation";
import { IDLE, type CurrentDraft, type FormAction, type FormState } from "@/lib/actions/form-state";
import { signedInAccountId } from "@/components/auth/session-requests";

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

/** A network that swallows everything says nothing at all. */
const ANSWER_WITHIN_MS = 20_000;

function answerOf(answer: FormState): Outcome {
  const { status, message = "", fieldErrors = {}, data, current, errorId } = answer;
  if (status === "ok") return { kind: "saved", version: data?.version === undefined ? null : Number(data.version), savedAt: String(data?.savedAt ?? new Date().toISOString()) };
  if (current) return { kind: "outdated", current };
  if (errorId) return { kind: "server" };
  return fieldErrors.account ? { kind: "other-account" } : { kind: "refused", message, fieldErrors };
}

/** The form saves itself (app/api/drafts). Never throws: the form stays on the screen whatever the answer. */
export async function saveByItself(kind: "report" | "contribution", form: FormData): Promise<Outcome> {
  try {
    const response = await fetch(`/api/drafts/${kind}`, { method: "POST", body: form, redirect: "manual", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (response.ok) return answerOf((await response.json()) as FormState);
    // An account that has to change its password first is led away.
    if (response.status === 401 || response.type === "opaqueredirect") return { kind: "signed-out" };
    return { kind: response.status === 403 || response.status === 404 ? "barred" : "server" };
  } catch (error) {
    return { kind: error instanceof TypeError ? "offline" : "server" };
  }
}

/** Next.js tells of a refusal and of a way onwards by an error's digest. */
function failureOf(error: unknown): Outcome {
  if (isUnrecognizedActionError(error)) return { kind: "renewed" };
  const digest = error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : "";
  if (digest.startsWith("NEXT_REDIRECT;")) return { kind: digest.includes("done=sent") ? "sent" : "signed-out" };
  if (digest === "NEXT_HTTP_ERROR_FALLBACK;401") return { kind: "signed-out" };
  if (digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;")) return { kind: "barred" };
  return { kind: error instanceof TypeError ? "offline" : "server" };
}

/**
 * A button was pressed. Who is signed in is asked first: where an action answers 401, Next.js would put the sign-in page
 * in the form's place. Never throws.
 */
export async function saveByButton(action: FormAction, form: FormData): Promise<Outcome> {
  try {
    const accountId = await signedInAccountId();
    if (accountId !== form.get("account")) return { kind: accountId === null ? "signed-out" : "other-account" };
    return answerOf(await action(IDLE, form));
  } catch (error) {
    return failureOf(error);
  }
}
