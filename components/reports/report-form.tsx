"use client";
import { Fragment, type ReactNode } from "react";
import { ASSESSMENT_LABELS } from "@/lib/labels";
import { saveReportAction } from "@/lib/reports/actions";
import type { Light } from "@/lib/plans/rules-light";
import { ASSESSMENTS } from "@/lib/reports/rules-assessments";
import { TEXT_MAX } from "@/lib/tasks/rules-limits";
import { type FilingAddress } from "@/lib/tasks/schema";
import { LightLine } from "@/components/plans/light-line";
import { ContactFields } from "@/components/tasks/contact-fields";
import { FilingForm } from "@/components/tasks/filing-form";
import { RadioGroupField } from "@/components/ui/choice-fields";
import { NumberField } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { ActualFields, type ActualInput } from "./actual-fields";
import { QuoteMarks } from "./quotes";
import { RepeatHint } from "./repeat-hint";

export const REPORT_TEXTS = [
  { name: "problems", label: "存在问题", hint: "没有可不填。" },
  { name: "coordination", label: "需协调事项", hint: "需要市人社局或市政府协调解决的事项，没有可不填。" },
  { name: "upward", label: "对上争取", hint: "本季度向上级争取的政策、资金、试点等及其进度，没有可不填。" },
  { name: "nextSteps", label: "下一步打算", hint: undefined },
] as const;

type ReportFormProps = {
  accountId: string;
  address: FilingAddress;
  requestId: string;
  version: number;
  saved: Record<string, string>;
  savedAt: string | null;
  /** Last filed report's completion, shown beside this one's, and the words that this one should not repeat. */
  earlier: { periodLabel: string; completion: number | null; progress: string } | null;
  /** 佐证材料: keeps itself, apart from the form's words. */
  evidence?: ReactNode;
  /** What the ledger of 对上争取 holds already, below its field. */
  upward?: ReactNode;
  /** The task's targets. */
  actuals: readonly ActualInput[];
  /** What the plan's measures suggest, and by which of them. */
  light: Light;
};

/** The quarterly report, in the order of the form on paper. */
export function ReportForm({ earlier, evidence, upward, actuals, light, ...form }: ReportFormProps) {
  return (
    <FilingForm action={saveReportAction} kind="report" names={Object.fromEntries(actuals.map(({ field, name }) => [field, name]))} {...form}>
      {({ values, errors }) => (
        <>
          <TextAreaField name="progress" label="本季度进展情况" isRequired rows={9} maxLength={TEXT_MAX} defaultValue={values.progress} error={errors.progress}
            hint="写明本季度做了什么、做到什么程度，尽量用数据说话。" />
          <QuoteMarks error={errors.quotes} />
          {earlier ? <RepeatHint fieldId="progress" earlier={earlier} /> : null}
          <RadioGroupField name="selfAssessment" label="自评" isRequired defaultValue={values.selfAssessment} error={errors.selfAssessment} hint={<LightLine light={light} />}
            choices={ASSESSMENTS.map((value) => ({ value, label: ASSESSMENT_LABELS[value] }))} />
          <NumberField name="completion" label="完成比例" isRequired min={0} max={100} step={1} unit="%" defaultValue={values.completion} error={errors.completion}
            aside={earlier && earlier.completion !== null ? `${earlier.periodLabel}为 ${earlier.completion}%` : undefined} />
          <ActualFields inputs={actuals} values={values} errors={errors} />
          {REPORT_TEXTS.map(({ name, label, hint }) => (
            <Fragment key={name}>
              <TextAreaField name={name} label={label} hint={hint} rows={3} maxLength={TEXT_MAX} defaultValue={values[name]} error={errors[name]} />
              {name === "upward" ? upward : null}
            </Fragment>
          ))}
          {evidence}
          <ContactFields values={values} errors={errors} />
        </>
      )}
    </FilingForm>
  );
}
