/** What is told of files, and what is refused by name and size alone. */
import { cleanFileName, extensionOf } from "./parse-name";
import { FILE_MAX_BYTES, FILING_MAX_BYTES, FILING_MAX_FILES, COMMENT_MAX_FILES, formatOf, type FileFamily } from "./rules-formats";

export const FORMATS_IN_WORDS = "PDF、图片、Word、Excel、PPT、OFD";
const megabytes = (bytes: number) => `${bytes / 1024 / 1024} MB`;

export const FILING_LIMITS = `单个不超过 ${megabytes(FILE_MAX_BYTES)}，最多 ${FILING_MAX_FILES} 个，合计不超过 ${megabytes(FILING_MAX_BYTES)}；支持 ${FORMATS_IN_WORDS}。`;
export const PENDING_LIMITS = `单个不超过 ${megabytes(FILE_MAX_BYTES)}，最多 ${COMMENT_MAX_FILES} 个；支持 ${FORMATS_IN_WORDS}。`;

export const TOO_LARGE = `文件超过 ${megabytes(FILE_MAX_BYTES)}，请压缩或拆分后重新上传。`;
export const NOT_COMPLETE = "文件没有传完，请重新上传。";
export const EMPTY_FILE = "文件是空的，请检查后重新上传。";
export const FILING_FULL = `最多上传 ${FILING_MAX_FILES} 个文件，请先删除不需要的文件。`;
export const FILING_TOO_LARGE = `文件合计超过 ${megabytes(FILING_MAX_BYTES)}，请先删除不需要的文件。`;
export const PENDING_FULL = `一次最多附 ${COMMENT_MAX_FILES} 个文件。`;

/** What a file of a family is called in a refusal and beside its name. */
export const FAMILY_WORDS: Readonly<Record<FileFamily, string>> = {
  pdf: "PDF",
  image: "图片",
  word: "Word 文档",
  sheet: "Excel 表格",
  slides: "PPT 演示文稿",
  ofd: "OFD 版式文件",
};

/** @returns why a file of this name cannot be taken, or null */
export function refuseName(name: string): string | null {
  const extension = extensionOf(cleanFileName(name));
  if (extension === "") return `文件名没有扩展名，无法判断格式。支持 ${FORMATS_IN_WORDS}。`;
  if (/^(docm|dotm|xlsm|xltm|xlsb|pptm|potm|ppsm)$/.test(extension)) return "文件含有宏，请另存为不含宏的格式后重新上传。";
  return formatOf(extension) ? null : `不支持 .${extension} 格式。支持 ${FORMATS_IN_WORDS}。`;
}

/** @returns why a file cannot be taken by its name and size, before anything is sent; null where it may be sent */
export function refuseUnsent(file: { name: string; size: number }): string | null {
  return refuseName(file.name) ?? (file.size === 0 ? EMPTY_FILE : file.size > FILE_MAX_BYTES ? TOO_LARGE : null);
}

/** @returns the header that makes a browser save the file under its name, whatever characters that has (RFC 6266, RFC 8187) */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Formats the browser draws itself; everything else leaves as bytes of no particular kind. */
export function servedType(mimeType: string): string {
  return mimeType.startsWith("image/") || mimeType === "application/pdf" ? mimeType : "application/octet-stream";
}
