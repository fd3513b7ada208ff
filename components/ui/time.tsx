/** Shanghai has had UTC+8 all year since 1992; reckoning it by hand gives the server and the browser the same words. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

function shanghaiParts(at: Date | string): { day: string; clock: string } {
  const shifted = new Date(new Date(at).getTime() + SHANGHAI_OFFSET_MS).toISOString();
  return { day: shifted.slice(0, 10), clock: shifted.slice(11, 16) };
}

/** @returns 2026-11-24 10:32, Shanghai time */
export function formatDateTime(at: Date | string): string {
  const { day, clock } = shanghaiParts(at);
  return `${day} ${clock}`;
}

/** @returns 2026-11-24, Shanghai time */
export function formatDate(at: Date | string): string {
  return shanghaiParts(at).day;
}

/** @returns 2026年11月24日, as documents write it */
export function formatLongDate(at: Date | string): string {
  const [year = "", month = "", day = ""] = shanghaiParts(at).day.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** @returns 11月24日, as a sentence names a day of this year */
export function formatMonthDay(at: Date | string): string {
  return formatLongDate(at).replace(/^\d+年/, "");
}

/** @returns 10:32, Shanghai time */
export function formatClock(at: Date | string): string {
  return shanghaiParts(at).clock;
}

/** @returns 10:32 of today; 11月24日 10:32 of another day */
export function formatRecent(at: Date | string, now: Date): string {
  return formatDate(at) === formatDate(now) ? formatClock(at) : `${formatMonthDay(at)} ${formatClock(at)}`;
}

const FORMATS = { "date-time": formatDateTime, date: formatDate, "long-date": formatLongDate, clock: formatClock } as const;

/** A moment in Shanghai time. */
export function Time({ at, format = "date-time" }: { at: Date | string; format?: keyof typeof FORMATS }) {
  const iso = new Date(at).toISOString();
  return (
    <time dateTime={iso} title={formatDateTime(at)} className="whitespace-nowrap">
      {FORMATS[format](at)}
    </time>
  );
}
