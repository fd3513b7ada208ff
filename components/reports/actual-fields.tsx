import { NumberField } from "@/components/ui/field";
import type { Typed } from "@/components/tasks/filing-form";

/** One target's field: what it is called, its unit, and what stands beside it. */
export type ActualInput = { field: string; name: string; measure: string; beside: string };

/** 本季度完成 of each of the task's targets. Nothing where it has none. */
export function ActualFields({ inputs, values, errors }: Typed & { inputs: readonly ActualInput[] }) {
  if (inputs.length === 0) return null;
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="mb-1 font-medium">量化指标（本季度完成）</legend>
      <p className="text-sm text-muted">只填本季度新增的数量，本季度没有的填 0。</p>
      {inputs.map(({ field, name, measure, beside }) => (
        <NumberField key={field} name={field} label={name} min={0} step="any" inputMode="decimal" unit={measure} className="max-w-40" defaultValue={values[field]} error={errors[field]} aside={beside} />
      ))}
    </fieldset>
  );
}
