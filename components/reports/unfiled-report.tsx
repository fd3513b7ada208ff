import type { PeriodRow } from "@/lib/periods/queries";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { ReportStateChip } from "@/components/tasks/report-state-chip";

/** A period in which nothing was filed, in its place among the reports. */
export function UnfiledReport({ period }: { period: PeriodRow }) {
  return (
    <section className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-line bg-surface px-4 py-2.5 pl-12">
      <h2 className="text-lg">{period.label}</h2>
      <ReportStateChip state="NOT_FILED" />
      {new Date() > period.dueAt ? <OverdueMark text="逾期未报送" /> : null}
    </section>
  );
}
