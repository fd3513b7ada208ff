/**
 * @param idleMinutes after which a session that nobody used has ended
 * @returns what is true of a session that has not ended, in any of the three ways it can (GB/T 22239-2019 8.1.4.1 b, ASVS 7.3.1, 7.3.2)
 */
export function openAt(now: Date, idleMinutes: number) {
  return { endedAt: null, endsAt: { gt: now }, lastSeenAt: { gt: new Date(now.getTime() - idleMinutes * 60_000) } };
}

/** What a cookie names may be anything: PostgreSQL refuses to look for what is no uuid. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
