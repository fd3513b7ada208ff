import type { ReactNode } from "react";
import type { Assessment } from "@/lib/labels";
import { lightWords, type Light } from "@/lib/plans/rules-light";
import { AssessmentMark } from "@/components/tasks/assessment-mark";

type Props = { claim: Assessment | null; light: Light; verdict: Assessment | null };

/** The unit's claim, what its plan suggests and HRSS's verdict, side by side. */
export function ThreeViews({ claim, light, verdict }: Props) {
  return (
    <dl aria-label="三方评价" className="grid gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-3">
      <View term="单位自评"><AssessmentMark value={claim} source="claim" isSourceSilent /></View>
      <View term="序时建议" note={lightWords(light)}><AssessmentMark value={light.suggestion} source="suggestion" isSourceSilent /></View>
      <View term="督查评价"><AssessmentMark value={verdict} source="verdict" isSourceSilent /></View>
    </dl>
  );
}

function View({ term, note, children }: { term: string; note?: string; children: ReactNode }) {
  return (
    <div className="bg-surface px-3 py-2">
      <dt className="text-sm text-muted">{term}</dt>
      <dd>{children}{note ? <span className="block text-sm text-muted">{note}</span> : null}</dd>
    </div>
  );
}
