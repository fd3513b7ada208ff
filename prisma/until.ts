import { setTimeout as sleep } from "node:timers/promises";

/** Looks every few milliseconds whether something has come true; false when time is up. */
export async function until(isTrue: () => boolean | Promise<boolean>, timeoutMs: number, everyMs = 20): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (!(await isTrue())) {
    if (Date.now() >= deadline) return false;
    await sleep(everyMs);
  }
  return true;
}
