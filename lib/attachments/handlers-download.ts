import "server-only";
import { Readable } from "node:stream";
import { failed, plain } from "@/lib/actions/answer";
import { NotFound } from "@/lib/actions/failures";
import { recordDownload } from "@/lib/audit/mutations-download";
import { firstDuty, type Viewer } from "@/lib/auth/schema";
import { getViewer } from "@/lib/auth/viewer";
import { noteRefusal } from "@/lib/auth/viewer-refusal";
import { getAttachment } from "./queries";
import { contentDisposition, servedType } from "./rules";
import { readObject } from "./storage";

/** What people uploaded must never run as a part of our site: it is saved, not opened, and even opened it may do nothing. */
function headersOf(file: { name: string; mimeType: string; size: number }): Record<string, string> {
  return {
    "Content-Type": servedType(file.mimeType),
    "Content-Length": String(file.size),
    "Content-Disposition": contentDisposition(file.name),
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
  };
}

/** `GET /api/attachments/<id>`: the file for whoever may read it now, 404 for everybody else. */
export async function sendAttachment(id: string): Promise<Response> {
  let viewer: Viewer | null = null;
  try {
    viewer = await getViewer();
    if (!viewer || firstDuty(viewer) !== null) return plain(401, "请登录后下载。");
    const file = await getAttachment(viewer, id);
    const bytes = await readObject(file.storageKey);
    await recordDownload(viewer, "ATTACHMENT_DOWNLOADED", { id, name: file.name });
    return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, { headers: headersOf(file) });
  } catch (error) {
    if (viewer && error instanceof NotFound) {
      await noteRefusal(viewer, 404, `/api/attachments/${id}`);
      return plain(404, "文件不存在。");
    }
    return failed(error, "stored file cannot be read", { attachment: id }, "文件暂时无法读取，请联系平台管理员。");
  }
}
