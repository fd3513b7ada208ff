import { quarterKey, quarterLabel, type Quarter } from "@/lib/periods/calendar";
import { removeMeasureAction } from "@/lib/plans/actions";
import type { PlanView } from "@/lib/plans/queries";
import type { MeasureInForce } from "@/lib/plans/queries-force";
import { measureStamp } from "@/lib/plans/rules";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/details";
import { newRequestId } from "@/components/ui/request-id";
import { MeasureForm } from "./measure-form";

/** A supporting unit's own measures in the working copy, which it adds, changes and takes out itself. */
export function OwnMeasures({ view, own }: { view: PlanView; own: NonNullable<PlanView["own"]> }) {
  const address = { list: view.list.slug, no: view.task.no };
  const options = view.quarters.map((quarter: Quarter) => ({ value: quarterKey(quarter), label: quarterLabel(quarter) }));
  return (
    <Card title="本单位承担的措施" id="plan-own" className="print:hidden">
      <p className="mb-3 text-muted">{hintOf(view, own.canChange)}</p>
      <ul className="divide-y divide-line">
        {own.measures.map((measure) => (
          <li key={measure.key} className="py-2">
            <p className="whitespace-pre-line">{measure.text}</p>
            <p className="text-sm text-muted">{`${quarterLabel(measure.due)}底前完成　责任人/科室：${measure.responsible}`}</p>
            {own.canChange ? (
              <div className="mt-1 flex flex-wrap items-start gap-3">
                <Disclosure summary="修改" className="min-w-0 flex-1"><MeasureForm key={measureStamp(measure)} address={address} options={options} measure={measure} requestId={newRequestId()} /></Disclosure>
                <RemoveMeasure address={address} measure={measure} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {own.canChange ? (
        <Disclosure summary="增加一条措施" isOpen={own.measures.length === 0}><MeasureForm address={address} options={options} measure={null} requestId={newRequestId()} /></Disclosure>
      ) : null}
    </Card>
  );
}

function hintOf(view: PlanView, canChange: boolean): string {
  if (!canChange) return view.state === "APPROVED" || view.state === "DRAFT" || view.state === "RETURNED" ? "由本单位填报员填写。" : "工作方案正在审签或审定，暂不能修改。";
  return view.state === "APPROVED" ? "方案已审定：增加或修改后，由牵头单位说明原因，作为新的一版送审签。" : "与牵头单位的方案一并送审签，互不覆盖。";
}

/** Takes a measure out of the working copy. */
export function RemoveMeasure({ address, measure }: { address: { list: string; no: number }; measure: MeasureInForce }) {
  return (
    <ConfirmDialog trigger="删除" triggerSize="sm" triggerVariant="danger" confirmVariant="danger" title="删除这条措施" description={`${measure.unitName}：${measure.text}`} confirmLabel="删除"
      action={removeMeasureAction} fields={{ ...address, key: measure.key, opened: measureStamp(measure), requestId: newRequestId() }} />
  );
}
