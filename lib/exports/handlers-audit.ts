import "server-only";
import { failed, plain } from "@/lib/actions/answer";
import { contentDisposition } from "@/lib/attachments/rules";
import { recordEvent } from "@/lib/audit/mutations";
import { canReadAudit } from "@/lib/audit/policy";
import { readAuditPages } from "@/lib/audit/queries-log";
import { auditFilterSchema, auditQuery, type AuditFilter } from "@/lib/audit/schema";
import { firstDuty, type Viewer } from "@/lib/auth/schema";
import { getViewer } from "@/lib/auth/viewer";
import { noteRefusal } from "@/lib/auth/viewer-refusal";
import { shanghaiSecond } from "@/lib/periods/calendar";
import { csvPieces } from "./document-csv";
import { streamOf } from "./handlers-stream";

const NAMES = ["编号", "时间", "人员", "单位", "地址", "事件代码", "事件", "对象", "缘由", "详情"];

async function* records(viewer: Viewer, filter: AuditFilter) {
  for await (const rows of readAuditPages(viewer, filter)) {
    yield rows.map((row) => [row.id, shanghaiSecond(row.at), row.actorName, row.actorUnit, row.address, row.event, row.eventLabel, row.about, row.reason, row.detail]);
  }
}

/** `GET /admin/audit/csv`, with the audit page's own query: what it finds, as a file, and itself in the audit. */
export async function sendAudit(request: Request): Promise<Response> {
  try {
    return await answer(request);
  } catch (error) {
    return failed(error, "audit cannot be sent", {}, "系统出错，审计记录没有生成。请稍后重试。");
  }
}

async function answer(request: Request): Promise<Response> {
  const viewer = await getViewer();
  if (!viewer || firstDuty(viewer) !== null) return plain(401, "登录已过期，请重新登录后再导出。");
  if (!canReadAudit(viewer)) {
    await noteRefusal(viewer, 403, "/admin/audit/csv");
    return plain(403, "没有权限导出。");
  }
  const filter = auditFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const query = auditQuery({ ...filter, before: undefined });
  await recordEvent(viewer, { event: "AUDIT_EXPORTED", detail: { query } });
  return new Response(streamOf(csvPieces(NAMES, records(viewer, filter)), { query }), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": contentDisposition("审计记录.csv"), "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff",
    },
  });
}
