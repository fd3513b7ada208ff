import "server-only";
import { db } from "@/lib/db/client";
import { quarterKey } from "./calendar";
import { quartersToMake } from "./calendar-holidays";
import { lockList, makeBySystem } from "./mutations";
import { loadCalendar } from "./mutations-calendar";

export type MadePeriod = { listId: string; key: string };

/**
 * For a job: makes the quarters whose opening time has come, in every list whose quarters follow each other by themselves.
 * A quarter that is there, whatever its times, is left alone. Safe to repeat and to run in several processes at once: the
 * second waits for the first and finds its quarters.
 *
 * @returns what was made now
 */
export async function ensureDuePeriods(now: Date): Promise<MadePeriod[]> {
  const made: MadePeriod[] = [];
  for (const { id: listId } of await db.taskList.findMany({ select: { id: true }, orderBy: { createdAt: "asc" } })) {
    made.push(...(await makeDuePeriods(listId, now)));
  }
  return made;
}

async function makeDuePeriods(listId: string, now: Date): Promise<MadePeriod[]> {
  return db.$transaction(async (tx) => {
    await lockList(tx, listId);
    const { calendar, isAutomatic } = await loadCalendar(tx, listId);
    if (!isAutomatic) return [];
    const newest = await tx.period.findFirst({ where: { listId }, orderBy: [{ year: "desc" }, { quarter: "desc" }], select: { year: true, quarter: true } });
    const quarters = quartersToMake(newest, calendar, now);
    for (const quarter of quarters) await makeBySystem(tx, listId, quarter);
    return quarters.map((quarter) => ({ listId, key: quarterKey(quarter) }));
  });
}
