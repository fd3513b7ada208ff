/** The queues of this product, in the database's schema `pgboss`. Read by scripts too, so nothing else is imported here. */

export const JOBS_SCHEMA = "pgboss";

/** What each queue's jobs carry. */
export type JobData = {
  /** Tells people of one audit event. */
  tell: { auditEventId: string };
  /** Sends one account's e-mails that are due. */
  mail: { accountId: string; choice: "AT_ONCE" | "DAILY" };
  /** What the clock brings, and what was left behind. */
  remind: object;
  /** Begins the day's digests. */
  digest: object;
  /** Removes what uploads left in the storage. */
  cleanup: object;
};
export type QueueName = keyof JobData;

/**
 * A worker that died is noticed by its missing heartbeat within the minute; `expireInSeconds` is for one that hangs. Only
 * failures that pass by themselves are retried here; what outlasts them is taken up again every hour (lib/notifications).
 */
export const QUEUES: Readonly<Record<QueueName, { heartbeatSeconds: number; expireInSeconds: number; retryLimit: number; retryDelay: number; retryBackoff: true; retryDelayMax: number }>> = {
  tell: { heartbeatSeconds: 20, expireInSeconds: 60, retryLimit: 8, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 },
  mail: { heartbeatSeconds: 20, expireInSeconds: 300, retryLimit: 8, retryDelay: 2, retryBackoff: true, retryDelayMax: 600 },
  remind: { heartbeatSeconds: 20, expireInSeconds: 300, retryLimit: 3, retryDelay: 10, retryBackoff: true, retryDelayMax: 300 },
  digest: { heartbeatSeconds: 20, expireInSeconds: 300, retryLimit: 3, retryDelay: 10, retryBackoff: true, retryDelayMax: 300 },
  cleanup: { heartbeatSeconds: 20, expireInSeconds: 1800, retryLimit: 3, retryDelay: 60, retryBackoff: true, retryDelayMax: 600 },
};

export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];
