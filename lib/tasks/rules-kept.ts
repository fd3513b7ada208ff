type Place = { list: string; no: number; period: string };

/**
 * Where the browser keeps the unsaved words of a draft: never under another account's name.
 *
 * @returns how every such key begins; behind it stands the window, of which there may be several
 */
export function keptPrefix(account: string, kind: "report" | "contribution", { list, no, period }: Place): string {
  return `duban:draft:${account}:${kind}:${list}/${no}/${period}:`;
}
