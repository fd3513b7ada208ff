import { quarterLabel } from "@/lib/periods/calendar";
import type { NoticeTargetRow } from "@/lib/plans/queries";
import type { MeasureInForce } from "@/lib/plans/queries-force";
import { Card } from "@/components/ui/card";
import { RemoveMeasure } from "./own-measures";

type Props = { address: { list: string; no: number }; measures: readonly MeasureInForce[]; /** Of units that take part no more: the lead may take them out. */ leftBehind: readonly MeasureInForce[]; targets: readonly NoticeTargetRow[] };

/** What stands in the plan besides the lead's own words: the supporting units' measures, and the notice's own figures. */
export function OtherMeasures({ address, measures, leftBehind, targets }: Props) {
  return (
    <>
      <Card title={`配合单位措施（${measures.length}）`} id="plan-others">
        <p className="mb-2 text-muted">由各配合单位自行填写，与本单位的措施一并送审签，互不覆盖。</p>
        <ul className="list-disc space-y-1 pl-5">
          {measures.map((measure) => <li key={measure.key}>{`${measure.unitName}：${measure.text}（${quarterLabel(measure.due)}，${measure.responsible}）`}{leftBehind.some(({ key }) => key === measure.key) ? <span className="ml-2 inline-flex items-center gap-2 text-sm text-muted">已不再配合本任务<RemoveMeasure address={address} measure={measure} /></span> : null}</li>)}
        </ul>
      </Card>
      {targets.length > 0 ? (
        <Card title="通知明确的指标" id="plan-notice-targets">
          <ul className="list-disc space-y-1 pl-5">{targets.map((target, at) => <li key={at}>{`${target.name} ${target.goal}${target.measure}：`}<span className="font-notice">{target.sentence}</span></li>)}</ul>
        </Card>
      ) : null}
    </>
  );
}
