/**
 * Something that whoever starts the product can put right. Its message is Chinese, says what to do, and is printed
 * without a stack.
 */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}

/** PostgreSQL's: somebody else had the table for longer than we would wait. */
export const LOCK_TIMEOUT = "55P03";

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a system, driver or engine error, such as ENOENT, 42501 or P3009. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
