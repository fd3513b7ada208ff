/** A limit that forms and the server share. */
export const REASON_MAX = 1000;
