/** Which reports of the queue are shown, and which comes next. */
import type { QueueFilters } from "./schema";

export type Queued = {
  reportId: string;
  taskNo: number;
  sectionNo: number;
  unitId: string;
  submittedAt: Date;
  isOnTime: boolean;
  /** 重复文本: says much the same as the task's last filed report. */
  isRepeated: boolean;
  isOwn: boolean;
};

/** @returns the reports the filters keep, in the queue's order */
export function filterQueue<Row extends Queued>(queue: readonly Row[], { section, unit, late, repeated }: QueueFilters): Row[] {
  return queue.filter(
    (row) =>
      (section === undefined || row.sectionNo === section) &&
      (unit === undefined || row.unitId === unit) &&
      (late === undefined || !row.isOnTime) &&
      (repeated === undefined || row.isRepeated),
  );
}

/** The queue's order: the oldest submission first, then by task number. */
function isAfter(row: Pick<Queued, "submittedAt" | "taskNo">, place: Pick<Queued, "submittedAt" | "taskNo">): boolean {
  const later = row.submittedAt.getTime() - place.submittedAt.getTime();
  return later > 0 || (later === 0 && row.taskNo > place.taskNo);
}

/**
 * 'After a decision the next one opens': what follows the decided report in the queue, else what is left before it.
 * The viewer's own filings are passed over, since he may not review them.
 *
 * @param decided the report that has just left the queue; null when there is none
 * @returns null when nothing is left for this viewer
 */
export function nextToReview<Row extends Queued>(queue: readonly Row[], decided: Pick<Queued, "submittedAt" | "taskNo"> | null): Row | null {
  const open = queue.filter((row) => !row.isOwn);
  return (decided && open.find((row) => isAfter(row, decided))) ?? open[0] ?? null;
}

/** @returns the reports before and after the open one; beside a report that is not in the queue stands its head */
export function neighboursOf<Row extends Queued>(queue: readonly Row[], reportId: string | null): { previous: Row | null; next: Row | null } {
  const at = queue.findIndex((row) => row.reportId === reportId);
  return { previous: (at > 0 ? queue[at - 1] : null) ?? null, next: queue[at + 1] ?? null };
}
