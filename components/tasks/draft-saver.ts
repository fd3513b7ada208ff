import type { Choice, Words } from "@/lib/tasks/rules-merge";
import { DraftBoard } from "./draft-board";
import { takeOutcome, takeOver, type Next } from "./draft-outcome";
import type { Intent, Outcome } from "./draft-request";
import { passes } from "./draft-state";
import { DraftTimers, FIRST_PAUSE_MS, KEEP_AFTER_MS, LONGEST_PAUSE_MS, MAX_COLLISIONS, SAVE_AFTER_MS, SAVE_WITHIN_MS } from "./draft-timers";
import { DraftWords, type ServerDraft } from "./draft-words";
import type { KeptStore } from "./kept-store";

/** The form's fields, the browser's storage and the server, as the form has them once it is on the screen. */
export type DraftPorts = {
  read: () => Words;
  write: (words: Words) => void;
  /** Fields that nobody types. */
  lists: readonly string[];
  kept: KeptStore;
  send: (intent: Intent, words: Words, version: number, requestId: string) => Promise<Outcome>;
};

type Button = "save" | "send";

/**
 * Brings a form's words to the server without being asked, and keeps them in the browser until they are there. It
 * never sends a word over one that somebody else saved meanwhile: what both changed waits for a person's choice.
 */
export class DraftSaver {
  readonly #model: DraftWords;
  readonly #board: DraftBoard;
  readonly #timers = new DraftTimers<"keep" | "idle" | "latest" | "retry">();
  readonly #newRequestId: () => string;
  #ports: DraftPorts | null = null;
  #requestId: string;
  #running: Intent | null = null;
  #queued: Button | null = null;
  /** The draft as the page last drawn shows it. */
  #page: ServerDraft | null = null;
  #beforeRestore: Words = {};
  #typedAt = "";
  #isFilling = false;
  #hasLeft = false;
  #collisions = 0;
  #pause = FIRST_PAUSE_MS;

  constructor(draft: ServerDraft, requestId: string, newRequestId: () => string) {
    this.#model = new DraftWords(draft);
    this.#board = new DraftBoard(this.#model);
    this.#requestId = requestId;
    this.#newRequestId = newRequestId;
  }

  get board(): DraftBoard {
    return this.#board;
  }

  /** The saved draft as far as it is known here, for a form that comes back to it. */
  get saved(): ServerDraft {
    return this.#model.saved;
  }

  /** The form is on the screen: words typed before that, and words an earlier page left in the browser, are in it now. */
  start(ports: DraftPorts): void {
    this.#ports = ports;
    this.#hasLeft = false;
    this.#model.lists = ports.lists;
    this.#model.begin(ports.read());
    const kept = ports.kept.takeOver();
    if (kept) {
      this.#beforeRestore = this.#model.saved.words;
      this.#fill(this.#model.restore(kept));
      if (this.#model.isDirty) this.#board.tell({ restoredAt: kept.at });
    }
    this.#noteChange(kept?.at);
  }

  /** The form leaves the screen; what is under way, or still unsaved, goes on without it. */
  stop(): void {
    this.saveNow();
    this.#timers.clear("keep", "idle", "latest", "retry");
    this.#hasLeft = true;
  }

  /** Something was typed, chosen or put into a field. */
  typed(): void {
    if (this.#isFilling || !this.#ports) return;
    if (this.#model.show(this.#ports.read())) this.#noteChange();
  }

  /** Before the page is left or out of sight: at once, and in any case into the browser. */
  saveNow(): void {
    this.#keep();
    if (!this.#board.told.trouble) this.#saveNews();
  }

  /** A button was pressed. A save under way is waited for, so that this one starts from its version. */
  submit(button: Button): void {
    if (this.#board.told.closed || this.#queued || (this.#running && this.#running !== "autosave")) return;
    if (this.#model.undecided.length > 0) {
      this.#board.tell({ problem: "请先选定各处保留哪一份内容，再保存或送审签。" });
      return;
    }
    if (!this.#running) this.#run(button);
    else {
      this.#queued = button;
      this.#board.tell({ activity: button });
    }
  }

  /** The browser says that the network went, or came back. It is not always right, so it is only a hint to try. */
  connection(isOnline: boolean): void {
    const { trouble } = this.#board.told;
    if (!isOnline && trouble === null) {
      this.#keep();
      this.#board.tell({ trouble: "offline" });
      this.#timers.clear("idle", "latest");
      this.#retryLater();
    }
    if (isOnline && passes(trouble)) {
      this.#pause = FIRST_PAUSE_MS;
      if (!this.#model.hasNews) this.#board.tell({ trouble: null });
      this.#saveNews();
    }
  }

  /** The window has the person's eye again: he may have signed in in another one. */
  wake(): void {
    const { trouble } = this.#board.told;
    if (trouble && !passes(trouble) && trouble !== "renewed") this.#saveNews();
  }

  /** The page was drawn anew. Its words count as saved by somebody else where they are newer than ours. */
  pageShows(draft: ServerDraft): void {
    this.#page = draft;
    if (this.#ports && !this.#running) this.#takePage();
  }

  decide(name: string, choice: Choice): void {
    const word = this.#model.decide(name, choice);
    if (!word) return;
    this.#fill(word);
    if (this.#model.undecided.length === 0) this.#board.tell({ rival: null, problem: null, announcement: "各处均已选定，将自动保存。" });
    this.#noteChange();
  }

  /** The words that came back are not wanted after all. */
  discardRestored(): void {
    this.#model.settle();
    this.#fill(this.#beforeRestore);
    this.#board.tell({ rival: null, problem: null, restoredAt: null, announcement: "已恢复已保存的内容。" });
    this.#noteChange();
  }

  /** @returns whether the page may be left without losing a word */
  isSafe(): boolean {
    this.#keep();
    return !this.#model.isDirty || this.#board.told.isKept;
  }

  #noteChange(at = new Date().toISOString()): void {
    this.#typedAt = at;
    if (this.#model.isDirty) this.#timers.setOnce("keep", () => this.#keep(), KEEP_AFTER_MS);
    else this.#keep();
    this.#saveSoon();
    this.#board.tell(this.#model.undecided.length > 0 ? {} : { problem: null });
  }

  #keep(): void {
    this.#timers.clear("keep");
    const { isDirty, words } = this.#model;
    if (!isDirty) this.#ports?.kept.remove(this.#hasLeft ? words : undefined);
    // The form may be on the screen again, under another hand: what that one keeps is newer.
    if (this.#hasLeft) return;
    const isKept = isDirty && this.#ports !== null && this.#ports.kept.write(this.#model.kept(this.#typedAt));
    if (isKept !== this.#board.told.isKept) this.#board.tell({ isKept });
  }

  #saveNews(): void {
    if (this.#model.hasNews && !this.#board.told.closed && !this.#running) this.#run("autosave");
  }

  #saveSoon(): void {
    this.#timers.clear("idle");
    if (!this.#model.hasNews) this.#timers.clear("latest");
    if (!this.#model.hasNews || this.#running || this.#hasLeft) return;
    if (passes(this.#board.told.trouble)) this.#timers.setOnce("retry", () => this.#saveNews(), this.#pause);
    if (this.#board.told.trouble) return;
    this.#timers.set("idle", () => this.#saveNews(), SAVE_AFTER_MS);
    this.#timers.setOnce("latest", () => this.#saveNews(), SAVE_WITHIN_MS);
  }

  #retryLater(): void {
    if (this.#hasLeft) return;
    this.#timers.set("retry", () => this.#saveNews(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  #fill(words: Words): void {
    this.#model.words = { ...this.#model.words, ...words };
    this.#isFilling = true;
    this.#ports?.write(words);
    this.#isFilling = false;
    this.#board.tell({ filled: { ...this.#board.told.filled, ...words } });
  }

  #run(intent: Intent): void {
    const { words, saved } = this.#model;
    const sent = intent === "autosave" ? this.#model.presentable() : words;
    this.#timers.clear("idle", "latest", "retry");
    this.#running = intent;
    // Into the browser first: the answer may never come.
    this.#keep();
    this.#board.tell({ activity: intent });
    void this.#ports?.send(intent, sent, saved.version, this.#requestId).then((outcome) => {
      // Sent: the page is on its way to what comes next, and nothing more is to be done here.
      if (outcome.kind !== "sent") this.#running = null;
      if (outcome.kind === "saved") this.#requestId = this.#newRequestId();
      const { fill, next } = takeOutcome(outcome, outcome.kind === "outdated" ? (this.#queued ?? intent) : intent, sent, this.#model, this.#board);
      if (fill) this.#fill(fill);
      this.#keep();
      if (this.#running) return;
      if (this.#hasLeft) {
        if (outcome.kind === "saved") this.#saveNews();
        return;
      }
      this.#takePage();
      this.#board.tell({ activity: null });
      this.#goOn(outcome, intent, next);
    });
  }

  #goOn(outcome: Outcome, intent: Intent, next: Next): void {
    if (outcome.kind === "saved") this.#pause = FIRST_PAUSE_MS;
    this.#collisions = outcome.kind === "outdated" ? this.#collisions + 1 : 0;
    // Words that came in from somebody else are looked at before they go to the signer.
    const queued = next === "rest" && outcome.kind === "outdated" ? null : this.#queued;
    const button = queued ?? (next === "again" && intent !== "autosave" ? intent : null);
    this.#queued = null;
    const canGo = this.#model.undecided.length === 0 && !this.#board.told.closed && this.#collisions <= MAX_COLLISIONS;
    if (button && canGo) this.#run(button);
    else if (next === "again" && canGo) this.#timers.set("retry", () => this.#saveNews(), 0);
    else if (next === "later" || this.#collisions > MAX_COLLISIONS) this.#retryLater();
    else this.#saveSoon();
  }

  #takePage(): void {
    const page = this.#page;
    this.#page = null;
    if (page && page.version > this.#model.saved.version) this.#fill(takeOver(page, { name: "", at: page.savedAt }, this.#model, this.#board).fill);
  }
}
