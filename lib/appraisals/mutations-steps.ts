import "server-only";
import { NotFound, Refused } from "@/lib/actions/failures";
import type { Transaction } from "@/lib/db/client";
import { lockList } from "@/lib/periods/mutations";
import { YEAR_FIXED } from "./workflow";

/** A list's year, by whose last period its events are told: a link to the year follows from it. */
export type LockedYear = { listId: string; year: number; lastPeriodId: string; locks: Date[] };

/**
 * Takes the list, so that nothing of a year changes while it is being fixed.
 * @throws NotFound for an unknown list or a year without periods; Refused where the year is fixed
 */
export async function lockYear(tx: Transaction, where: { slug: string } | { id: string }, year: number): Promise<LockedYear> {
  const list = await tx.taskList.findUnique({ where: "id" in where ? { id: where.id } : { slug: where.slug }, select: { id: true } });
  if (!list) throw new NotFound();
  await lockList(tx, list.id);
  const periods = await tx.period.findMany({ where: { listId: list.id, year }, select: { id: true, locksAt: true }, orderBy: { quarter: "desc" } });
  const [last] = periods;
  if (!last) throw new NotFound();
  if (await tx.fixedAppraisal.findUnique({ where: { listId_year: { listId: list.id, year } }, select: { year: true } })) throw new Refused(YEAR_FIXED);
  return { listId: list.id, year, lastPeriodId: last.id, locks: periods.map(({ locksAt }) => locksAt) };
}
