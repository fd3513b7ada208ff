import { z } from "zod";

const words = z.record(z.string(), z.string());

const keptSchema = z.object({
  /** When the last of it was typed. */
  at: z.iso.datetime(),
  /** The saved draft the words were typed onto. */
  base: words,
  words,
  /** Fields that a colleague changed too and on which nobody has decided yet. */
  undecided: z.array(z.string()),
});

/** Unsaved words of a draft as the browser keeps them. */
export type KeptWords = z.output<typeof keptSchema>;

/** @returns what the browser kept, or null where it is nothing of ours or no longer whole */
export function parseKept(text: string | null): KeptWords | null {
  if (text === null) return null;
  try {
    return keptSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

type Place = { list: string; no: number; period: string };

/**
 * Where the browser keeps the unsaved words of a draft: never under another account's name.
 *
 * @returns how every such key begins; behind it stands the window, of which there may be several
 */
export function keptPrefix(account: string, kind: "report" | "contribution", { list, no, period }: Place): string {
  return `duban:draft:${account}:${kind}:${list}/${no}/${period}:`;
}
