import type { Dashboard } from "@/lib/dashboard/queries-dashboard";
import type { Basis } from "@/lib/dashboard/rollup";
import { leadRows, sectionRows, type FigureRow } from "@/lib/dashboard/rollup-rows";
import { FIGURES, QUANTITIES } from "@/lib/dashboard/rules-figures";
import type { PlainFigures, PlainRow } from "./plain-figures";

/** Every figure that a dashboard may show, under its own words. */
function figuresOf({ totals }: FigureRow): PlainFigures {
  return Object.fromEntries([...FIGURES, ...QUANTITIES].map(({ label, valueOf }) => [label, valueOf(totals)]));
}

/** A row of the product's, as the plain rows name it. */
function placeOf({ level, no, title }: FigureRow): Omit<PlainRow, "figures"> {
  const nowhere = { chapter: null, section: null, lead: null };
  if (level === "chapter") return { ...nowhere, chapter: no };
  if (level === "section") return { ...nowhere, section: no };
  return level === "unit" ? { ...nowhere, lead: title } : nowhere;
}

/** Rows by what they stand for: the product's and the plain ones are then compared as they are. */
export const named = (rows: readonly PlainRow[]): Record<string, PlainFigures> =>
  Object.fromEntries(rows.map(({ figures, ...place }) => [JSON.stringify(place), figures]));

/** @returns the dashboard's own figures, as `plainFigures` counts them a second time */
export function ownFigures({ board, tasks, clock }: Dashboard, basis: Basis): Record<string, PlainFigures> {
  const rows = [...sectionRows(board, tasks, { clock, basis }), ...leadRows(tasks, { clock, basis })];
  return named(rows.map((row) => ({ ...placeOf(row), figures: figuresOf(row) })));
}
