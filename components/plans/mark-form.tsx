import { shanghaiDay } from "@/lib/periods/calendar";
import { markMeasureAction, unmarkMeasureAction } from "@/lib/plans/actions";
import type { MeasureInForce } from "@/lib/plans/queries-force";
import { NOTE_MAX } from "@/lib/plans/rules-limits";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/field";
import { newRequestId } from "@/components/ui/request-id";

type Props = { list: string; no: number; measure: MeasureInForce; now: Date };

/** The unit that answers for a measure says that it is done, or takes that back. */
export function MarkForm({ list, no, measure, now }: Props) {
  const fields = { list, no, key: measure.key, requestId: newRequestId() };
  if (measure.doneOn !== null) {
    return <ConfirmDialog trigger="撤销完成" triggerSize="sm" title="撤销完成标记" description={measure.text} confirmLabel="撤销" action={unmarkMeasureAction} fields={fields} />;
  }
  const today = shanghaiDay(now);
  return (
    <ConfirmDialog trigger="标记完成" triggerSize="sm" title="标记措施完成" description={measure.text} confirmLabel="标记完成" action={markMeasureAction} fields={fields}
      reason={{ name: "note", label: "完成情况说明", isOptional: true, maxLength: NOTE_MAX }}>
      <TextField id={`done-${measure.key}`} name="doneOn" label="完成日期" type="date" defaultValue={today} max={today} isRequired required />
    </ConfirmDialog>
  );
}
