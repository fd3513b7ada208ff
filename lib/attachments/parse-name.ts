import { NAME_MAX } from "./rules-formats";

// Control characters, marks that reverse or hide text, and zero-width characters: `报告‮gpj.exe` must not pass for a picture.
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** What Windows takes in no name. */
const FORBIDDEN = /[<>:"|?*]/g;

/** @returns the extension in lower case without its dot; empty where the name has none */
export function extensionOf(name: string): string {
  return /[^.]\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/**
 * @param name as a browser, or anything else, sends it
 * @returns a name to show and to download under: without folders and unseen characters, at most `NAME_MAX` characters,
 *   its extension kept. It is never used as a path.
 */
export function cleanFileName(name: string): string {
  const last = name.toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const shown = last.replace(UNSEEN, "").replace(FORBIDDEN, "_").replace(/\s+/g, " ").trim().replace(/^\.+/, "").replace(/[. ]+$/, "");
  const extension = extensionOf(shown) || (/^[A-Za-z0-9]{1,10}$/.test(shown) && last.trim().startsWith(".") ? shown.toLowerCase() : "");
  const base = extension === shown.toLowerCase() ? "" : extension ? shown.slice(0, -extension.length - 1) : shown;
  const characters = Array.from(base.trim() || "未命名");
  const tail = extension ? `.${extension}` : "";
  return characters.slice(0, NAME_MAX - tail.length).join("").trim() + tail;
}
