import { figureHref, type FigurePlace } from "@/lib/dashboard/rules-query";
import { ACCEPTED, AWAITING_REVIEW, BEHIND, CLOSED, FILED, FIRST_PASS_RATE, MEAN_COMPLETION, NOT_STARTED, ON_TIME_RATE, REACHED, RETURNED, RETURNS, TASKS, UNASSESSED, type Figure as TaskFigure } from "@/lib/dashboard/rules-figures";
import type { Totals } from "@/lib/dashboard/rollup";
import { Figure, StatSentence } from "@/components/ui/stat";
import { StackedBar } from "@/components/ui/stacked-bar";
import { segmentsOf } from "./assessment-segments";
import { Defined } from "./definition";
import { Count, OverviewCard } from "./overview-card";

type Props = { totals: Totals; place: FigurePlace; isOfUnit: boolean; className?: string };

/** Are we on course? The whole in two sentences and one bar; each count of tasks leads to those tasks. */
export function OverviewCourse({ totals, place, isOfUnit, className }: Props) {
  const show = (figure: TaskFigure) => {
    const value = figure.valueOf(totals);
    return <Figure href={value > 0 ? figureHref(place, figure.filter) : undefined}>{value}</Figure>;
  };
  const mean = MEAN_COMPLETION.valueOf(totals);
  const count = { totals, place };
  return (
    <OverviewCard id="course" title="总体进度" className={className}>
      {isOfUnit ? <p className="text-sm text-muted">统计范围：本单位牵头和配合的任务；其他任务的填报内容不公开，不计入。</p> : null}
      <StatSentence>
        {show(TASKS)} 项任务中 {show(REACHED)} 项达到或超过序时进度；{show(BEHIND)} 项欠进度，{show(NOT_STARTED)} 项未启动，{show(UNASSESSED)} 项未评价{totals.closed > 0 ? <>；已销号 {show(CLOSED)} 项，计为已完成</> : null}。
      </StatSentence>
      <StackedBar label="全部任务的评价构成" segments={segmentsOf(totals, place)} />
      <p>
        {mean === null ? null : <><Defined name={MEAN_COMPLETION.name}>平均完成比例</Defined> <b className="font-semibold">{mean}%</b>。</>}
        已报 <Count {...count} figure={FILED} /> 项，<Defined name={ON_TIME_RATE.name}>按时率</Defined> <span className="whitespace-nowrap"><Count {...count} figure={ON_TIME_RATE} />；</span>
        已采纳 <Count {...count} figure={ACCEPTED} /> 项，<Defined name={FIRST_PASS_RATE.name}>一次通过率</Defined> <span className="whitespace-nowrap"><Count {...count} figure={FIRST_PASS_RATE} />；</span>
        待审核 <Count {...count} figure={AWAITING_REVIEW} /> 项，退回未改 <Count {...count} figure={RETURNED} /> 项，本期<Defined name={RETURNS.name}>退回</Defined> <Count {...count} figure={RETURNS} /> 次。
      </p>
    </OverviewCard>
  );
}
