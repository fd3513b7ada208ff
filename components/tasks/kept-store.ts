import { isSameText, type Words } from "@/lib/tasks/rules-merge";
import { parseKept, type KeptWords } from "@/lib/tasks/parse-kept";

/** One for each loaded page: two windows of one account do not write over each other. */
const WINDOW_ID = typeof window === "undefined" ? "" : crypto.getRandomValues(new Uint32Array(2)).join("-");

/** The browser's own storage, which may be switched off, or full. */
function storageOf(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export type KeptStore = {
  /** @returns whether the words are safe in the browser now */
  write: (kept: KeptWords) => boolean;
  /** Forgets this window's words; with `words`, only if they are still these. */
  remove: (words?: Words) => void;
  /** @returns the newest words that any window left behind; they are this window's from now on */
  takeOver: () => KeptWords | null;
};

/** @param prefix of the account and the draft (lib/tasks/parse-kept) */
export function openKeptStore(prefix: string, storage: Storage | null = storageOf(), windowId: string = WINDOW_ID): KeptStore {
  const ownKey = prefix + windowId;
  const write = (kept: KeptWords): boolean => {
    try {
      storage?.setItem(ownKey, JSON.stringify(kept));
      return storage !== null;
    } catch {
      return false;
    }
  };
  return {
    write,
    remove: (words) => {
      const kept = words ? parseKept(storage?.getItem(ownKey) ?? null) : null;
      const isOther = kept !== null && Object.entries(kept.words).some(([name, word]) => !isSameText(word, words?.[name] ?? ""));
      if (!isOther) storage?.removeItem(ownKey);
    },
    takeOver: () => {
      const newest = listKept(prefix, storage)[0];
      if (!storage || !newest) return null;
      // First the copy: words of a crashed window must not get lost between its key and ours.
      if (newest.key !== ownKey && write(newest.kept)) storage.removeItem(newest.key);
      return newest.kept;
    },
  };
}

/** @returns all that the browser keeps of one draft of one account, newest first */
export function listKept(prefix: string, storage: Storage | null = storageOf()): { key: string; kept: KeptWords }[] {
  if (!storage) return [];
  const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place)).filter((key) => key?.startsWith(prefix));
  return keys
    .flatMap((key) => {
      const kept = key ? parseKept(storage.getItem(key)) : null;
      return key && kept ? [{ key, kept }] : [];
    })
    .sort((a, b) => b.kept.at.localeCompare(a.kept.at));
}

/** Forgets what `listKept` told of. */
export function forgetKept(keys: readonly string[]): void {
  const storage = storageOf();
  for (const key of keys) storage?.removeItem(key);
}
