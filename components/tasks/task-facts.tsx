import type { FactLine } from "@/lib/dashboard/rules-lines";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { CARD_CELL } from "@/components/ui/card-cells";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Td } from "@/components/ui/table";
import { AssessmentMark } from "./assessment-mark";
import { ReportStateChip } from "./report-state-chip";

/** State, assessment, completion and contributions of a task, as four cells. */
export function Facts({ facts: [state, timing, claim, verdict, completion, given, owed, suggestion] }: { facts: FactLine }) {
  return (
    <>
      <Td className={CARD_CELL} data-name="状态">
        <span className="inline-flex flex-wrap gap-1">
          <ReportStateChip state={state} />
          {timing === "overdue" ? <OverdueMark /> : null}
          {timing === "late" ? <span className="text-sm text-behind">迟报</span> : null}
        </span>
      </Td>
      <Td className={CARD_CELL} data-name="评价">
        <span className="inline-flex flex-col gap-0.5 max-md:flex-row max-md:gap-3">
          <AssessmentMark value={claim} source="claim" />
          <AssessmentMark value={verdict} source="verdict" />
          {suggestion ? <AssessmentMark value={suggestion} source="suggestion" /> : null}
        </span>
      </Td>
      <Td className={CARD_CELL} data-name="完成"><ProgressBar value={completion} label="完成比例" emptyText="未报" /></Td>
      <Td align="right" className={CARD_CELL} data-name="配合反馈">{given}/{owed}</Td>
    </>
  );
}
