import {
  COMPONENT_FOLDERS_AFTER_ROOMS,
  FILE_KINDS,
  FREE_ROOMS,
  NAMED_FILES,
  ROOM_STEPS,
  type Kind,
} from "./table";

/** A place in the diagram: what a file is, and which room (if any) it belongs to. */
export interface Place {
  readonly kind: Kind;
  readonly room: string | null;
}

const FREE_ROOM_KINDS: Readonly<Record<string, Kind>> = { db: "db", auth: "auth", actions: "define", jobs: "jobs" };
const ENTRY = /^(proxy|instrumentation(-client)?)$/;
const ASSET = /\.(css|svg|png|ico|json)$/;
const CODE_EXTENSION = /(\.d)?\.(tsx?|jsx?|mjs|cjs|mts|cts)$/;

export const isRoom = (name: string): boolean => ROOM_STEPS.some((step) => step.includes(name));

/** The step of a room; components of the shell come after all rooms. -1: not a room. */
export function stepOf(room: string): number {
  if (COMPONENT_FOLDERS_AFTER_ROOMS.includes(room)) return ROOM_STEPS.length;
  return ROOM_STEPS.findIndex((step) => step.includes(room));
}

/**
 * Where the file at `path` (relative to the root, with or without its extension) stands.
 * A string instead of a place: why it may not stand there.
 */
export function placeOf(path: string): Place | string {
  const bare = path.replace(CODE_EXTENSION, "");
  const named = NAMED_FILES.find((file) => file.path.test(bare));
  const [top = "", folder = "", ...rest] = bare.split("/");

  if (named) return { kind: named.kind, room: rest.length > 0 ? folder : null };
  if (top === "app") return { kind: ASSET.test(path) ? "asset" : "app", room: null };
  if (top === "components") return componentPlace(path, folder, rest);
  if (top === "lib") return libPlace(path, folder, rest);
  if (bare === top && ENTRY.test(top)) return { kind: "entry", room: null };
  return { kind: "outside", room: null };
}

function componentPlace(path: string, folder: string, rest: readonly string[]): Place | string {
  if (rest.length === 0) return `${path}: a component lives in components/ui or in the folder of its room`;
  if (ASSET.test(path)) return { kind: "asset", room: null };
  if (folder === "ui") return { kind: "ui", room: null };
  if (stepOf(folder) >= 0) return { kind: "component", room: folder };
  return `components/${folder} is neither ui nor a room of lib (tests/support/architecture/table.ts)`;
}

function libPlace(path: string, room: string, rest: readonly string[]): Place | string {
  if (rest.length === 0) return `${path}: only labels, log.ts and env.ts lie directly in lib; everything else is in a room`;
  if (!isRoom(room)) return `lib/${room} is not a room (ROOM_STEPS in tests/support/architecture/table.ts)`;
  if (rest.length > 1) return `${path}: a room has no folders`;
  const [prefix = ""] = (rest[0] ?? "").split("-");
  const kind = FILE_KINDS[prefix] ?? (FREE_ROOMS.includes(room) ? FREE_ROOM_KINDS[room] : undefined);
  if (kind) return { kind, room };
  return `${path}: a room's file is named ${Object.keys(FILE_KINDS).join(", ")}, or <one of these>-<noun>`;
}

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Next.js's own spellings of folders under app: (group), [param], [...rest], [[...rest]], @slot, _private, (.)x; and a file's name as an address. */
const ROUTE_FOLDER = /^(\([a-z0-9-]+\)|\[{1,2}(\.\.\.)?[a-zA-Z0-9]+\]{1,2}|@[a-z0-9-]+|_[a-z0-9-]+|\(\.{1,3}\)[a-z0-9-]+|[a-z0-9-]+\.json)$/;

/** Why a path's spelling is wrong, or null. Dots separate what tools read: `task.phone.spec.ts`, `vitest.config.ts`. */
export function misspelling(path: string): string | null {
  const parts = path.split("/");
  const file = parts.at(-1) ?? "";
  if (/^(index|utils?|helpers?)\.[cm]?[jt]sx?$/.test(file)) {
    return `${path}: no barrels and no catch-alls; name the file after what it holds`;
  }
  for (const part of file.split(".")) {
    if (part !== "" && !KEBAB.test(part)) return `${path}: file names are kebab-case`;
  }
  for (const folder of parts.slice(0, -1)) {
    const spelt = folder.replace(/^\./, "");
    if (!KEBAB.test(spelt) && !(parts[0] === "app" && ROUTE_FOLDER.test(folder))) {
      return `${path}: folder names are kebab-case`;
    }
  }
  return null;
}
