import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";

/** @returns the text of every file in a zip archive (a .docx or .xlsx is one), by name */
export async function unzipText(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString("utf8"));
  }
  return files;
}
