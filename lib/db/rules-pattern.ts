/** @returns the text as a LIKE pattern that matches only itself: Prisma passes `%` and `_` on as wildcards */
export function literalPattern(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
