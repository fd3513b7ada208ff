export type FailureLimit = { readonly name: string; readonly failures: number; readonly seconds: number };

/** GB/T 22239-2019 asks for an end of tries; five and ten minutes are what its assessments take for enough. */
export const ACCOUNT_FAILURES: FailureLimit = { name: "sign-in-account", failures: 5, seconds: 600 };

/** Across names: whoever tries a few passwords on many. A whole office may stand behind one address, so it is wide. */
export const ADDRESS_FAILURES: FailureLimit = { name: "sign-in-address", failures: 100, seconds: 600 };

/** How many refusals of one account the audit takes a minute. */
export const REFUSAL_NOTES: FailureLimit = { name: "refusal-notes", failures: 30, seconds: 60 };
