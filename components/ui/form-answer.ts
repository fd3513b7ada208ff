/** What an action answers, as far as these components show it. */
export type FormAnswer = {
  status: "idle" | "ok" | "error";
  message?: string;
  fieldErrors?: Record<string, string>;
  values?: Record<string, string>;
};

export type AnsweringAction = (previous: FormAnswer, form: FormData) => Promise<FormAnswer>;

/** Facts that a form sends unseen: whose, which period, which version. */
export type HiddenFields = Record<string, string | number>;
