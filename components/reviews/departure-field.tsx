"use client";
import { REASON_MAX } from "@/lib/reviews/rules-limits";
import { TextAreaField } from "@/components/ui/text-area-field";
import { useKeptText } from "./use-kept-text";

/** Why the verdict is another than the plan suggests. */
export function DepartureField({ keptAs, error }: { keptAs: string; error: string | undefined }) {
  const area = useKeptText(keptAs);
  return (
    <TextAreaField ref={area} name="departure" label="偏离理由" isRequired hint="督查评价与序时建议不一致，写明理由后采纳。" rows={2} maxLength={REASON_MAX} error={error} />
  );
}
