import "server-only";
import { failed, plain } from "@/lib/actions/answer";
import { NotFound } from "@/lib/actions/failures";
import { contentDisposition } from "@/lib/attachments/rules";
import { recordDownload } from "@/lib/audit/mutations-download";
import { firstDuty, type Viewer } from "@/lib/auth/schema";
import { getViewer } from "@/lib/auth/viewer";
import { noteRefusal } from "@/lib/auth/viewer-refusal";
import { writeBulletinDocx } from "./document-docx";
import { getBulletinFile } from "./queries";
import { versionChoice } from "./schema";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * `GET /api/bulletins/<id>?version=<n>|draft`: the Word file, of what is issued the very bytes that were frozen. 404 for whoever
 * may not read it.
 */
export async function sendBulletinDocx(id: string, version: string | null): Promise<Response> {
  let viewer: Viewer | null = null;
  try {
    viewer = await getViewer();
    if (!viewer || firstDuty(viewer) !== null) return plain(401, "请登录后下载。");
    const file = await getBulletinFile(viewer, id, versionChoice.parse(version ?? undefined));
    const bytes = "bytes" in file ? file.bytes : await writeBulletinDocx(file.content, file.number);
    await recordDownload(viewer, "BULLETIN_DOWNLOADED", { id, name: file.name });
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": DOCX,
        "Content-Length": String(bytes.byteLength),
        "Content-Disposition": contentDisposition(file.name),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    if (viewer && error instanceof NotFound) {
      await noteRefusal(viewer, 404, `/api/bulletins/${id}`);
      return plain(404, "通报不存在。");
    }
    return failed(error, "bulletin cannot be sent", { bulletin: id }, "文件暂时无法生成，请稍后重试。");
  }
}
