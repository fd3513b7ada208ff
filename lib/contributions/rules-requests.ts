/** How the lead asks for contributions. */
export const NOTE_MAX = 300;

/** Instead of one unit: every unit that has given nothing yet. */
export const ALL_MISSING = "ALL";
