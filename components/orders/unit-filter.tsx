import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";

type Props = { action: string; units: readonly { value: string; label: string; count: number }[]; unit: string | undefined; /** The other filters, which stay. */ fields: Readonly<Record<string, string | number | undefined>> };

/** Chooses a unit among those that have something on the tab: a plain GET form. */
export function UnitFilter({ action, units, unit, fields }: Props) {
  if (units.length < 2 && unit === undefined) return null;
  return (
    <form action={action} aria-label="按单位筛选" className="mb-3 flex flex-wrap items-end gap-2 print:hidden">
      {Object.entries(fields).map(([name, value]) => (value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />))}
      <SelectField name="unit" label="单位" placeholder="全部" defaultValue={unit ?? ""} className="min-w-48" options={units.map(({ value, label, count }) => ({ value, label: `${label}（${count}）` }))} />
      <Button type="submit">筛选</Button>
    </form>
  );
}
