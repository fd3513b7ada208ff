/** One file fetched by script, so that its making can be told of and broken off. */

export type Progress = { /** Tasks in the file, once the server has said so. */ tasks: number | null; bytes: number };
export type Downloaded = { name: string; blob: Blob };

/** A refusal or a break, in words for the reader. */
export class DownloadFailed extends Error {
  override name = "DownloadFailed";
}

const BROKEN = "网络中断，文件没有下载完整。请检查网络后重试。";

/** @returns the name that the server gave the file (RFC 8187), or null */
export function fileNameOf(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  try {
    return encoded ? decodeURIComponent(encoded) : null;
  } catch {
    return null;
  }
}

async function refusalOf(response: Response): Promise<string> {
  const isPlain = response.headers.get("content-type")?.startsWith("text/plain") ?? false;
  return isPlain ? await response.text() : "系统出错，文件没有生成。请稍后重试。";
}

/**
 * @param onProgress called when the server begins, and with every piece that comes
 * @throws DownloadFailed with words to show; an AbortError where `signal` broke it off
 */
export async function download(href: string, signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<Downloaded> {
  try {
    const response = await fetch(href, { signal, cache: "no-store" });
    if (!response.ok || !response.body) throw new DownloadFailed(await refusalOf(response));
    const count = response.headers.get("x-ledger-tasks");
    const tasks = count === null ? null : Number(count);
    const pieces: BlobPart[] = [];
    let bytes = 0;
    onProgress({ tasks, bytes });
    const reader = response.body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      pieces.push(piece.value);
      bytes += piece.value.length;
      onProgress({ tasks, bytes });
    }
    return { name: fileNameOf(response.headers.get("content-disposition")) ?? "台账", blob: new Blob(pieces, { type: response.headers.get("content-type") ?? "" }) };
  } catch (error) {
    if (error instanceof DownloadFailed || signal.aborted) throw error;
    throw new DownloadFailed(BROKEN);
  }
}

/** Hands the file to the browser to keep. */
export function save({ name, blob }: Downloaded): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
