import type { AttachmentRow, UploadTarget } from "@/lib/attachments/schema";

/** The stored file; or why not; `null`: the user thought better of it. */
export type Outcome = { attachment: AttachmentRow } | { message: string | null };

const CUT = "网络中断，文件没有传完。请重试。";

function readAnswer(status: number, text: string): Outcome {
  try {
    const answer = JSON.parse(text) as { attachment?: AttachmentRow; message?: string };
    if (status === 201 && answer.attachment) return { attachment: answer.attachment };
    if (answer.message) return { message: answer.message };
  } catch {
    // Not ours: a proxy's page, or nothing at all.
  }
  return { message: status === 413 ? "文件太大，没有上传。请压缩或拆分后重新上传。" : "服务器没有正常答复，文件没有上传。请重试。" };
}

/**
 * Sends one file to our server. By XMLHttpRequest, since fetch does not tell how far an upload has come.
 * @param onShare how much is sent, from 0 to 1
 */
export function sendFile(target: UploadTarget, requestId: string, file: File, signal: AbortSignal, onShare: (share: number) => void): Promise<Outcome> {
  const { for: what, list, no } = target;
  const query = new URLSearchParams({ for: what, list, no: String(no), ...(target.for === "comment" ? {} : { period: target.period }) });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/attachments?${query}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-Upload-Id", requestId);
    // The beginning and the end of a very long name: its extension counts, and headers are bounded.
    request.setRequestHeader("X-File-Name", encodeURIComponent((file.name.length > 400 ? file.name.slice(0, 380) + file.name.slice(-20) : file.name).toWellFormed()));
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    request.onerror = () => resolve({ message: CUT });
    request.ontimeout = request.onerror;
    request.onabort = () => resolve({ message: null });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
