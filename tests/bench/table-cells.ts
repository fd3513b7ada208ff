/** Markdown, as far as the tables need it. */

export const ms = (milliseconds: number): string => `${milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0)} ms`;
export const times = (ratio: number): string => `${ratio.toFixed(1)} ×`;
export const verdict = (figure: string, isMet: boolean): string => `${figure} ${isMet ? "✓" : "✗"}`;
export const heading = (text: string): string => `### ${text}`;
export const paragraph = (text: string): string => text;

/** @returns a table with its title above it; nothing where it has no rows */
export function table(head: readonly string[], rows: readonly (readonly string[])[], title: string): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [`**${title}**`, "", line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
