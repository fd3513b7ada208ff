import "server-only";
import type { z } from "zod";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { requireFuture, subjectOf } from "./mutations-steps";
import { canInstruct } from "./policy";
import type { instructSchema } from "./schema";

/**
 * 领导批示: an observer with that right leaves an instruction on a task, to its lead or one of its supporting units.
 * @throws Forbidden, NotFound; Refused for another unit, or a time that is past
 */
export async function giveInstruction(viewer: Viewer, input: z.output<typeof instructSchema>): Promise<void> {
  if (!canInstruct(viewer)) throw new Forbidden();
  const { unit: unitId, text, answerDueAt } = input;
  requireFuture(answerDueAt);
  await writeAudited(viewer, input.requestId, ["INSTRUCTION_GIVEN"], async (tx, record) => {
    const [task] = await tx.$queryRaw<{ id: string; takesPart: boolean }[]>`
      SELECT t."id", (t."leadUnitId" = ${unitId}::uuid OR EXISTS (SELECT FROM "TaskSupporter" su WHERE su."taskId" = t."id" AND su."unitId" = ${unitId}::uuid
        AND su."validFrom" <= shanghai_day(now()) AND shanghai_day(now()) < su."validUntil")) AS "takesPart"
      FROM "Task" t JOIN "TaskList" l ON l."id" = t."listId" WHERE l."slug" = ${input.list} AND t."no" = ${input.no}`;
    if (!task) throw new NotFound();
    if (!task.takesPart) throw new Refused("批示未提交。", { unit: "该单位不是这项任务的牵头或配合单位。" });
    const data = { taskId: task.id, unitId, text, answerDueAt, givenById: viewer.id, givenByName: viewer.name, givenAt: new Date() };
    const { id } = await tx.instruction.create({ data, select: { id: true } });
    await record({ event: "INSTRUCTION_GIVEN", ...subjectOf({ id, taskId: task.id, unitId }), reason: text, detail: { answerDueAt: answerDueAt.toISOString() } });
  });
}
