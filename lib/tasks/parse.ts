/**
 * @param text the task's number as an address carries it
 * @returns the number, or 0, which no task has, for anything but plain digits without leading zeros
 */
export function parseTaskNo(text: string): number {
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0;
}
