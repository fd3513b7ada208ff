import { z } from "zod";

export const loadOrder = z.object({
  url: z.url(),
  connections: z.int().positive(),
  seconds: z.number().positive(),
  /** So many requests, however long they take, in place of `seconds`. */
  amount: z.int().positive().optional(),
  /** A new connection for each request, with `Connection: close`. */
  isClosing: z.boolean(),
  /** What a right answer has; anything else is a failure. */
  status: z.int(),
  /** Sent in turn by each connection. */
  requests: z.array(z.object({ path: z.string(), method: z.string().optional(), headers: z.record(z.string(), z.string()).optional(), body: z.string().optional() })).min(1),
});
export type LoadOrder = z.infer<typeof loadOrder>;

/** Of one run: times in milliseconds. */
export const loadResult = z.object({ p50: z.number(), p95: z.number(), perSecond: z.number(), bytes: z.int(), requests: z.int(), failed: z.int() });
export type LoadResult = z.infer<typeof loadResult>;

export type Answered = { milliseconds: number[]; /** of the last answer, with its head */ bytes: number; failed: number };

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** @returns the smallest of the values that so many per cent of them do not exceed (nearest rank) */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

export function summarise({ milliseconds, bytes, failed }: Answered, seconds: number): LoadResult {
  return {
    p50: round(percentile(milliseconds, 50), 2), p95: round(percentile(milliseconds, 95), 2),
    perSecond: round(milliseconds.length / seconds, 1), bytes, requests: milliseconds.length, failed,
  };
}
