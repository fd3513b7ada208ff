import type { PageName } from "./pages-list";

/**
 * Redmine 5.0.4 (puma 2 × 8, PostgreSQL) on this kind of machine, 2 cores, 16 connections with `Connection: close`: a list of 47
 * issues, one issue, the summary report, a note (issue 6).
 */
export const REDMINE: Readonly<Partial<Record<PageName, { perSecond: number; p95: number }>>> = {
  tasks: { perSecond: 23, p95: 871 },
  task: { perSecond: 15, p95: 1_114 },
  dashboard: { perSecond: 27, p95: 739 },
};
export const REDMINE_NOTE = { perSecond: 78, p50: 195 } as const;

/** What issue 6 asks for. */
export const TARGETS = {
  /** Times Redmine's requests a second, and its p95 divided. */
  redmine: 10, redmineP95: 8, note: 5,
  /** The floor's requests a second, divided; of a submission, its p50 multiplied. */
  floor: 8, submissionFloor: 3,
  growth: 1.5,
  scriptKb: 130, scriptKbWithCharts: 240,
  performance: 95, accessibility: 100, bestPractices: 100,
  memoryMiB: 350,
  /** Growth over the last third of the soak that still counts as flat. */
  flat: 1.03,
} as const;
