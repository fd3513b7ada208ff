/** 对上争取: limits, addresses, the order of the stages, and which requests a filter keeps. */
import { UPWARD_LEVEL_LABELS, UPWARD_STAGE_LABELS, type UpwardLevel, type UpwardStageName } from "@/lib/labels-carrying";

export const DEPARTMENT_MAX = 60;
export const DEMAND_MAX = 2000;
export const NOTE_MAX = 1000;

export const LEVELS = Object.keys(UPWARD_LEVEL_LABELS) as UpwardLevel[];
export const STAGES = Object.keys(UPWARD_STAGE_LABELS) as UpwardStageName[];

const NEXT: Record<UpwardStageName, readonly UpwardStageName[]> = {
  PLANNED: ["CONTACTED", "SUBMITTED", "APPROVED", "REJECTED"],
  // Talking and handing in may take several rounds.
  CONTACTED: ["CONTACTED", "SUBMITTED", "APPROVED", "REJECTED"],
  SUBMITTED: ["CONTACTED", "SUBMITTED", "APPROVED", "REJECTED"],
  APPROVED: [],
  REJECTED: ["PLANNED", "CONTACTED", "SUBMITTED"],
};

/** @returns what may follow a stage; anything else only puts the last one right */
export function nextStages(stage: UpwardStageName): readonly UpwardStageName[] {
  return NEXT[stage];
}

/** Nothing more is to be talked about. */
export function isSettled(stage: UpwardStageName): boolean {
  return stage === "APPROVED" || stage === "REJECTED";
}

export type UpwardFilters = { level?: UpwardLevel; stage?: UpwardStageName; unit?: string; department?: string; contact?: "overdue" };
export type Filterable = { level: UpwardLevel; stage: UpwardStageName; unitId: string; department: string; isOverdue: boolean };

/** @returns whether a request stays under the filters */
export function matchesUpward(row: Filterable, { level, stage, unit, department, contact }: UpwardFilters): boolean {
  if (level !== undefined && row.level !== level) return false;
  if (stage !== undefined && row.stage !== stage) return false;
  if (unit !== undefined && row.unitId !== unit) return false;
  if (department !== undefined && row.department !== department) return false;
  return contact === undefined || row.isOverdue;
}

/** @returns how many there are of each level at each stage, and of each level in all */
export function totalsOf(rows: readonly Filterable[]): { level: UpwardLevel; stages: Record<UpwardStageName, number>; total: number }[] {
  return LEVELS.map((level) => {
    const own = rows.filter((row) => row.level === level);
    return { level, total: own.length, stages: Object.fromEntries(STAGES.map((stage) => [stage, own.filter((row) => row.stage === stage).length])) as Record<UpwardStageName, number> };
  });
}

export function upwardListPath(slug: string, filters: UpwardFilters = {}): string {
  const query = new URLSearchParams(Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined)).toString();
  return `/lists/${slug}/upward${query ? `?${query}` : ""}`;
}

export function upwardPath(slug: string, id: string): string {
  return `/lists/${slug}/upward/${id}`;
}

/** @param periodKey of the report whose field it is taken from */
export function newUpwardPath(slug: string, no: number, periodKey?: string): string {
  return `/lists/${slug}/upward/new?task=${no}${periodKey ? `&period=${periodKey}` : ""}`;
}

/** @returns whether a filed report's field says something that is not in the ledger yet */
export function isToEnter(filed: { upward: string; periodKey: string } | null, entered: readonly { originKey: string | null }[]): boolean {
  return filed !== null && filed.upward.trim() !== "" && !entered.some(({ originKey }) => originKey === filed.periodKey);
}

/** @returns a request as one line of the next report's field, so that nobody types it again */
export function reportLine({ level, department, demand, stage, stageOn }: { level: UpwardLevel; department: string; demand: string; stage: UpwardStageName; stageOn: string }): string {
  const [, month = "", day = ""] = stageOn.split("-");
  return `向${department}（${UPWARD_LEVEL_LABELS[level]}级）争取${demand.replace(/[。；;.\s]+$/, "").replace(/^争取/, "")}：${Number(month)}月${Number(day)}日${UPWARD_STAGE_LABELS[stage]}。`;
}
