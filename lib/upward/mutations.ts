import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { bindAttachments } from "@/lib/attachments/mutations-bind";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { loadDiscussion } from "@/lib/comments/mutations-mentions";
import type { Transaction } from "@/lib/db/client";
import { UPWARD_STAGE_LABELS, type UpwardStageName } from "@/lib/labels-carrying";
import { shanghaiDay } from "@/lib/periods/calendar";
import { canReadFiled, type TaskUnits } from "@/lib/tasks/policy";
import { canAddUpward, canChangeUpward, canNoteContact } from "./policy";
import { isSettled, nextStages } from "./rules";
import type { addUpwardSchema, recordStageSchema, setContactSchema, updateUpwardSchema } from "./schema";

type Loaded = TaskUnits & { id: string; taskId: string; unitId: string; version: number; no: number; stage: UpwardStageName; happenedOn: Date };

/** Takes the request's row and reads its last stage, so that of two writes at once the second sees the first. */
async function lockRequest(tx: Transaction, id: string): Promise<Loaded> {
  await tx.$queryRaw`SELECT 1 FROM "UpwardRequest" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const [request] = await tx.$queryRaw<Loaded[]>`
    SELECT q."id", q."taskId", q."unitId", q."version", s."no", s."stage"::text AS "stage", s."happenedOn", t."leadUnitId",
      ARRAY(
        SELECT su."unitId"::text FROM "TaskSupporter" su
        WHERE su."taskId" = t."id" AND su."validFrom" <= shanghai_day(now()) AND shanghai_day(now()) < su."validUntil"
      ) AS "supportUnitIds"
    FROM "UpwardRequest" q
    JOIN "Task" t ON t."id" = q."taskId"
    CROSS JOIN LATERAL (SELECT * FROM "UpwardStage" s WHERE s."requestId" = q."id" ORDER BY s."no" DESC LIMIT 1) s
    WHERE q."id" = ${id}::uuid`;
  if (!request) throw new NotFound();
  return request;
}

/** @throws NotFound for who may not see it, Forbidden for who may see but not do it; Refused where it moved on meanwhile */
async function begin(tx: Transaction, viewer: Viewer, input: { item: string; version: number }, may: (viewer: Viewer, request: Loaded) => boolean): Promise<Loaded> {
  const request = await lockRequest(tx, input.item);
  if (!canReadFiled(viewer, request)) throw new NotFound();
  if (!may(viewer, request)) throw new Forbidden();
  if (request.version !== input.version) throw new Refused(CHANGED_MEANWHILE);
  return request;
}

function requirePast(happenedOn: string): void {
  if (happenedOn > shanghaiDay(new Date())) throw new Refused("请更正日期。", { happenedOn: "不能晚于今天。" });
}

/** @throws Refused for a day that has passed, and where nothing more is to be talked about */
function requireContact(nextContactOn: string | null, stage: UpwardStageName): Date | null {
  if (nextContactOn === null) return null;
  if (isSettled(stage)) throw new Refused("请更正下次对接日期。", { nextContactOn: `已记为“${UPWARD_STAGE_LABELS[stage]}”，不再安排对接。` });
  if (nextContactOn < shanghaiDay(new Date())) throw new Refused("请更正下次对接日期。", { nextContactOn: "不能早于今天。" });
  return new Date(nextContactOn);
}

type NewStage = { stage: UpwardStageName; happenedOn: string; note: string; attachments: readonly string[]; isCorrection?: boolean };

async function addStage(tx: Transaction, viewer: Viewer, request: { id: string; taskId: string; no: number }, input: NewStage): Promise<void> {
  const { stage, happenedOn, note, attachments, isCorrection = false } = input;
  const data = { requestId: request.id, no: request.no + 1, stage, happenedOn: new Date(happenedOn), note, isCorrection, recordedById: viewer.id };
  const { id } = await tx.upwardStage.create({ data, select: { id: true } });
  await bindAttachments(tx, viewer, request.taskId, { recordKind: "UPWARD", recordId: id }, attachments);
}

/** The viewer's own filed report of the quarter, where the request is taken from its field. */
async function findOrigin(tx: Transaction, taskId: string, unitId: string, period: string | null): Promise<string | null> {
  if (period === null) return null;
  const report = await tx.report.findFirst({ where: { taskId, unitId, period: { key: period }, filedRevisionNo: { not: null } }, select: { id: true } });
  if (!report) throw new Refused("该期进展报告尚未报送，不能由其列入台账。");
  return report.id;
}

/**
 * A unit of the task enters what it asks of a department above, with the stage it stands at.
 * @returns its id; null for a repeat
 * @throws NotFound, Forbidden; Refused for a day that cannot be
 */
export async function addUpward(viewer: Viewer, input: z.output<typeof addUpwardSchema>): Promise<string | null> {
  return writeAudited(viewer, input.requestId, ["UPWARD_ADDED"], async (tx, record) => {
    const task = await loadDiscussion(tx, input, new Date());
    if (!canReadFiled(viewer, task)) throw new NotFound();
    const { unitId } = viewer;
    if (unitId === null || !canAddUpward(viewer, task)) throw new Forbidden();
    requirePast(input.happenedOn);
    const { level, department, demand, basis } = input;
    const originReportId = await findOrigin(tx, task.taskId, unitId, input.period);
    const nextContactOn = requireContact(input.nextContactOn, input.stage);
    const data = { taskId: task.taskId, unitId, level, department, demand, basis, originReportId, nextContactOn, createdById: viewer.id };
    const { id } = await tx.upwardRequest.create({ data, select: { id: true } });
    await addStage(tx, viewer, { id, taskId: task.taskId, no: 0 }, input);
    await record({ event: "UPWARD_ADDED", taskId: task.taskId, unitId, subjectId: id, detail: { level, department, stage: input.stage } });
    return id;
  });
}

/** Puts right whom is asked and for what. Throws as `begin`. */
export async function updateUpward(viewer: Viewer, input: z.output<typeof updateUpwardSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["UPWARD_UPDATED"], async (tx, record) => {
    const request = await begin(tx, viewer, input, canChangeUpward);
    const { level, department, demand, basis } = input;
    await tx.upwardRequest.update({ where: { id: request.id }, data: { level, department, demand, basis, version: { increment: 1 } }, select: { id: true } });
    await record({ event: "UPWARD_UPDATED", taskId: request.taskId, unitId: request.unitId, subjectId: request.id, detail: { level, department } });
  });
}

/** Records the next stage, or one that puts the last one right. What is granted or refused needs no next contact. Throws as `begin`. */
export async function recordStage(viewer: Viewer, input: z.output<typeof recordStageSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["UPWARD_STAGE_RECORDED"], async (tx, record) => {
    const request = await begin(tx, viewer, input, canChangeUpward);
    const { stage, happenedOn, note, isCorrection } = input;
    requirePast(happenedOn);
    if (isCorrection && note === "") throw new Refused("请说明更正的原因。", { note: "更正须写明原因。" });
    if (!isCorrection) {
      if (!nextStages(request.stage).includes(stage)) {
        throw new Refused("阶段有误，未保存。", { stage: `现为“${UPWARD_STAGE_LABELS[request.stage]}”，不能再记为“${UPWARD_STAGE_LABELS[stage]}”；上一条记录有误的，请勾选更正。` });
      }
      if (new Date(happenedOn) < request.happenedOn) throw new Refused("请更正日期。", { happenedOn: "不能早于上一条记录的日期。" });
    }
    await addStage(tx, viewer, request, input);
    const settled = isSettled(stage) ? { nextContactOn: null, contactNote: "" } : {};
    await tx.upwardRequest.update({ where: { id: request.id }, data: { ...settled, version: { increment: 1 } }, select: { id: true } });
    await record({ event: "UPWARD_STAGE_RECORDED", taskId: request.taskId, unitId: request.unitId, subjectId: request.id, reason: note, detail: { stage, happenedOn, isCorrection } });
  });
}

/** When the department above is to be talked to next: by the unit, or noted by HRSS. Throws as `begin`. */
export async function setContact(viewer: Viewer, input: z.output<typeof setContactSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["UPWARD_CONTACT_SET"], async (tx, record) => {
    const request = await begin(tx, viewer, input, canNoteContact);
    const nextContactOn = requireContact(input.nextContactOn, request.stage);
    await tx.upwardRequest.update({ where: { id: request.id }, data: { nextContactOn, contactNote: input.contactNote, version: { increment: 1 } }, select: { id: true } });
    await record({ event: "UPWARD_CONTACT_SET", taskId: request.taskId, unitId: request.unitId, subjectId: request.id, reason: input.contactNote, detail: { nextContactOn: input.nextContactOn } });
  });
}
