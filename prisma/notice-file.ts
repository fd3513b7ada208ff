import path from "node:path";

/** The notice that a demonstration, and the first production list, is made from. */
export const NOTICE_FILE = path.join("seeds", "suqian-2021-60.txt");
export const LIST_SLUG = "2021-60";
