"use client";
import { TARGET_BASIS_LABELS, type TargetBasis } from "@/lib/labels-carrying";
import { TARGET_NAME_MAX, TARGET_UNIT_MAX, TARGETS_MAX } from "@/lib/plans/rules-limits";
import { Button } from "@/components/ui/button";
import { SelectField, TextField, type Option } from "@/components/ui/field";
import { newRequestId } from "@/components/ui/request-id";
import { RowButtons } from "./row-buttons";

export type TargetInput = { id: string; key: string; name: string; measure: string; goal: string; basis: TargetBasis; due: string };

type Props = { rows: readonly TargetInput[]; options: readonly Option[]; errorOf: (name: string) => string | undefined; onChange: (rows: TargetInput[]) => void };

const BASES = (Object.keys(TARGET_BASIS_LABELS) as TargetBasis[]).map((value) => ({ value, label: TARGET_BASIS_LABELS[value] }));

/** The plan's own figures as rows of the lead's form. */
export function TargetRows({ rows, options, errorOf, onChange }: Props) {
  const change = (at: number, part: Partial<TargetInput>) => onChange(rows.map((row, other) => (other === at ? { ...row, ...part } : row)));
  return (
    <>
      <ol className="divide-y divide-line">
        {rows.map((row, at) => {
          const of = (name: keyof TargetInput) => ({ name: `targets-${at}-${name}`, id: `targets.${at}.${name}`, error: errorOf(`${at}.${name}`), value: row[name] });
          return (
            <li key={row.id} className="grid gap-3 py-3 first:pt-0 md:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))]" aria-label={`指标 ${at + 1}`}>
              <TextField {...of("name")} label={`指标 ${at + 1}`} isRequired maxLength={TARGET_NAME_MAX} onChange={(event) => change(at, { name: event.target.value })} />
              <TextField {...of("goal")} label="目标值" isRequired inputMode="decimal" onChange={(event) => change(at, { goal: event.target.value })} />
              <TextField {...of("measure")} label="计量单位" isRequired maxLength={TARGET_UNIT_MAX} onChange={(event) => change(at, { measure: event.target.value })} />
              <SelectField {...of("basis")} label="统计方式" options={BASES} onChange={(event) => change(at, { basis: event.target.value as TargetBasis })} />
              {row.basis === "CUMULATIVE" ? <SelectField {...of("due")} label="完成季度" isRequired options={options} placeholder="请选择" onChange={(event) => change(at, { due: event.target.value })} /> : null}
              <div className="self-end"><RowButtons rows={rows} at={at} name={`指标 ${at + 1}`} onChange={onChange} /></div>
            </li>
          );
        })}
      </ol>
      {rows.length < TARGETS_MAX ? <Button size="sm" onClick={() => onChange([...rows, { id: newRequestId(), key: "", name: "", measure: "", goal: "", basis: "CUMULATIVE", due: "" }])}>增加指标</Button> : null}
    </>
  );
}
