import type { ReactNode } from "react";
import { MEASURE_STANDING_LABELS, type MeasureStanding } from "@/lib/labels-carrying";

const COLOURS: Record<MeasureStanding, string> = { DONE: "text-done", PENDING: "text-idle", OVERDUE: "text-alert" };

/** Each has its own outline, so that no colour is needed to tell them apart. */
const SHAPES: Record<MeasureStanding, ReactNode> = {
  DONE: <><rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2" fill="currentColor" /><path d="m4.6 8.3 2.5 2.5 4.4-5.3" className="stroke-surface" strokeWidth="1.8" /></>,
  PENDING: <circle cx="8" cy="8" r="5.5" />,
  OVERDUE: <path d="M8 2.2 14.3 13.3H1.7Z" fill="currentColor" />,
};

/** Where a measure stands, as shape and word; with `count` how many stand there. */
export function StandingMark({ standing, count }: { standing: MeasureStanding; count?: number }) {
  return (
    <span className={`mark ${COLOURS[standing]}`}>
      <svg viewBox="0 0 16 16" className="mark-shape" aria-hidden="true">{SHAPES[standing]}</svg>
      <span>{MEASURE_STANDING_LABELS[standing]}{count === undefined ? "" : ` ${count}`}</span>
    </span>
  );
}

/** In the order the eye should find them. */
export const STANDINGS: readonly MeasureStanding[] = ["OVERDUE", "DONE", "PENDING"];

export function StandingLegend() {
  return (
    <p className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      <span className="text-muted">图例：各季度应完成的措施条数</span>
      {STANDINGS.map((standing) => <StandingMark key={standing} standing={standing} />)}
    </p>
  );
}
