import type { FormAnswer } from "@/components/ui/form-answer";
import { ErrorSummary } from "@/components/ui/error-summary";
import { NoticeBar } from "@/components/ui/notice-bar";

/** Why a decision was not taken: a summary that leads to the fields, or one message. */
export function DecisionErrors({ state: { status, message, fieldErrors = {} } }: { state: FormAnswer }) {
  if (status !== "error") return null;
  if (Object.keys(fieldErrors).length > 0) return <ErrorSummary title={message} fieldErrors={fieldErrors} />;
  return <NoticeBar tone="error">{message}</NoticeBar>;
}
