"use client";
import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from "react";
import type { FormAction } from "@/lib/actions/form-state";
import { keptPrefix } from "@/lib/tasks/rules-kept";
import type { FilingAddress } from "@/lib/tasks/schema";
import { newRequestId } from "@/components/ui/request-id";
import { readFields, unseenFields, writeFields } from "./draft-fields";
import { saveByButton, saveByItself } from "./draft-request";
import { DraftSaver } from "./draft-saver";
import type { DraftState } from "./draft-state";
import type { ServerDraft } from "./draft-words";
import { openKeptStore } from "./kept-store";

/** Not words: what the form says about itself. */
const OWN_FIELDS: ReadonlySet<string> = new Set(["list", "no", "period", "account", "requestId", "version", "intent"]);

/**
 * The drafts last known as saved, by account and address. A save by itself draws no page anew, so the page that the
 * browser's way back leads to is older than what was saved from it.
 */
const lastSaved = new Map<string, ServerDraft>();

function rememberSaved(key: string, draft: ServerDraft): void {
  if (draft.version > (lastSaved.get(key)?.version ?? 0)) lastSaved.set(key, draft);
}

export type DraftOptions = {
  action: FormAction;
  /** Whose words these are. */
  accountId: string;
  kind: "report" | "contribution";
  address: FilingAddress;
  requestId: string;
  version: number;
  /** What is saved so far, by field. */
  saved: Record<string, string>;
  savedAt: string | null;
};

function newestOf(key: string, { saved: words, version, savedAt }: DraftOptions): ServerDraft {
  const known = lastSaved.get(key);
  return known && known.version > version ? known : { words, version, savedAt };
}

/** @returns the form's saver and its state; `form` is the form as it is drawn */
export function useDraft(form: RefObject<HTMLFormElement | null>, options: DraftOptions): { saver: DraftSaver; draft: DraftState } {
  const { action, accountId, kind, address, requestId } = options;
  const key = keptPrefix(accountId, kind, address);
  const [saver] = useState(() => new DraftSaver(newestOf(key, options), requestId, newRequestId));
  const draft = useSyncExternalStore(saver.board.subscribe, saver.board.state, saver.board.state);
  const { saved, version, savedAt } = options;

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const send: Parameters<DraftSaver["start"]>[0]["send"] = (intent, words, sentVersion, id) => {
      const data = new FormData(element);
      for (const [name, word] of Object.entries({ ...words, intent, version: String(sentVersion), requestId: id })) data.set(name, word);
      return intent === "autosave" ? saveByItself(kind, data) : saveByButton(action, data);
    };
    saver.start({
      read: () => readFields(element, OWN_FIELDS),
      write: (words) => writeFields(element, OWN_FIELDS, words),
      lists: unseenFields(element, OWN_FIELDS),
      kept: openKeptStore(key),
      send,
    });
    // To the end of the page's life: an answer may come when the form has left the screen.
    saver.board.subscribe(() => rememberSaved(key, saver.saved));
    if (!navigator.onLine) saver.connection(false);
    const stopListening = listen(element, saver);
    return () => {
      stopListening();
      saver.stop();
    };
  }, [form, saver, key, kind, action]);

  const shown = useRef(version);
  useEffect(() => {
    if (shown.current === version) return;
    shown.current = version;
    saver.pageShows({ words: saved, version, savedAt });
  }, [saver, saved, version, savedAt]);

  return { saver, draft };
}

/** Everything that tells the saver of typing, of the network, and of the page being left. */
function listen(form: HTMLFormElement, saver: DraftSaver): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  form.addEventListener("input", () => saver.typed(), { signal });
  form.addEventListener("change", () => saver.typed(), { signal });
  // A hidden field's owner sets it without an event.
  const unseen = new MutationObserver(() => saver.typed());
  unseen.observe(form, { subtree: true, childList: true, attributeFilter: ["value"] });
  addEventListener("online", () => saver.connection(true), { signal });
  addEventListener("offline", () => saver.connection(false), { signal });
  addEventListener("focus", () => saver.wake(), { signal });
  addEventListener("blur", () => saver.saveNow(), { signal });
  addEventListener("pagehide", () => saver.saveNow(), { signal });
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? saver.saveNow() : saver.wake()), { signal });
  // Before Next.js leaves for another page, or something else is done on this one: then the save is under way already.
  const leave = ({ target }: MouseEvent) => {
    if (target instanceof Element && !form.contains(target) && target.closest("a[href], button")) saver.saveNow();
  };
  document.addEventListener("click", leave, { signal, capture: true });
  const ask = (event: BeforeUnloadEvent) => {
    if (!saver.isSafe()) event.preventDefault();
  };
  addEventListener("beforeunload", ask, { signal });
  return () => {
    listening.abort();
    unseen.disconnect();
  };
}
