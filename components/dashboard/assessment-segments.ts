import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";
import type { Totals } from "@/lib/dashboard/rollup";
import { figureHref, type FigurePlace } from "@/lib/dashboard/rules-query";
import { NONE_LABEL } from "@/lib/dashboard/rules-filters";
import type { BarSegment, BarTone } from "@/components/ui/stacked-bar";

/** The parts of every bar, in order: the five assessments and what has none. */
export const PARTS: readonly { value: Assessment | "NONE"; label: string; tone: BarTone }[] = [
  { value: "NOT_STARTED", label: ASSESSMENT_LABELS.NOT_STARTED, tone: "idle" },
  { value: "BEHIND", label: ASSESSMENT_LABELS.BEHIND, tone: "behind" },
  { value: "ON_TRACK", label: ASSESSMENT_LABELS.ON_TRACK, tone: "on-track" },
  { value: "AHEAD", label: ASSESSMENT_LABELS.AHEAD, tone: "ahead" },
  { value: "DONE", label: ASSESSMENT_LABELS.DONE, tone: "done" },
  { value: "NONE", label: NONE_LABEL, tone: "none" },
];

/** @returns how many of the row's tasks stand at each part; with a place, each leads to them */
export function segmentsOf({ assessments, unassessed }: Pick<Totals, "assessments" | "unassessed">, place?: FigurePlace): BarSegment[] {
  return PARTS.map(({ value, label, tone }) => ({
    label, tone, value: value === "NONE" ? unassessed : assessments[value], href: place && figureHref(place, { assessment: value }),
  }));
}
