/** How each figure is counted, as the screen's own 统计口径 has it. */
import { MEASURE_TEXTS } from "@/lib/dashboard/rollup";
import { DEFINITIONS, QUANTITIES } from "@/lib/dashboard/rules-figures";

/** @returns every measure and every further definition, each with its field of the totals or the quantities */
export function rollupDefinitions(): { field: string | null; label: string; definition: string }[] {
  const measures = Object.entries(MEASURE_TEXTS).map(([field, text]) => ({ field, ...text }));
  const labels = new Set(measures.map((measure) => measure.label));
  const quantities = new Set(QUANTITIES.map(({ name }) => name));
  const others = DEFINITIONS.filter(({ term }) => !labels.has(term)).map(({ name, term, description }) => ({ field: quantities.has(name) ? name : null, label: term, definition: description }));
  return [...measures, ...others];
}
