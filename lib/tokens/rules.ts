/** How long a token lives, and when it does no more. */
import { shanghaiDay } from "@/lib/periods/calendar";
import type { TokenState } from "@/lib/labels";

const DAY_MS = 86_400_000;

/** A year and a day: whoever renews every year on the same day finds the old one still working. */
export const MAX_DAYS = 366;
export const MAX_LIVE_TOKENS = 20;

/**
 * When a token ends: so many days from now, or with the end of a Shanghai day.
 * @param choice a number of days, or `date`: then `until` counts
 * @returns null for a day that is not after today or more than `MAX_DAYS` away
 */
export function tokenEnd({ lifetime, until }: { lifetime: string; until?: string | undefined }, now: Date): Date | null {
  if (lifetime !== "date") return new Date(now.getTime() + Number(lifetime) * DAY_MS);
  if (until === undefined || until <= shanghaiDay(now)) return null;
  const end = new Date(Date.parse(`${until}T00:00:00+08:00`) + DAY_MS);
  return end.getTime() - now.getTime() > MAX_DAYS * DAY_MS ? null : end;
}

/** @returns the first and the last day that a date field may name */
export function endDays(now: Date): { first: string; last: string } {
  return { first: shanghaiDay(new Date(now.getTime() + DAY_MS)), last: shanghaiDay(new Date(now.getTime() + (MAX_DAYS - 1) * DAY_MS)) };
}

/** @returns how a token stands by the clock; a revoked one stays revoked after its end */
export function tokenState(token: { expiresAt: Date; revokedAt: Date | null }, now: Date): TokenState {
  if (token.revokedAt !== null) return "REVOKED";
  return token.expiresAt <= now ? "ENDED" : "LIVE";
}
