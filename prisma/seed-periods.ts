import { db } from "@/lib/db/client";
import { quarterAt, quarterKey, quartersBetween, usualTimes, type Quarter } from "@/lib/periods/calendar";

/** Adds the list's missing quarters from `first` to the current one, with their usual times. Safe to repeat. */
export async function seedPeriods(listId: string, first: Quarter, now: Date): Promise<void> {
  await db.period.createMany({
    data: quartersBetween(first, quarterAt(now)).map((quarter) => ({ listId, key: quarterKey(quarter), ...quarter, ...usualTimes(quarter) })),
    skipDuplicates: true,
  });
}
