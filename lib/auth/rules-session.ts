/**
 * @param idleMinutes after which a session that nobody used has ended
 * @returns what is true of a session that has not ended, in any of the three ways it can (GB/T 22239-2019 8.1.4.1 b, ASVS 7.3.1, 7.3.2)
 */
export function openAt(now: Date, idleMinutes: number) {
  return { endedAt: null, endsAt: { gt: now }, lastSeenAt: { gt: new Date(now.getTime() - idleMinutes * 60_000) } };
}
