/** After the last key the words go into the browser, and somewhat later to the server; under steady typing at the latest then. */
export const KEEP_AFTER_MS = 300;
export const SAVE_AFTER_MS = 2_500;
export const SAVE_WITHIN_MS = 10_000;
/** Between tries while the server cannot be reached: from the one to the other, doubling. */
export const FIRST_PAUSE_MS = 2_000;
export const LONGEST_PAUSE_MS = 60_000;
/** So many collisions with others in a row, and the next try waits its turn. */
export const MAX_COLLISIONS = 4;

/** A few named timers; one that is set again starts anew, and all of them can be stopped together. */
export class DraftTimers<Name extends string> {
  readonly #timers = new Map<Name, ReturnType<typeof setTimeout>>();

  set(name: Name, run: () => void, afterMs: number): void {
    this.clear(name);
    const fire = () => {
      this.#timers.delete(name);
      run();
    };
    this.#timers.set(name, setTimeout(fire, afterMs));
  }

  /** Leaves one that is running as it is. */
  setOnce(name: Name, run: () => void, afterMs: number): void {
    if (!this.#timers.has(name)) this.set(name, run, afterMs);
  }

  clear(...names: Name[]): void {
    for (const name of names) {
      clearTimeout(this.#timers.get(name));
      this.#timers.delete(name);
    }
  }
}
