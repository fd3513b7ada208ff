import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import { hasRole, type Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { EXTENSION_REQUEST_STATE_LABELS, type ExtensionRequestState } from "@/lib/labels";
import { periodState } from "./calendar";
import { owesInPeriod, requireEffect } from "./mutations";
import { canAskExtension, canDecideRequest, canGrantExtension } from "./policy";
import { ASK_BY_PHONE, NOT_OPEN_YET } from "./rules-requests";
import type { askExtensionSchema, grantRequestSchema, refuseRequestSchema, withdrawRequestSchema } from "./schema-requests";

/**
 * A unit's filer or signer asks for an extension of a period, before its lock.
 *
 * @returns the request's id, or null for a repeat
 * @throws Forbidden for whoever neither files nor signs; NotFound; Refused when the period is not open or is locked, the
 *   unit owes nothing in it, the date would have no effect, or a request of the unit is open already
 */
export async function askExtension(viewer: Viewer, input: z.output<typeof askExtensionSchema>): Promise<string | null> {
  const { unitId } = viewer;
  if (unitId === null || !canAskExtension(viewer, unitId)) throw new Forbidden();
  const { period: periodId, wishedUntil, reason, requestId } = input;
  return writeAudited(viewer, requestId, ["EXTENSION_ASKED"], async (tx, record) => {
    const period = await tx.period.findUnique({ where: { id: periodId }, select: { opensAt: true, dueAt: true, locksAt: true } });
    if (!period) throw new NotFound();
    const state = periodState(period, new Date());
    if (state === "LOCKED") throw new Refused(ASK_BY_PHONE);
    if (state === "UPCOMING") throw new Refused(NOT_OPEN_YET);
    if (!(await owesInPeriod(tx, periodId, unitId))) throw new Refused("本单位本期没有应报事项，不需延期。");
    if (wishedUntil <= period.locksAt) throw new Refused("延期时间有误，未提交。", { wishedUntil: "锁定前都可以填报，申请延期的时间应晚于锁定时间。" });
    const extended = await tx.extension.aggregate({ where: { periodId, unitId }, _max: { until: true } });
    if (extended._max.until && wishedUntil <= extended._max.until) throw new Refused("延期时间有误，未提交。", { wishedUntil: "应晚于已经准予的延期时间。" });
    // Of two at once the index lets one in.
    const [request] = await tx.extensionRequest.createManyAndReturn({
      data: { periodId, unitId, askedById: viewer.id, reason, wishedUntil }, skipDuplicates: true, select: { id: true },
    });
    if (!request) throw new Refused("本单位本期已有待办理的延期申请，不能重复申请。");
    await record({ event: "EXTENSION_ASKED", periodId, unitId, subjectId: request.id, reason, detail: { wishedUntil: wishedUntil.toISOString() } });
    return request.id;
  });
}

type Request = { id: string; periodId: string; unitId: string; askedById: string; reason: string; state: ExtensionRequestState; version: number };

/** Takes the request's row, so that of two decisions at once the second sees the first. @throws NotFound */
async function lockRequest(tx: Transaction, id: string): Promise<Request> {
  const [request] = await tx.$queryRaw<Request[]>`
    SELECT "id", "periodId", "unitId", "askedById", "reason", "state", "version" FROM "ExtensionRequest" WHERE "id" = ${id}::uuid FOR UPDATE`;
  if (!request) throw new NotFound();
  return request;
}

/** @throws Refused where it was decided or taken back meanwhile */
function requireOpen(request: Request, version: number): void {
  if (request.state !== "ASKED") throw new Refused(`这项延期申请现为“${EXTENSION_REQUEST_STATE_LABELS[request.state]}”，请刷新页面查看最新情况。`);
  if (request.version !== version) throw new Refused(CHANGED_MEANWHILE);
}

async function settle(tx: Transaction, viewer: Viewer, request: Request, state: ExtensionRequestState, note = ""): Promise<void> {
  await tx.extensionRequest.update({
    where: { id: request.id },
    data: { state, note, decidedById: viewer.id, decidedAt: new Date(), version: { increment: 1 } },
  });
}

/**
 * The unit takes its open request back.
 *
 * @throws NotFound for another unit's, Forbidden for who may read but not act; Refused when it was decided meanwhile
 */
export async function withdrawRequest(viewer: Viewer, input: z.output<typeof withdrawRequestSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["EXTENSION_WITHDRAWN"], async (tx, record) => {
    const request = await lockRequest(tx, input.request);
    if (!canAskExtension(viewer, request.unitId)) throw hasRole(viewer, "SUPERVISOR", "ADMINISTRATOR") ? new Forbidden() : new NotFound();
    requireOpen(request, input.version);
    await settle(tx, viewer, request, "WITHDRAWN");
    const { periodId, unitId, id: subjectId } = request;
    await record({ event: "EXTENSION_WITHDRAWN", periodId, unitId, subjectId });
  });
}

/** @throws Forbidden for all but supervisors, and for the one who asked */
async function requestToDecide(tx: Transaction, viewer: Viewer, input: { request: string; version: number }): Promise<Request> {
  const request = await lockRequest(tx, input.request);
  if (!canDecideRequest(viewer, request)) throw new Forbidden();
  requireOpen(request, input.version);
  return request;
}

/**
 * A supervisor grants a request, up to the wished time or another one; the unit's reason becomes the extension's.
 *
 * @throws Forbidden, NotFound; Refused when the time would have no effect, the unit owes nothing any more, or the request
 *   was decided or taken back meanwhile
 */
export async function grantRequest(viewer: Viewer, input: z.output<typeof grantRequestSchema>): Promise<void> {
  if (!canGrantExtension(viewer)) throw new Forbidden();
  await writeAudited(viewer, input.requestId, ["EXTENSION_GRANTED"], async (tx, record) => {
    const request = await requestToDecide(tx, viewer, input);
    const { id, periodId, unitId, reason } = request;
    const period = await tx.period.findUniqueOrThrow({ where: { id: periodId }, select: { locksAt: true } });
    requireEffect(period, input.until);
    if (!(await owesInPeriod(tx, periodId, unitId))) throw new Refused("该单位本期没有应报事项，不需延期。");
    await settle(tx, viewer, request, "GRANTED", input.note);
    const extension = await tx.extension.create({
      data: { periodId, unitId, until: input.until, reason, grantedBy: viewer.id, requestId: id },
      select: { id: true },
    });
    await record({
      event: "EXTENSION_GRANTED", periodId, unitId, subjectId: extension.id, reason,
      detail: { until: input.until.toISOString(), request: id, note: input.note },
    });
  });
}

/** A supervisor refuses a request, with a reason. @throws Forbidden, NotFound; Refused when it was decided or taken back meanwhile */
export async function refuseRequest(viewer: Viewer, input: z.output<typeof refuseRequestSchema>): Promise<void> {
  if (!canGrantExtension(viewer)) throw new Forbidden();
  await writeAudited(viewer, input.requestId, ["EXTENSION_REFUSED"], async (tx, record) => {
    const request = await requestToDecide(tx, viewer, input);
    await settle(tx, viewer, request, "REFUSED", input.note);
    const { periodId, unitId, id: subjectId } = request;
    await record({ event: "EXTENSION_REFUSED", periodId, unitId, subjectId, reason: input.note });
  });
}
