/** What an action answers to the form that sent it. */
export type FormState = {
  status: "idle" | "ok" | "error";
  message?: string;
  fieldErrors?: Record<string, string>;
  /** What was typed, by field, so that a form shown again without script still holds it. */
  values?: Record<string, string>;
  /** Facts the form needs after success, such as the draft's new version. */
  data?: Record<string, string | number>;
  /** Points at the log line of an unexpected error. */
  errorId?: string;
  /** What stands now in the place of what the form was opened with, where that moved on meanwhile. */
  current?: CurrentDraft;
};

/** A draft as the server holds it, for the form of its own unit that came too late. */
export type CurrentDraft = {
  /** By form field, as the form's inputs would hold it. */
  values: Record<string, string>;
  version: number;
  state: string;
  /** Whether it is still a draft that can be written. */
  isWritable: boolean;
  savedByName: string;
  savedAt: string;
};

export const IDLE: FormState = { status: "idle" };

/** What `useActionState` takes. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
