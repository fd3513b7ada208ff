import { previousDay } from "@/lib/units/rules";
import type { GroupRow, Membership } from "@/lib/units/queries";

/** @returns the members of today, each once */
export function membersToday(group: GroupRow): Membership[] {
  return group.memberships.filter((row) => row.isCurrent);
}

/** @returns whether the membership is still to begin or, if it runs, has its end set */
export function isComing(row: Membership, today: string): boolean {
  return row.from > today || (row.isCurrent && row.until !== null);
}

/** @returns from when to when, both days included, as people say it */
export function termOf(row: Membership): string {
  return row.until === null ? `${row.from} 起` : `${row.from} 至 ${previousDay(row.until)}`;
}
