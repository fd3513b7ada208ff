import type { DraftState } from "./draft-state";
import type { DraftWords } from "./draft-words";

type Told = Omit<DraftState, "isDirty" | "savedAt" | "version" | "errors" | "conflicts">;

const NOTHING: Omit<Told, "filled"> = {
  activity: null, isKept: false, trouble: null, problem: null, summary: null, rival: null, taken: null, closed: null, restoredAt: null, announcement: "",
};

/** What the screen is told of a draft; React reads it by `subscribe` and `state`. */
export class DraftBoard {
  readonly #model: DraftWords;
  #told: Told;
  #state: DraftState;
  readonly #listeners = new Set<() => void>();

  constructor(model: DraftWords) {
    this.#model = model;
    this.#told = { ...NOTHING, filled: model.words };
    this.#state = this.#snapshot();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): DraftState => this.#state;

  #snapshot(): DraftState {
    const { isDirty, saved, errors, conflicts } = this.#model;
    return { ...this.#told, isDirty, savedAt: saved.savedAt, version: saved.version, errors, conflicts };
  }

  get told(): Told {
    return this.#told;
  }

  tell(news: Partial<Told> = {}): void {
    this.#told = { ...this.#told, ...news };
    this.#state = this.#snapshot();
    for (const listener of this.#listeners) listener();
  }
}
