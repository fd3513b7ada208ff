"use client";
import type { ReactNode } from "react";
import { saveContributionAction } from "@/lib/contributions/actions";
import { TEXT_MAX } from "@/lib/tasks/rules-limits";
import { type FilingAddress } from "@/lib/tasks/schema";
import { ContactFields } from "@/components/tasks/contact-fields";
import { FilingForm } from "@/components/tasks/filing-form";
import { TextAreaField } from "@/components/ui/text-area-field";

type ContributionFormProps = {
  accountId: string;
  address: FilingAddress;
  requestId: string;
  version: number;
  saved: Record<string, string>;
  savedAt: string | null;
  /** 佐证材料: keeps itself, apart from the form's words. */
  evidence?: ReactNode;
};

/** What a supporting unit did for the task this quarter. */
export function ContributionForm({ evidence, ...form }: ContributionFormProps) {
  return (
    <FilingForm action={saveContributionAction} kind="contribution" {...form}>
      {({ values, errors }) => (
        <>
          <TextAreaField name="content" label="配合情况" isRequired rows={9} maxLength={TEXT_MAX} defaultValue={values.content} error={errors.content}
            hint="写明本单位本季度为这项任务做了什么，牵头单位会据此撰写进展报告。" />
          <TextAreaField name="problems" label="存在问题和建议" hint="没有可不填。" rows={3} maxLength={TEXT_MAX} defaultValue={values.problems} error={errors.problems} />
          {evidence}
          <ContactFields values={values} errors={errors} />
        </>
      )}
    </FilingForm>
  );
}
