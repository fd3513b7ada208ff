import { formatFigure } from "@/lib/plans/rules-targets";
import type { ActualView } from "@/lib/reports/rules-actuals";

/** @returns a figure as people write it, such as 120 名 */
export function actualText({ value, measure }: ActualView): string {
  return `${formatFigure(value)} ${measure}`;
}

/** What a report says of its task's targets, one below the other. */
export function ActualLines({ actuals }: { actuals: readonly ActualView[] }) {
  return (
    <ul>
      {actuals.map((actual) => <li key={actual.target}>{`${actual.name}：${actualText(actual)}`}</li>)}
    </ul>
  );
}
