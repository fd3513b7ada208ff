/** What may be uploaded: formats and limits, the same for the browser and the server. */
const MB = 1024 * 1024;
export const FILE_MAX_BYTES = 20 * MB;
/** Of one report or one contribution. */
export const FILING_MAX_FILES = 20;
export const FILING_MAX_BYTES = 100 * MB;
export const COMMENT_MAX_FILES = 5;
/** Files an author may have waiting for a comment that is not written yet, on one task. The daily job removes old ones. */
export const PENDING_MAX_FILES = 20;
/** Of one account within 24 hours, removed ones included: as much as the busiest unit's reports may hold together. */
export const DAILY_MAX_BYTES = 2_000 * MB;
export const NAME_MAX = 200;

/** What a file is by its content; the families that are told apart. */
export type FileFamily = "pdf" | "image" | "word" | "sheet" | "slides" | "ofd";
type Container = "plain" | "ooxml" | "cfb" | "ofd";
type FileFormat = { family: FileFamily; mimeType: string; container: Container };

const office = "application/vnd.openxmlformats-officedocument.";
const word: FileFormat = { family: "word", mimeType: "application/msword", container: "cfb" };
const sheet: FileFormat = { family: "sheet", mimeType: "application/vnd.ms-excel", container: "cfb" };
const slides: FileFormat = { family: "slides", mimeType: "application/vnd.ms-powerpoint", container: "cfb" };
const jpeg: FileFormat = { family: "image", mimeType: "image/jpeg", container: "plain" };

/** Every format that is taken, by the extension of its name. WPS's own three share the containers of the old Office formats. */
export const FILE_FORMATS = {
  pdf: { family: "pdf", mimeType: "application/pdf", container: "plain" },
  jpg: jpeg,
  jpeg,
  png: { family: "image", mimeType: "image/png", container: "plain" },
  webp: { family: "image", mimeType: "image/webp", container: "plain" },
  gif: { family: "image", mimeType: "image/gif", container: "plain" },
  bmp: { family: "image", mimeType: "image/bmp", container: "plain" },
  docx: { family: "word", mimeType: `${office}wordprocessingml.document`, container: "ooxml" },
  xlsx: { family: "sheet", mimeType: `${office}spreadsheetml.sheet`, container: "ooxml" },
  pptx: { family: "slides", mimeType: `${office}presentationml.presentation`, container: "ooxml" },
  doc: word,
  wps: word,
  xls: sheet,
  et: sheet,
  ppt: slides,
  dps: slides,
  ofd: { family: "ofd", mimeType: "application/ofd", container: "ofd" },
} as const satisfies Record<string, FileFormat>;
export type FileExtension = keyof typeof FILE_FORMATS;

/** @returns the format of an extension, or null for one that is not taken */
export function formatOf(extension: string): FileFormat | null {
  return Object.hasOwn(FILE_FORMATS, extension) ? FILE_FORMATS[extension as FileExtension] : null;
}

export const ACCEPTED_EXTENSIONS = Object.keys(FILE_FORMATS).map((extension) => `.${extension}`).join(",");
