"use client";
import { MEASURE_MAX, MEASURES_MAX, RESPONSIBLE_MAX } from "@/lib/plans/rules-limits";
import { Button } from "@/components/ui/button";
import { SelectField, TextField, type Option } from "@/components/ui/field";
import { newRequestId } from "@/components/ui/request-id";
import { TextAreaField } from "@/components/ui/text-area-field";
import { RowButtons } from "./row-buttons";

/** `id` is the browser's own, `key` the plan's: empty for a new row. */
export type MeasureInput = { id: string; key: string; text: string; responsible: string; due: string };

type Props = { rows: readonly MeasureInput[]; options: readonly Option[]; errorOf: (name: string) => string | undefined; onChange: (rows: MeasureInput[]) => void };

/** The lead's measures as rows of its form. */
export function MeasureRows({ rows, options, errorOf, onChange }: Props) {
  const change = (at: number, part: Partial<MeasureInput>) => onChange(rows.map((row, other) => (other === at ? { ...row, ...part } : row)));
  return (
    <>
      <ol className="divide-y divide-line">
        {rows.map((row, at) => {
          // By its id an error finds a field; its name goes with the form, whose door lets no dots through.
          const of = (name: keyof MeasureInput) => ({ name: `measures-${at}-${name}`, id: `measures.${at}.${name}`, error: errorOf(`${at}.${name}`) });
          return (
            <li key={row.id} className="grid gap-3 py-3 first:pt-0 md:grid-cols-[minmax(0,1fr)_12rem]" aria-label={`措施 ${at + 1}`}>
              {/* It counts its words by itself, and would be drawn anew with the old ones before the row knows the new: so it keeps its own. */}
              <TextAreaField {...of("text")} defaultValue={row.text} label={`措施 ${at + 1}`} isRequired rows={3} maxLength={MEASURE_MAX} onChange={(event) => change(at, { text: event.target.value })} />
              <div className="space-y-3">
                <SelectField {...of("due")} value={row.due} label="完成季度" isRequired options={options} placeholder="请选择" onChange={(event) => change(at, { due: event.target.value })} />
                <TextField {...of("responsible")} value={row.responsible} label="责任人/科室" maxLength={RESPONSIBLE_MAX} onChange={(event) => change(at, { responsible: event.target.value })} />
                <RowButtons rows={rows} at={at} name={`措施 ${at + 1}`} onChange={onChange} />
              </div>
            </li>
          );
        })}
      </ol>
      {rows.length < MEASURES_MAX ? <Button size="sm" onClick={() => onChange([...rows, { id: newRequestId(), key: "", text: "", responsible: "", due: "" }])}>增加措施</Button> : null}
    </>
  );
}
