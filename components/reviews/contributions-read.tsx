import type { ReactNode } from "react";
import type { ContributionRow } from "@/lib/contributions/queries";
import { ContributionStateChip } from "@/components/tasks/contribution-state-chip";
import { Card } from "@/components/ui/card";
import { ExpandableText } from "@/components/ui/details";

/** What the supporting units gave, to be read beside the report, and who did not. */
export function ContributionsRead({ rows, periodLabel, files }: { rows: ContributionRow[]; periodLabel: string; files: Readonly<Record<string, ReactNode>> }) {
  const filed = rows.filter((row) => row.filed !== null);
  const missing = rows.filter((row) => row.filed === null);
  if (rows.length === 0) return <Card id="contributions" title="配合情况"><p className="text-muted">这项任务没有配合单位。</p></Card>;
  return (
    <Card id="contributions" title={`${periodLabel}配合情况：已反馈 ${rows.filter((row) => row.state === "GIVEN").length} / 应反馈 ${rows.length}`}>
      <p>
        <span className="font-medium">未反馈：</span>
        {missing.length > 0 ? missing.map((row) => row.unitName).join("、") : "无"}
      </p>
      <ul className="mt-2 grid gap-x-6 xl:grid-cols-2">
        {filed.map((row) => (
          <li key={row.unitId} className="border-t border-line py-2">
            <h3 className="flex flex-wrap items-center gap-x-2 font-medium">
              {row.unitName}
              {row.state === "RETURNED" ? <ContributionStateChip state={row.state} /> : null}
            </h3>
            {row.filed ? <ExpandableText text={[row.filed.content, row.filed.problems && `存在问题和建议：${row.filed.problems}`].filter(Boolean).join("\n")} /> : null}
            {files[row.unitId]}
          </li>
        ))}
      </ul>
    </Card>
  );
}
