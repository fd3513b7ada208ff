import type { KeptWords } from "@/lib/tasks/parse-kept";
import { chosenText, isSameText, mergeWords, type Choice, type Words } from "@/lib/tasks/rules-merge";
import type { Conflict } from "./draft-state";

export type ServerDraft = { words: Words; version: number; savedAt: string | null };

/** The words in a form, the saved draft they were typed onto, and what keeps some of them from being saved. */
export class DraftWords {
  saved: ServerDraft;
  words: Words;
  /** Fields that nobody types. */
  lists: readonly string[] = [];
  /** Fields whose word the server did not take, with the word and the reason; held back if it would take no draft with it. */
  readonly #refused = new Map<string, { word: string; message: string; isHeld: boolean }>();
  /** Fields in conflict, with the other's word. */
  readonly #undecided = new Map<string, string>();

  constructor(saved: ServerDraft) {
    this.saved = saved;
    this.words = saved.words;
  }

  /** Takes in what the fields hold when the form comes on the screen: fields that the server did not name start there. */
  begin(shown: Words): void {
    this.saved = { ...this.saved, words: { ...shown, ...this.saved.words } };
    this.words = { ...this.saved.words, ...shown };
  }

  /** @returns whether the fields hold other words than before */
  show(shown: Words): boolean {
    const isOther = Object.entries(shown).some(([name, word]) => this.words[name] !== word);
    this.words = { ...this.words, ...shown };
    return isOther;
  }

  #savedWord(name: string): string {
    return this.saved.words[name] ?? "";
  }

  #isUnlikeSaved(words: Words): boolean {
    return Object.entries(words).some(([name, word]) => !isSameText(word, this.#savedWord(name)));
  }

  get isDirty(): boolean {
    return this.#isUnlikeSaved(this.words);
  }

  /** @returns what may go to the server: a word that it refused, or that nobody has decided on, stays behind */
  presentable(): Words {
    const isHeld = (name: string, word: string) => {
      const refused = this.#refused.get(name);
      return this.#undecided.has(name) || (refused?.word === word && refused.isHeld);
    };
    return Object.fromEntries(Object.entries(this.words).map(([name, word]) => [name, isHeld(name, word) ? this.#savedWord(name) : word]));
  }

  /** Whether there is anything that the server has not got and would take. */
  get hasNews(): boolean {
    return this.#isUnlikeSaved(this.presentable());
  }

  get undecided(): string[] {
    return [...this.#undecided.keys()];
  }

  get conflicts(): Conflict[] {
    return [...this.#undecided].map(([name, theirs]) => ({ name, mine: this.words[name] ?? "", theirs }));
  }

  /** What is wrong at each field, as long as the word that was refused is still there. */
  get errors(): Words {
    return Object.fromEntries([...this.#refused].filter(([name, { word }]) => this.words[name] === word).map(([name, { message }]) => [name, message]));
  }

  /** The server has these words now. */
  confirm(sent: Words, { version, savedAt }: { version?: number | null; savedAt?: string }): void {
    this.saved = { words: { ...this.saved.words, ...sent }, version: version ?? this.saved.version, savedAt: savedAt ?? this.saved.savedAt };
    for (const [name, { word }] of this.#refused) if (sent[name] === word) this.#refused.delete(name);
  }

  /**
   * @param isHeld whether a draft cannot be saved with these words, so that the other fields have to go without them
   * @returns whether fields are to blame, and whether there is a word among them that can be held back
   */
  refuse(sent: Words, fieldErrors: Words, isHeld: boolean): { isNamed: boolean; isNew: boolean } {
    const named = Object.entries(fieldErrors).filter(([name]) => name in sent);
    for (const [name, message] of named) this.#refused.set(name, { word: sent[name] ?? "", message, isHeld });
    return { isNamed: named.length > 0, isNew: named.some(([name]) => !isSameText(sent[name] ?? "", this.#savedWord(name))) };
  }

  /**
   * The saved draft is another one now: what only its writer changed is taken over, what both did waits for a choice.
   * @returns the fields taken over, by name, and what has to be put into the form
   */
  rebase(saved: ServerDraft, base: Words = this.saved.words, undecided: readonly string[] = this.undecided): { taken: string[]; fill: Words } {
    const { words, taken, conflicts } = mergeWords(base, this.words, saved.words, { undecided, lists: this.lists });
    const fill = Object.fromEntries(Object.entries(words).filter(([name, word]) => word !== this.words[name]));
    this.words = words;
    this.saved = { ...saved, words: { ...this.saved.words, ...saved.words } };
    this.#undecided.clear();
    for (const name of conflicts) this.#undecided.set(name, saved.words[name] ?? "");
    return { taken: taken.filter((name) => !this.lists.includes(name)), fill };
  }

  /** Words come back that an earlier page had left in the browser. @returns what has to be put into the form */
  restore(kept: KeptWords): Words {
    const shown = this.words;
    this.words = kept.words;
    this.rebase(this.saved, kept.base, kept.undecided);
    // What was typed here before this page's script ran is nothing to lose either.
    for (const [name, word] of Object.entries(shown)) {
      const isTyped = !isSameText(word, this.#savedWord(name)) && !isSameText(word, this.words[name] ?? "");
      if (isTyped) this.words = { ...this.words, [name]: this.words[name] === this.#savedWord(name) ? word : chosenText("both", this.words[name] ?? "", word) };
    }
    return this.words;
  }

  /** @returns the field's word after the choice, to be put into the form; null where there was nothing to choose */
  decide(name: string, choice: Choice): Words | null {
    const theirs = this.#undecided.get(name);
    if (theirs === undefined) return null;
    this.#undecided.delete(name);
    return { [name]: chosenText(choice, this.words[name] ?? "", theirs) };
  }

  /** Nothing is in question any more. */
  settle(): void {
    this.#undecided.clear();
  }

  /** What the browser keeps until the server has it. */
  kept(at: string): KeptWords {
    return { at, base: this.saved.words, words: this.words, undecided: this.undecided };
  }
}
