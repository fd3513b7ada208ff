"use client";
import { APPRAISAL_ITEM_LABELS } from "@/lib/labels-carrying";
import { setWeightsAction } from "@/lib/appraisals/actions";
import { ITEM_RULES, SCALE_NOTE } from "@/lib/appraisals/rules-table";
import { ITEMS, type Weights } from "@/lib/appraisals/schema-content";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/details";
import { NumberField } from "@/components/ui/field";

type Props = {
  weights: Weights;
  /** For the administrator, who may change them. */
  form: { list: string; year: number; version: number; requestId: string } | null;
};

/** How each item is reckoned and what it weighs. */
export function WeightsCard({ weights, form }: Props) {
  return (
    <Card id="weights" title="计分办法">
      <dl className="grid gap-x-4 gap-y-2 md:grid-cols-[auto_1fr]">
        {ITEM_RULES.map(({ item, rule }) => (
          <div key={item} className="contents"><dt className="font-medium">{`${APPRAISAL_ITEM_LABELS[item]}（权重 ${weights[item]}）`}</dt><dd className="max-md:mb-1">{rule}</dd></div>
        ))}
      </dl>
      <p className="mt-2 text-muted">{SCALE_NOTE}</p>
      {form ? (
        <Disclosure summary="调整权重" className="mt-3">
          <ActionForm action={setWeightsAction} fields={form} submitLabel="保存权重">
            {({ field, typed }) => (
              <div className="flex flex-wrap gap-4">
                {ITEMS.map((item) => <NumberField key={item} {...field(item)} label={APPRAISAL_ITEM_LABELS[item]} min={0} max={100} isRequired defaultValue={typed?.[item] ?? weights[item]} />)}
              </div>
            )}
          </ActionForm>
        </Disclosure>
      ) : null}
    </Card>
  );
}
