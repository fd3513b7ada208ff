import "server-only";
import { failed, plain } from "@/lib/actions/answer";
import { refusalStatus } from "@/lib/actions/failures";
import { contentDisposition } from "@/lib/attachments/rules";
import { firstDuty, type Viewer } from "@/lib/auth/schema";
import { getViewer } from "@/lib/auth/viewer";
import { noteRefusal } from "@/lib/auth/viewer-refusal";
import { streamOf } from "./handlers-stream";

export type FileFormat = "xlsx" | "csv";

const TYPES: Record<FileFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

/** `about`: for the log, should it break off. */
type MadeFile = { format: FileFormat; name: string; pieces: AsyncGenerator<Uint8Array>; about: object; headers?: Readonly<Record<string, string>> };

/**
 * Answers with a file that is made while it leaves: 401 when signed out, 404 and 403 as `make` refuses.
 * @param gone the words of a 404
 * @param make what its viewer may take out; it records that he did, before the first byte leaves
 */
export async function sendFile(request: Request, gone: string, make: (viewer: Viewer) => Promise<MadeFile>): Promise<Response> {
  const path = new URL(request.url).pathname;
  let viewer: Viewer | null = null;
  try {
    viewer = await getViewer();
    if (!viewer || firstDuty(viewer) !== null) return plain(401, "登录已过期，请重新登录后再导出。");
    const { format, name, pieces, about, headers } = await make(viewer);
    return new Response(streamOf(pieces, about), {
      headers: { "Content-Type": TYPES[format], "Content-Disposition": contentDisposition(name), "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff", ...headers },
    });
  } catch (error) {
    const status = refusalStatus(error);
    if (viewer && status !== null) {
      await noteRefusal(viewer, status, path);
      return status === 404 ? plain(404, gone) : plain(403, "没有权限导出。");
    }
    return failed(error, "file cannot be made", { path }, "系统出错，文件没有生成。请稍后重试。");
  }
}

/** @returns the address's query, the first of each repeated name, as the screens take it */
export function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries([...new URL(request.url).searchParams].reverse());
}
