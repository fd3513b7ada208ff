import "server-only";
import { openPromise } from "yauzl";
import type { FileFamily } from "./rules-formats";

// Only the directory is read, nothing is inflated. Real documents stay far below these; zeros pack a thousand to one.
const MAX_ENTRIES = 10_000;
const MAX_INFLATED = 300 * 1024 * 1024;
const MAX_RATIO = 150;
/** Small documents of repeated markup pack very well and harm nobody. */
const RATIO_COUNTS_FROM = 20 * 1024 * 1024;

export type ZipContent = Extract<FileFamily, "word" | "sheet" | "slides" | "ofd"> | "other" | "damaged" | "bomb" | "encrypted" | "macros";

const MAIN_PARTS = [
  ["word", "word/document.xml"],
  ["sheet", "xl/workbook.xml"],
  ["slides", "ppt/presentation.xml"],
] as const;

type Sums = { names: Set<string>; packed: number; inflated: number; isEncrypted: boolean };

async function readDirectory(path: string): Promise<Sums | "damaged" | "bomb"> {
  const zip = await openPromise(path).catch(() => null);
  if (!zip) return "damaged";
  try {
    if (zip.entryCount > MAX_ENTRIES) return "bomb";
    const sums: Sums = { names: new Set(), packed: 0, inflated: 0, isEncrypted: false };
    for await (const entry of zip.eachEntry()) {
      sums.names.add(entry.fileName);
      sums.packed += entry.compressedSize;
      sums.inflated += entry.uncompressedSize;
      sums.isEncrypted ||= entry.isEncrypted();
    }
    return sums;
  } catch {
    return "damaged"; // names that leave the archive, a directory that is cut short, …
  } finally {
    zip.close();
  }
}

/** @returns what an archive is by its parts, or why it cannot be taken */
export async function inspectZip(path: string, size: number): Promise<ZipContent> {
  const directory = await readDirectory(path);
  if (typeof directory === "string") return directory;
  const { names, packed, inflated, isEncrypted } = directory;
  if (inflated > MAX_INFLATED || (inflated > RATIO_COUNTS_FROM && inflated > size * MAX_RATIO)) return "bomb";
  // Entries that share their bytes are how an archive unpacks to more than its directory says.
  if (packed > size) return "bomb";
  if (isEncrypted) return "encrypted";
  if ([...names].some((name) => /(^|\/)vbaproject\.bin$/i.test(name))) return "macros";
  if (names.has("OFD.xml")) return "ofd";
  if (!names.has("[Content_Types].xml")) return "other";
  return MAIN_PARTS.find(([, part]) => names.has(part))?.[0] ?? "other";
}
