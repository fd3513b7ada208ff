/** On the server only: a page that is kept must not give out the same key twice (lib/operations/process-kept). */
const server = globalThis as typeof globalThis & { dubanNoteKey?: (key: string) => void };

/**
 * A key for one write. `crypto.randomUUID` is there only over https, and an office's network may do without; so it is
 * drawn by hand, as a version 4 UUID.
 */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const variant = "89ab".charAt((bytes[8] ?? 0) >> 6);
  const key = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20)].join("-");
  server.dubanNoteKey?.(key);
  return key;
}
