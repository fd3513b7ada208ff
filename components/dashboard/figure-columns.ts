import {
  ACCEPTED, ASKED, ASSESSMENT_FIGURES, EVER_RETURNED, FILED, FIRST_PASS, FIRST_PASS_RATE, GIVEN, GIVEN_ON_TIME, GIVEN_ON_TIME_RATE, GIVEN_RATE, INCOMPLETE,
  LATE, MEAN_COMPLETION, MISSING, ON_TIME, ON_TIME_RATE, OWED, RETURNS, STATE_FIGURES, TASKS, type Figure, type Quantity,
} from "@/lib/dashboard/rules-figures";
import type { DashboardView } from "@/lib/dashboard/schema-view";

export type Column = Figure | Quantity;

/** Groups of columns with a line between them. */
export const COLUMN_GROUPS: Record<DashboardView["columns"], readonly (readonly Column[])[]> = {
  progress: [[TASKS, ...STATE_FIGURES], ASSESSMENT_FIGURES, [MEAN_COMPLETION], [OWED, GIVEN, INCOMPLETE]],
  quality: [
    [TASKS, FILED, ON_TIME, ON_TIME_RATE, LATE],
    [EVER_RETURNED, RETURNS, ACCEPTED, FIRST_PASS, FIRST_PASS_RATE],
    [OWED, GIVEN, GIVEN_RATE, GIVEN_ON_TIME, GIVEN_ON_TIME_RATE, ASKED, MISSING, INCOMPLETE],
  ],
};

export const isPercent = (column: Column) => "unit" in column && column.unit === "%";
