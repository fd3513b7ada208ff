import "server-only";
import { Refused } from "@/lib/actions/failures";
import type { Transaction } from "@/lib/db/client";

/**
 * A submission is 'never left in limbo' (DESIGN.md §3): after a change of accounts or of 一人兼任, whatever waits for the
 * unit's signature must still have somebody who may sign it. What a lock, or the end of a membership, keeps from being signed
 * anyhow does not count. Called after the change, inside its transaction.
 *
 * @throws Refused naming how many would be stuck; the change is rolled back
 */
export async function requireSignersForWaiting(tx: Transaction, unitId: string): Promise<void> {
  // Whoever is sending something to sign holds the unit FOR SHARE until it is written (lib/tasks, requireSigner).
  await tx.$queryRaw`SELECT 1 FROM "Unit" WHERE "id" = ${unitId}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<{ stuck: number }[]>`
    WITH open_to_unit AS (
      SELECT p."id" FROM "Period" p
      WHERE p."locksAt" > now() OR EXISTS (SELECT FROM "Extension" x WHERE x."periodId" = p."id" AND x."unitId" = ${unitId}::uuid AND x."until" >= now())
    )
    SELECT count(*)::int AS stuck
    FROM (
      SELECT r."writerIds" FROM "Report" r JOIN open_to_unit p ON p."id" = r."periodId" JOIN due_report d ON d."taskId" = r."taskId" AND d."periodId" = r."periodId" WHERE r."unitId" = ${unitId}::uuid AND r."state" = 'AWAITING_SIGNATURE'
      UNION ALL
      SELECT c."writerIds" FROM "Contribution" c
      JOIN open_to_unit p ON p."id" = c."periodId"
      JOIN due_contribution o ON o."taskId" = c."taskId" AND o."periodId" = c."periodId" AND o."unitId" = c."unitId"
      WHERE c."unitId" = ${unitId}::uuid AND c."state" = 'AWAITING_SIGNATURE'
      UNION ALL
      SELECT p."writerIds" FROM "Plan" p JOIN "Task" t ON t."id" = p."taskId" WHERE t."leadUnitId" = ${unitId}::uuid AND p."state" = 'AWAITING_SIGNATURE'
      UNION ALL
      SELECT c."writerIds" FROM "Closure" c JOIN "Task" t ON t."id" = c."taskId" WHERE t."leadUnitId" = ${unitId}::uuid AND c."state" = 'AWAITING_SIGNATURE'
    ) waiting
    WHERE NOT EXISTS (
      SELECT 1 FROM "Account" a JOIN "Unit" u ON u."id" = a."unitId"
      WHERE a."unitId" = ${unitId}::uuid AND NOT a."isDisabled" AND 'SIGNER' = ANY (a."roles")
        AND (u."allowsSelfSigning" OR a."id" <> ALL (waiting."writerIds"))
    )`;
  if (row && row.stuck > 0) {
    throw new Refused(`该单位有 ${row.stuck} 份待审签的材料将无人可审签，未保存。请先审签或撤回这些材料，或为该单位另设一名审签人。`);
  }
}
