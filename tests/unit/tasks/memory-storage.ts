/** A browser's storage with room for so many entries. */
export class MemoryStorage implements Storage {
  [name: string]: unknown;
  readonly #entries = new Map<string, string>();
  readonly #room: number;

  constructor(room = Infinity) {
    this.#room = room;
  }

  get length(): number {
    return this.#entries.size;
  }

  key(place: number): string | null {
    return [...this.#entries.keys()][place] ?? null;
  }

  getItem(key: string): string | null {
    return this.#entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (!this.#entries.has(key) && this.#entries.size >= this.#room) throw new DOMException("full", "QuotaExceededError");
    this.#entries.set(key, value);
  }

  removeItem(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }
}
