import type { Part } from "@/lib/tasks/rules-diff";

export const MARKS = {
  ins: "bg-warning-soft underline decoration-warning underline-offset-3",
  del: "bg-sunken decoration-line-strong line-through",
} as const;

/** A text whose changed words are marked, as put in or as taken out. */
export function Marked({ parts, mark: Mark }: { parts: readonly Part[]; mark: keyof typeof MARKS }) {
  // The parts of a text have no identity but their place in it.
  return parts.map((part, place) => (part.isChanged ? <Mark key={place} className={MARKS[Mark]}>{part.text}</Mark> : part.text));
}
