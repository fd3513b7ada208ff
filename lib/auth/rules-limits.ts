export type Limit = { readonly name: string; readonly points: number; readonly seconds: number };

/** GB/T 22239-2019 asks for an end of tries; five and ten minutes are what its assessments take for enough. */
export const ACCOUNT_FAILURES: Limit = { name: "sign-in-account", points: 5, seconds: 600 };

/** Across names: whoever tries a few passwords on many. A whole office may stand behind one address, so it is wide. */
export const ADDRESS_FAILURES: Limit = { name: "sign-in-address", points: 100, seconds: 600 };

/** Of who is signed in and states his password again. Apart from the sign-in's, which anybody can use up in his name. */
export const OWN_FAILURES: Limit = { name: "own-password", points: 5, seconds: 600 };

/** Right ones: each leaves a row that is never deleted. */
export const SIGN_INS: Limit = { name: "sign-ins", points: 60, seconds: 600 };

/** How many refusals of one account the audit takes a minute, and how often it takes that one person had one file. */
export const REFUSAL_NOTES: Limit = { name: "refusal-notes", points: 30, seconds: 60 };
export const DOWNLOAD_NOTES: Limit = { name: "download-notes", points: 1, seconds: 60 };
