/** How long the words of orders and instructions may be, and how many are issued at once. */
export const MATTER_MAX = 1_000;
export const ANSWER_MAX = 3_000;
export const REASON_MAX = 500;
export const NOTE_MAX = 500;
export const ORDERS_AT_ONCE = 50;
export const PAGE_SIZE = 50;
