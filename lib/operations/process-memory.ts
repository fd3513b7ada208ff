import "server-only";
import { setFlagsFromString } from "node:v8";

/**
 * V8 lets a heap grow to several times what is in use before it collects, where the machine has memory; a server of several
 * processes beside a database has better use for it. No limit: a moment's many pages may take what they need.
 */
export function collectEarly(): void {
  setFlagsFromString("--heap-growing-percent=20");
}
