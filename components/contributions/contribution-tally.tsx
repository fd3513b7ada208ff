import { canBeAsked, tallyContributions } from "@/lib/contributions/rules";
import type { ContributionRow } from "@/lib/contributions/queries";
import type { FilingAddress } from "@/lib/tasks/schema";
import { AskAll } from "./ask-unit";

/** 配合反馈 3/9，未反馈：…, and for the lead the one button that asks them all. */
export function ContributionTally({ rows, ask }: { rows: ContributionRow[]; ask: FilingAddress | null }) {
  const { owed, given, missing, revising } = tallyContributions(rows);
  const count = rows.filter(canBeAsked).length;
  const isAllAsked = ask !== null && count === 0 && rows.some((row) => row.filed === null && row.isOpen);
  return (
    <div className="space-y-2">
      <p>
        <span className="font-medium">{`配合反馈 ${given}/${owed}`}</span>
        {missing.length > 0 ? `，未反馈：${missing.join("、")}` : "，全部单位已有反馈"}
        {revising.length > 0 ? `；正在补充：${revising.join("、")}` : ""}
      </p>
      {ask ? <AskAll count={count} address={ask} /> : null}
      {isAllAsked ? <p className="text-sm text-muted">未反馈的单位今天都已请过。</p> : null}
    </div>
  );
}
