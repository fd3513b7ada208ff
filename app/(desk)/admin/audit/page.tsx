import type { Metadata } from "next";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { refuse } from "@/lib/actions/answer";
import { canReadAudit } from "@/lib/audit/policy";
import { getAuditHead, listAuditEvents } from "@/lib/audit/queries-log";
import { auditFilterSchema, auditQuery } from "@/lib/audit/schema";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";

export const metadata: Metadata = { title: "审计" };

const PATH = "/admin/audit";

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  if (!canReadAudit(viewer)) return refuse();
  const filter = auditFilterSchema.parse(firstValues(await searchParams));
  const [{ rows, next }, head] = await Promise.all([listAuditEvents(viewer, filter), getAuditHead(viewer)]);
  return (
    <>
      <PageHeader title="审计" description="登录、访问被拒、导出下载、管理和填报审核的记录，只增不改。" breadcrumbs={[{ label: "管理", href: "/admin" }, { label: "审计" }]}
        actions={<a href={`${PATH}/csv${auditQuery({ ...filter, before: undefined })}`} download className={buttonClass("secondary")}>导出 CSV</a>} />
      <AuditFilters path={PATH} filter={filter} />
      <AuditTable rows={rows} firstHref={filter.before ? PATH + auditQuery({ ...filter, before: undefined }) : null} nextHref={next ? PATH + auditQuery({ ...filter, before: next }) : null} />
      <p className="mt-4 text-sm break-all text-muted">各条记录依次校验。当前末条的序号和校验值：<code className="font-mono select-all">{head}</code>。定期抄存于别处，以后用 npm run audit:verify 核对有无删改。</p>
    </>
  );
}
