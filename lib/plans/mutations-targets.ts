import "server-only";
import { Refused } from "@/lib/actions/failures";
import type { Transaction } from "@/lib/db/client";

const MISTAKE = "不是这项任务的量化指标，请刷新页面后再填。";

/**
 * A report gives figures of its own task's targets: the notice's, and those of any approved version of its plan, since a form
 * may have been opened before the plan changed.
 *
 * @param fieldOf the form's field of a target
 * @throws Refused, at the field, for anything else
 */
export async function requireTargets(tx: Transaction, taskId: string, keys: readonly string[], fieldOf: (key: string) => string): Promise<void> {
  if (keys.length === 0) return;
  const known = await tx.$queryRaw<{ key: string }[]>`
    SELECT "key"::text AS "key" FROM "NoticeTarget" WHERE "taskId" = ${taskId}::uuid
    UNION
    SELECT g."key"::text FROM "Plan" p
    JOIN "PlanVersion" v ON v."planId" = p."id" AND v."approvedAt" IS NOT NULL
    JOIN "PlanTarget" g ON g."planId" = p."id" AND g."versionNo" = v."no"
    WHERE p."taskId" = ${taskId}::uuid`;
  const strange = keys.filter((key) => !known.some((one) => one.key === key));
  if (strange.length > 0) throw new Refused("量化指标填写有误，未保存。", Object.fromEntries(strange.map((key) => [fieldOf(key), MISTAKE])));
}
