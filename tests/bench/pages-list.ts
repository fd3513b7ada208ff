import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";

export const LIST = "2021-60";

/** Who reads: the filer of the unit that leads most tasks. It has the same list and the same work at every scale. */
export const READER = { username: "rsj-filer", password: DEMO_PASSWORD } as const;

/** The pages that are measured, and what they are called in the tables. */
export const PAGES = {
  home: { path: "/", label: "`/`" },
  tasks: { path: `/lists/${LIST}/tasks`, label: "`/tasks` (47 rows)" },
  task: { path: `/lists/${LIST}/tasks/1`, label: "`/tasks/1`" },
  dashboard: { path: `/lists/${LIST}/dashboard`, label: "`/dashboard`" },
} as const satisfies Record<string, { path: string; label: string }>;

export type PageName = keyof typeof PAGES;
export const PAGE_NAMES = ["home", "tasks", "task", "dashboard"] as const satisfies readonly PageName[];
