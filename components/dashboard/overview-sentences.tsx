import type { Totals } from "@/lib/dashboard/rollup";
import { meanCompletion } from "@/lib/dashboard/rollup";
import {
  ACCEPTED, AWAITING_REVIEW, BEHIND, DEFINITIONS, FILED, figureHref, INCOMPLETE, LATE, NOT_FILED, NOT_STARTED, ON_TIME, OVERDUE, REACHED, RETURNED, TASKS,
  UNASSESSED, type Figure as TaskFigure, type FigurePlace,
} from "@/lib/dashboard/rules-figures";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Disclosure } from "@/components/ui/details";
import { Figure, StatSentence } from "@/components/ui/stat";

type Props = { totals: Totals; place: FigurePlace; isOfUnit: boolean };

/** The period in three sentences; each count of tasks leads to those tasks. */
export function OverviewSentences({ totals, place, isOfUnit }: Props) {
  const show = (figure: TaskFigure, isAlert = false) => {
    const value = figure.valueOf(totals);
    return <Figure href={value > 0 ? figureHref(place, figure.filter) : undefined} isAlert={isAlert && value > 0}>{value}</Figure>;
  };
  const mean = meanCompletion(totals);
  return (
    <Card>
      <p className="mb-2 text-muted">
        {isOfUnit ? "统计范围：本单位牵头和配合的 " : "统计范围：全部 "}{totals.tasks}{" 项任务"}{isOfUnit ? "，其他任务的填报内容不公开，不计入" : ""}
      </p>
      <div className="space-y-1">
        <StatSentence>
          {show(TASKS)} 项任务中 {show(REACHED)} 项达到或超过序时进度；{show(BEHIND)} 项欠进度，{show(NOT_STARTED)} 项未启动；{show(UNASSESSED)} 项未评价
          {mean === null ? "。" : <>。平均完成比例 <Figure>{`${mean}%`}</Figure>。</>}
        </StatSentence>
        <StatSentence>
          {show(FILED)} 项已报，其中按时 {show(ON_TIME)} 项、迟报 {show(LATE)} 项；{show(ACCEPTED)} 项已采纳，{show(AWAITING_REVIEW)} 项待审核，{show(RETURNED)} 项退回未改。
        </StatSentence>
        <StatSentence>
          {show(NOT_FILED)} 项未报，其中 {show(OVERDUE, true)} 项逾期未报；{show(INCOMPLETE)} 项任务的配合单位反馈未齐。
        </StatSentence>
      </div>
      <Disclosure summary="统计口径" className="mt-2">
        <DefinitionList items={DEFINITIONS} columns={2} className="text-sm" />
      </Disclosure>
    </Card>
  );
}
