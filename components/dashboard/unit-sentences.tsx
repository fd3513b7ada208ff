import type { SupportTotals, Totals } from "@/lib/dashboard/rollup";
import { figureHref, type FigurePlace, type TaskFilter } from "@/lib/dashboard/rules-query";
import { ACCEPTED, AWAITING_REVIEW, BEHIND, CLOSED, DEFINITIONS, FILED, INCOMPLETE, LATE, MEAN_COMPLETION, NOT_FILED, NOT_STARTED, ON_TIME, OVERDUE, REACHED, RETURNED, RETURNS, TASKS, UNASSESSED, type Figure as TaskFigure } from "@/lib/dashboard/rules-figures";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Disclosure } from "@/components/ui/details";
import { Figure, StatSentence } from "@/components/ui/stat";

type Props = {
  unitId: string;
  /** Of the tasks it leads. */
  totals: Totals;
  /** Null where it owes nothing in the period. */
  support: SupportTotals | null;
  place: FigurePlace;
  isDue: boolean;
};

/** The period of one unit in sentences: what it leads, then what it supports. Each count of tasks leads to those tasks. */
export function UnitSentences({ unitId, totals, support, place, isDue }: Props) {
  const linked = (value: number, filter: TaskFilter, isAlert = false) => (
    <Figure href={value > 0 ? figureHref(place, filter) : undefined} isAlert={isAlert && value > 0}>{value}</Figure>
  );
  const show = (figure: TaskFigure, isAlert = false) => linked(figure.valueOf(totals), { ...figure.filter, lead: unitId }, isAlert);
  const mean = MEAN_COMPLETION.valueOf(totals);
  const returns = RETURNS.valueOf(totals) ?? 0;
  return (
    <Card>
      <div className="space-y-1">
        {totals.tasks > 0 ? (
          <>
            <StatSentence>
              牵头 {show(TASKS)} 项任务，其中 {show(REACHED)} 项达到或超过序时进度；{show(BEHIND)} 项欠进度，{show(NOT_STARTED)} 项未启动；{show(UNASSESSED)} 项未评价{totals.closed > 0 ? <>；{show(CLOSED)} 项已销号，计为已完成</> : null}
              {mean === null ? "。" : <>。平均完成比例 <Figure>{`${mean}%`}</Figure>。</>}
            </StatSentence>
            <StatSentence>
              {show(FILED)} 项已报，其中按时 {show(ON_TIME)} 项、迟报 {show(LATE)} 项；{show(ACCEPTED)} 项已采纳，{show(AWAITING_REVIEW)} 项待审核，{show(RETURNED)} 项退回未改；本期被退回{" "}
              {linked(returns, { ...RETURNS.filter, lead: unitId })} 次。
            </StatSentence>
            <StatSentence>
              {show(NOT_FILED)} 项未报，其中 {show(OVERDUE, true)} 项逾期未报；{show(INCOMPLETE)} 项任务的配合单位反馈未齐。
            </StatSentence>
          </>
        ) : null}
        {support ? (
          <StatSentence>
            配合 {linked(support.owed, { support: unitId, contribution: "owed" })} 项任务，其中 {linked(support.given, { support: unitId, contribution: "given" })} 项已反馈，按时反馈{" "}
            {linked(support.onTime, { support: unitId, contribution: "onTime" })} 项；{linked(support.owed - support.given, { support: unitId, contribution: "missing" }, isDue)} 项未反馈，其中{" "}
            {linked(support.asked, { support: unitId, contribution: "asked" })} 项为牵头单位要求补充。
          </StatSentence>
        ) : null}
      </div>
      <Disclosure summary="统计口径" className="mt-2">
        <DefinitionList items={DEFINITIONS} columns={2} className="text-sm" />
      </Disclosure>
    </Card>
  );
}
