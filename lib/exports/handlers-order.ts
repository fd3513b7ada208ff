import "server-only";
import { failed, plain } from "@/lib/actions/answer";
import { NotFound } from "@/lib/actions/failures";
import { contentDisposition } from "@/lib/attachments/rules";
import { recordDownload } from "@/lib/audit/mutations-download";
import { firstDuty, type Viewer } from "@/lib/auth/schema";
import { getViewer } from "@/lib/auth/viewer";
import { noteRefusal } from "@/lib/auth/viewer-refusal";
import { getOrder } from "@/lib/orders/queries";
import { writeOrderDocx } from "./document-order";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** `GET /api/orders/<id>`: the order as a Word form, as it stands now. 404 for whoever may not read it. */
export async function sendOrderDocx(id: string): Promise<Response> {
  let viewer: Viewer | null = null;
  try {
    viewer = await getViewer();
    if (!viewer || firstDuty(viewer) !== null) return plain(401, "请登录后下载。");
    const order = await getOrder(viewer, null, id);
    const bytes = await writeOrderDocx(order);
    const name = `${order.number}督办单.docx`;
    await recordDownload(viewer, "ORDER_DOWNLOADED", { id, name });
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": DOCX, "Content-Length": String(bytes.byteLength), "Content-Disposition": contentDisposition(name),
        "X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    if (viewer && error instanceof NotFound) {
      await noteRefusal(viewer, 404, `/api/orders/${id}`);
      return plain(404, "督办单不存在。");
    }
    return failed(error, "order cannot be sent", { order: id }, "文件暂时无法生成，请稍后重试。");
  }
}
