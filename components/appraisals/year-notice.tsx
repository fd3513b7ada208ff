import type { AppraisalYear } from "@/lib/appraisals/queries";
import { NoticeBar } from "@/components/ui/notice-bar";
import { formatDateTime } from "@/components/ui/time";

/** Whether what is shown stands for good, and whether today's rows would say something else. */
export function YearNotice({ appraisal: { year, fixed, asOf, differing } }: { appraisal: Pick<AppraisalYear, "year" | "fixed" | "asOf" | "differing"> }) {
  if (!fixed) return <NoticeBar tone="info">{`${year}年度得分按截至 ${formatDateTime(asOf)} 的记录计算，随记录变化，年度结束后由督查员确定。`}</NoticeBar>;
  return (
    <>
      <NoticeBar tone="success">{`${year}年度考核结果已于 ${formatDateTime(fixed.at)} 由${fixed.byName}确定，所依据的记录一并留存，不再变动。`}</NoticeBar>
      {differing.length > 0 ? <NoticeBar tone="warning">{`确定以后记录有变动：按现有记录计算，${differing.slice(0, 5).join("、")}${differing.length > 5 ? `等 ${differing.length} 个单位` : ""}的得分或依据会有不同。以已确定的结果为准。`}</NoticeBar> : null}
    </>
  );
}
