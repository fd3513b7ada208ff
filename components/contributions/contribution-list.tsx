import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { canBeAsked } from "@/lib/contributions/rules";
import type { ContributionRow } from "@/lib/contributions/queries";
import type { FilingAddress } from "@/lib/tasks/schema";
import { ContributionStateChip } from "@/components/tasks/contribution-state-chip";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { AskMore } from "./ask-more";
import { AskUnit } from "./ask-unit";
import { AskedLine } from "./asked-line";

type Props = {
  rows: ContributionRow[];
  periodLabel: string;
  periodKey: string;
  /** The task's page, without its query. */
  path: string;
  /** The task's address for the lead unit while it may ask; null for everyone else. */
  ask: FilingAddress | null;
  /** By unit, the files it filed. */
  files?: Readonly<Record<string, ReactNode>>;
};

/** Who owes a contribution in this period, who gave one and who did not, group members one by one. */
export function ContributionList({ rows, periodLabel, periodKey, path, ask, files = {} }: Props) {
  if (rows.length === 0) return <Card><EmptyState title="这项任务没有配合单位" /></Card>;
  return (
    <Card title={`${periodLabel}反馈内容`} id="contributions" isFlush>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.unitId} id={`contribution-${row.unitId}`} className="px-4 py-2.5">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h3 className="font-medium">{row.unitName}</h3>
              {row.label === row.unitName ? null : <span className="text-sm text-muted">{row.label}</span>}
              <ContributionStateChip state={row.state} />
              {row.filed ? (
                <span className="text-sm text-muted">
                  <Time at={row.filed.submittedAt} />
                  {row.filed.revisionNo > 1 ? <Link href={`${path}/contributions/${row.unitId}?period=${periodKey}`} className="inline-link ml-2">第 {row.filed.revisionNo} 稿，查看各稿</Link> : null}
                </span>
              ) : null}
              <AskButton row={row} ask={ask} />
            </div>
            {row.asked ? <AskedLine asked={row.asked} /> : null}
            {row.filed ? (
              <>
                <p className="mt-1 whitespace-pre-line">{row.filed.content}</p>
                {row.filed.problems ? <p className="mt-1 whitespace-pre-line text-muted">存在问题和建议：{row.filed.problems}</p> : null}
                <p className="mt-1 text-sm text-muted">{`${row.filed.contactName}　${row.filed.contactPhone}`}</p>
                {files[row.unitId]}
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What the lead can ask of this unit now: for something, for more, or nothing. */
export function AskButton({ row, ask }: { row: ContributionRow; ask: FilingAddress | null }) {
  if (!ask || !row.isOpen) return null;
  if (row.state === "GIVEN") {
    return <span className="ml-auto"><AskMore key={row.version} unitName={row.unitName} fields={{ ...ask, unit: row.unitId, version: row.version }} /></span>;
  }
  return canBeAsked(row) ? <span className="ml-auto"><AskUnit key={row.asked?.at.toString()} unit={{ id: row.unitId, name: row.unitName }} address={ask} /></span> : null;
}
