import "server-only";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { isDatabaseUp } from "@/lib/db/queries-health";

const count = z.coerce.number();
const figuresSchema = z.object({
  queues: z.array(z.object({ queue: z.string(), waiting: count, oldestSeconds: count })),
  mailsWaiting: count,
  auditHead: count,
});
export type OperationFigures = z.output<typeof figuresSchema>;

/** What the database knows of how things go; null where it is away. `pgboss.job` is the job queue's own table (lib/jobs). */
export async function getOperationFigures(): Promise<OperationFigures | null> {
  if (!(await isDatabaseUp())) return null;
  const [row] = await db.$queryRaw<unknown[]>`
    SELECT coalesce((
      SELECT jsonb_agg(jsonb_build_object('queue', q."name", 'waiting', coalesce(j."waiting", 0), 'oldestSeconds', coalesce(j."oldest", 0)))
      FROM pgboss.queue q LEFT JOIN (
        SELECT "name", count(*) AS "waiting", extract(epoch FROM now() - min("start_after")) AS "oldest"
        FROM pgboss.job WHERE "state" < 'active' AND "start_after" <= now() GROUP BY "name"
      ) j ON j."name" = q."name"
    ), '[]') AS "queues",
    (SELECT count(*) FROM "Mail" WHERE "state" IN ('WAITING', 'CLAIMED')) AS "mailsWaiting",
    (SELECT max("no") FROM "AuditHead") AS "auditHead"`;
  return figuresSchema.parse(row);
}
