import "server-only";
import { open, type FileHandle } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import { Refused } from "@/lib/actions/failures";
import { extensionOf } from "./parse-name";
import { EMPTY_FILE, FAMILY_WORDS, refuseName } from "./rules";
import { formatOf, type FileFamily } from "./rules-formats";
import { readCfbNames } from "./storage-cfb";
import { IMAGE_CHECKS } from "./storage-images";
import { inspectZip } from "./storage-zip";

const HEAD = 4_100;
const TAIL = 4_096;
const DAMAGED = "文件已损坏或不完整，请检查后重新上传。";
const MACROS = "文件含有宏，请另存为不含宏的文件后上传。";
const ENCRYPTED = "文件设有打开密码，请取消密码后重新上传。";

/** Signatures that `file-type` tells apart, by what we call them. */
const SIGNATURES: Readonly<Record<string, string>> = { pdf: "pdf", ai: "pdf", png: "png", apng: "png", jpg: "jpg", gif: "gif", webp: "webp", bmp: "bmp", cfb: "cfb" };

/** @returns up to `length` bytes from `position`; fewer at the file's end */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function signatureOf(head: Buffer): Promise<string | null> {
  // A zip's kind is in its directory at the end; guessing it from the head would inflate entries.
  if (head.subarray(0, 2).toString("latin1") === "PK") return "zip";
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  return (found && SIGNATURES[found.ext]) ?? null;
}

function notThe(family: FileFamily): Refused {
  return new Refused(`文件内容不是${family === "pdf" ? " PDF" : family === "image" ? "图片" : ` ${FAMILY_WORDS[family]}`}，请检查后重新上传。`);
}

function otherThan(extension: string, found: string): Refused {
  return new Refused(`文件内容是${/^[A-Z]/.test(found) ? " " : ""}${found}，与扩展名 .${extension} 不符，请改正扩展名后重新上传。`);
}

async function checkPlain(file: FileHandle, size: number, extension: string, family: FileFamily, found: string | null, head: Buffer): Promise<void> {
  const expected = extension === "jpeg" ? "jpg" : extension;
  if (found !== expected) throw found !== null && family === "image" && found in IMAGE_CHECKS ? otherThan(extension, `${found.toUpperCase()} 图片`) : notThe(family);
  if (family === "image") {
    const refusal = await IMAGE_CHECKS[expected]?.(file, size, head);
    if (refusal) throw new Refused(refusal === "large" ? "图片尺寸过大，请缩小后重新上传。" : "图片已损坏或不完整，请检查后重新上传。");
    return;
  }
  // A PDF may carry a few bytes after its end; what is cut short has none.
  const tail = (await readAt(file, Math.max(0, size - TAIL), TAIL)).toString("latin1");
  if (!/^%PDF-\d\.\d/.test(head.toString("latin1", 0, 8)) || !tail.includes("startxref") || !tail.includes("%%EOF")) throw new Refused(DAMAGED);
}

async function checkCfb(file: FileHandle, size: number, extension: string, family: FileFamily): Promise<void> {
  const names = await readCfbNames(file, size);
  if (!names) throw new Refused(DAMAGED);
  const has = (...wanted: string[]) => wanted.some((name) => names.has(name));
  if (has("EncryptedPackage")) throw new Refused(ENCRYPTED);
  if (has("_VBA_PROJECT", "VBA", "Macros", "_VBA_PROJECT_CUR")) throw new Refused(MACROS);
  const families: Partial<Record<FileFamily, boolean>> = { word: has("WordDocument"), sheet: has("Workbook", "Book"), slides: has("PowerPoint Document") };
  const found = (["word", "sheet", "slides"] as const).find((one) => families[one]);
  if (found !== undefined && !families[family]) throw otherThan(extension, FAMILY_WORDS[found]);
  // Old WPS versions have streams of their own; such a container only must not be another format's.
  const isOwnFormat = ["wps", "et", "dps"].includes(extension) && ![...names].some((name) => name.startsWith("__substg") || name.startsWith("\u4840"));
  if (found === undefined && !isOwnFormat) throw notThe(family);
}

async function checkZip(path: string, size: number, extension: string, family: FileFamily): Promise<void> {
  const found = await inspectZip(path, size);
  if (found === "damaged") throw new Refused(DAMAGED);
  if (found === "bomb") throw new Refused("文件解压后过大，不能上传。请检查文件，或拆分后重新上传。");
  if (found === "encrypted") throw new Refused(ENCRYPTED);
  if (found === "macros") throw new Refused(MACROS);
  if (found === "other") throw notThe(family);
  if (found !== family) throw otherThan(extension, FAMILY_WORDS[found]);
}

/**
 * Examines a file on this disk: its content must be what its name says, whole, and neither a bomb nor a carrier of macros.
 * @returns its extension and the type of its content
 * @throws Refused with words for the user
 */
export async function inspectFile(path: string, name: string): Promise<{ extension: string; mimeType: string }> {
  const refusal = refuseName(name);
  const extension = extensionOf(name);
  const format = formatOf(extension);
  if (refusal !== null || !format) throw new Refused(refusal ?? DAMAGED);
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size === 0) throw new Refused(EMPTY_FILE);
    const head = await readAt(file, 0, HEAD);
    const found = await signatureOf(head);
    const { family, container } = format;
    if (container === "plain") await checkPlain(file, size, extension, family, found, head);
    // A document with a password is an old container under a new name: `checkCfb` says so.
    else if (found === "cfb" && container !== "ofd") {
      await checkCfb(file, size, extension, family);
      if (container === "ooxml") throw otherThan(extension, `旧版 ${FAMILY_WORDS[family]}`);
    } else if (found === "zip") {
      await checkZip(path, size, extension, family);
      if (container === "cfb") throw otherThan(extension, `新版 ${FAMILY_WORDS[family]}`);
    } else throw notThe(family);
    return { extension, mimeType: format.mimeType };
  } finally {
    await file.close();
  }
}
