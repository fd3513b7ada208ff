import { z } from "zod";
import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";
import { MEASURES, type AssessmentChoice, type Basis, type ContributionChoice, type Measure } from "./rollup";

const whole = z.coerce.number().int().positive().max(10_000).optional().catch(undefined);
const unit = z.uuid().optional().catch(undefined);
const measures = Object.keys(MEASURES) as [Measure, ...Measure[]];
const assessments: AssessmentChoice[] = [...(Object.keys(ASSESSMENT_LABELS) as Assessment[]), "NONE", "REACHED", "BEHIND_AGAIN"];

/** The list's filters, as the address carries them. What does not fit is as if it were not there. */
export const boardFilters = z.object({
  chapter: whole,
  section: whole,
  lead: unit,
  support: unit,
  state: z.enum(measures).optional().catch(undefined),
  assessment: z.enum(assessments).optional().catch(undefined),
  /** How the contributions stand: of the unit in `support`, else of all. */
  contribution: z.enum(["owed", "given", "missing", "onTime", "asked"] satisfies ContributionChoice[]).optional().catch(undefined),
  /** `own`: only tasks whose reports the viewer may see; for a unit's account those it leads or supports. */
  scope: z.enum(["own"]).optional().catch(undefined),
  basis: z.enum(["accepted", "filed"] satisfies Basis[]).catch("accepted"),
  text: z.string().trim().max(100).optional().catch(undefined),
});
export type BoardFilters = z.output<typeof boardFilters>;

export type SearchParams = Record<string, string | string[] | undefined>;

/** @returns the address's query with the first of each repeated name */
export function firstValues(params: SearchParams): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
}

export const TASK_TABS = [
  { name: "progress", label: "进展" },
  { name: "contributions", label: "配合" },
  { name: "carrying", label: "落实" },
  { name: "discussion", label: "讨论" },
  { name: "history", label: "记录" },
] as const;
export type TaskTabName = (typeof TASK_TABS)[number]["name"];

/** The task page's tab, as the address carries it; the first where it names none. */
export const taskTab = z.enum(TASK_TABS.map((tab) => tab.name)).catch("progress");
