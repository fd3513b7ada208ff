import type { ReactNode } from "react";
import type { ContributionRow } from "@/lib/contributions/queries";
import type { FilingAddress } from "@/lib/tasks/schema";
import { ContributionStateChip } from "@/components/tasks/contribution-state-chip";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { AskMore } from "./ask-more";

type Props = {
  rows: ContributionRow[];
  periodLabel: string;
  /** The task's address for the lead unit, which may ask for more; null for everyone else. */
  ask: FilingAddress | null;
  /** By unit, the files it filed. */
  files?: Readonly<Record<string, ReactNode>>;
};

/** Who owes a contribution in this period, who gave one and who did not, group members one by one. */
export function ContributionList({ rows, periodLabel, ask, files = {} }: Props) {
  const given = rows.filter((row) => row.state === "GIVEN").length;
  const missing = rows.filter((row) => row.filed === null);
  if (rows.length === 0) return <Card><EmptyState title="这项任务没有配合单位" /></Card>;
  return (
    <Card title={`${periodLabel}配合情况：已反馈 ${given} / 应反馈 ${rows.length}`} id="contributions" isFlush>
      {missing.length > 0 ? <p className="border-b border-line px-4 py-2"><span className="text-muted">未反馈：</span>{missing.map((row) => row.unitName).join("、")}</p> : null}
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.unitId} className="px-4 py-2.5">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h3 className="font-medium">{row.unitName}</h3>
              {row.label === row.unitName ? null : <span className="text-sm text-muted">{row.label}</span>}
              <ContributionStateChip state={row.state} />
              {row.filed ? <span className="text-sm text-muted"><Time at={row.filed.submittedAt} /></span> : null}
              {ask && row.state === "GIVEN" ? (
                <span className="ml-auto">
                  <AskMore key={row.version} unitName={row.unitName} fields={{ ...ask, unit: row.unitId, version: row.version }} />
                </span>
              ) : null}
            </div>
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
