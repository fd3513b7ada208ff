import type { PlanVersionRow, PlanView } from "@/lib/plans/queries";
import { planPath } from "@/lib/plans/schema";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatDate } from "@/components/ui/time";

/** What became of a version, in a word with its day. */
function fateOf({ withdrawnAt, approvedAt, returnedAt }: PlanVersionRow): string {
  if (withdrawnAt) return `${formatDate(withdrawnAt)} 撤回`;
  if (approvedAt) return `${formatDate(approvedAt)} 审定`;
  return returnedAt ? `${formatDate(returnedAt)} 退回` : "待审定";
}

/** Every version that was signed, newest first, each to be read; the lead's open change above them. */
export function PlanVersions({ view: { list, task, versions, shown, inForceNo, hasWorkingCopy } }: { view: PlanView }) {
  const path = planPath(list.slug, task.no);
  const link = (label: string, href: string, isShown: boolean) => <Link href={href} aria-current={isShown ? "page" : undefined} className="inline-link aria-[current]:font-semibold">{label}</Link>;
  return (
    <Card title="版本" id="plan-versions" isFlush className="print:hidden">
      <ul className="divide-y divide-line">
        {hasWorkingCopy ? <li className="px-4 py-2">{link("修改稿", `${path}?version=working`, shown?.no === "working")}</li> : null}
        {versions.map((row) => (
          <li key={row.no} className="space-y-0.5 px-4 py-2">
            <p className="flex flex-wrap gap-x-3">
              {link(`第 ${row.no} 版`, planPath(list.slug, task.no, row.no), shown?.no === row.no)}
              <span className="text-muted">{fateOf(row)}</span>
              {row.no === inForceNo ? <span className="font-medium">现行</span> : null}
            </p>
            <p className="text-sm text-muted">{`${row.writtenByName}撰写，${row.signedByName}审签${row.decidedByName ? `，${row.decidedByName}${row.approvedAt ? "审定" : "退回"}` : ""}`}</p>
            {row.reason ? <p className="text-sm">{`修改原因：${row.reason}`}</p> : null}
            {row.decisionReason ? <p className="text-sm">{`${row.returnedAt ? "退回原因" : "审定意见"}：${row.decisionReason}`}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
