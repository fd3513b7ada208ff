import { lightWords, type Light } from "@/lib/plans/rules-light";
import { AssessmentMark } from "@/components/tasks/assessment-mark";

/** What the plan suggests, and by which measures. */
export function LightLine({ light }: { light: Light }) {
  return (
    <span className="inline-flex flex-wrap gap-x-1.5">
      <span>序时建议</span>
      {light.suggestion ? <AssessmentMark value={light.suggestion} source="suggestion" isSourceSilent /> : null}
      <span className="text-muted">{light.suggestion ? `（${lightWords(light)}）` : lightWords(light)}</span>
    </span>
  );
}
