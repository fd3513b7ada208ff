/** Where the browser finds the PDF reader's own files: its worker, character maps, fonts and decoders. */
export const PDFJS_PATH = "/api/pdfjs";

const FILE = /^(legacy\/build\/pdf\.worker\.min\.mjs|(cmaps|standard_fonts|wasm|iccs)\/[\w-]+(\.[\w]+)*)$/;

const TYPES: Readonly<Record<string, string>> = { mjs: "text/javascript", js: "text/javascript", wasm: "application/wasm" };

/** @returns the type of a file of the reader that we serve, or null for any other path */
export function readerFileType(path: string): string | null {
  if (!FILE.test(path)) return null;
  return TYPES[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
}
