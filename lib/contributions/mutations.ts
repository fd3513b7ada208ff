import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { CHANGED_MEANWHILE, NotFound, Refused } from "@/lib/actions/failures";
import { loadWrittenPlace, writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { draftAttachmentIds } from "@/lib/tasks/mutations-attachments";
import { loadFilingPlace, refuseOthers, requireOpenWindow, requireSigner, type FilingPlace } from "@/lib/tasks/mutations-filing";
import { holdsFields, orOutdated, outdated, requireSameAccount, stopIfHeld, versionHeld } from "@/lib/tasks/mutations-draft";
import { canSign, canWithdraw, canWrite, maySignOwnWords } from "@/lib/tasks/policy";
import type { ReturnInput, StepInput } from "@/lib/tasks/schema";
import { filingOf } from "@/lib/tasks/workflow";
import { canAskMore } from "./policy";
import { missingContributionFields, type ContributionFields, type askMoreSchema, type saveContributionSchema } from "./schema";
import { nextContributionState, type ContributionStep } from "./workflow";

const SELECT = {
  id: true, version: true, state: true, content: true, problems: true, contactName: true, contactPhone: true, writtenById: true,
  writtenAt: true, writerIds: true, lastRevisionNo: true, filedRevisionNo: true, firstSubmittedAt: true, unit: { select: { allowsSelfSigning: true } },
} as const;

const STATE_MOVED = "配合情况的状态已经变化，不能再进行这一步。请刷新页面查看最新情况。";

function stateAfter(state: Parameters<typeof nextContributionState>[0], step: ContributionStep) {
  const next = nextContributionState(state, step);
  if (!next) throw new Refused(STATE_MOVED);
  return next;
}

async function loadContribution(tx: Transaction, place: FilingPlace, unitId: string) {
  return tx.contribution.findUnique({
    where: { taskId_periodId_unitId: { taskId: place.taskId, periodId: place.periodId, unitId } },
    select: SELECT,
  });
}

/** As `lockReport`. */
async function lockContribution(tx: Transaction, { taskId, periodId }: FilingPlace, unitId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Contribution" WHERE "taskId" = ${taskId}::uuid AND "periodId" = ${periodId}::uuid AND "unitId" = ${unitId}::uuid FOR NO KEY UPDATE`;
}

/** The update that only wins when nobody changed the contribution since it was read. */
async function updateContribution(
  tx: Transaction,
  contribution: { id: string; version: number },
  data: Parameters<Transaction["contribution"]["updateMany"]>[0]["data"],
) {
  const { count } = await tx.contribution.updateMany({
    where: { id: contribution.id, version: contribution.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refused(CHANGED_MEANWHILE);
}

/** A unit acts on its own contribution only; the unit comes from the account, never from the client. */
function supportingUnit(viewer: Viewer, place: FilingPlace, may: (viewer: Viewer, unitId: string) => boolean): string {
  const { unitId } = viewer;
  refuseOthers(viewer, place, unitId !== null && place.supportUnitIds.includes(unitId) && may(viewer, unitId));
  return unitId as string;
}

/** The first save; of two at once the second is refused. Version 0 is a draft without words, as in `createReport`. */
async function createContribution(tx: Transaction, data: Prisma.ContributionCreateManyInput) {
  const { count } = await tx.contribution.createMany({ data, skipDuplicates: true });
  if (count > 0) return;
  const { taskId, periodId, unitId, writerIds: _, ...words } = data;
  const key = { taskId, periodId, unitId, version: 0 };
  const saved = await tx.contribution.updateMany({ where: key, data: { ...words, version: 1, writerIds: { push: data.writtenById } } });
  if (saved.count === 0) throw new Refused(CHANGED_MEANWHILE);
}

/**
 * The form's earlier write came through and only its answer was lost. What was typed since, or the other button pressed
 * now, is not in it: that is a new write on top of it.
 */
async function saveAgain(viewer: Viewer, input: z.output<typeof saveContributionSchema>): Promise<{ version: number }> {
  const { list, no, period, requestId, version, intent, account: _, ...fields } = input;
  // Its own unit's contribution, of this very address, and the one that the key was used for: the earlier write may have been another one.
  const place = await loadWrittenPlace(viewer, requestId);
  const where = { ...place, unitId: viewer.unitId ?? "", task: { no, list: { slug: list } }, period: { key: period, list: { slug: list } } };
  const contribution = place && viewer.unitId !== null && canWrite(viewer, viewer.unitId) ? await db.contribution.findFirst({ where, select: SELECT }) : null;
  if (!contribution) throw new Refused(CHANGED_MEANWHILE);
  const isSaved = holdsFields(contribution, fields);
  const isSent = intent !== "send" || nextContributionState(contribution.state, "SEND_TO_SIGN") === null;
  if (isSaved && isSent) return { version: contribution.version };
  return saveContribution(viewer, { ...input, requestId: randomUUID(), version: version + 1 });
}

/** The refusal of a save that came too late, with what stands there now. */
async function outdatedContribution(tx: Transaction, place: FilingPlace, unitId: string, fields: ContributionFields, message?: string): Promise<Refused> {
  const contribution = await loadContribution(tx, place, unitId);
  return outdated(tx, contribution, fields, nextContributionState(contribution?.state ?? "NOT_GIVEN", "SAVE") !== null, message);
}

/**
 * Saves the supporting unit's draft and, with intent `send`, sends it to the unit's signer. With intent `autosave`, the
 * form saves itself, as `saveReport`.
 *
 * @returns the contribution's version after the write
 * @throws NotFound, Forbidden, Refused and Outdated as `saveReport`
 */
export async function saveContribution(viewer: Viewer, input: z.output<typeof saveContributionSchema>): Promise<{ version: number }> {
  const { list, no, period, requestId, version, intent, account, ...fields } = input;
  const saved = await writeAudited(viewer, requestId, ["CONTRIBUTION_SENT_TO_SIGN", "CONTRIBUTION_SAVED"], async (tx, record) => {
    const place = await loadFilingPlace(tx, { list, no, period });
    const unitId = supportingUnit(viewer, place, canWrite);
    requireSameAccount(viewer, account);
    requireOpenWindow(place, unitId);
    await lockContribution(tx, place, unitId);
    const contribution = await loadContribution(tx, place, unitId);
    stopIfHeld(contribution, fields, input);
    if ((contribution?.version ?? 0) !== version) throw await outdatedContribution(tx, place, unitId, fields);
    const state = nextContributionState(contribution?.state ?? "NOT_GIVEN", intent === "send" ? "SEND_TO_SIGN" : "SAVE");
    if (!state) throw await outdatedContribution(tx, place, unitId, fields, STATE_MOVED);
    const writerIds = [...new Set([...(contribution?.writerIds ?? []), viewer.id])];
    if (intent === "send") {
      const missing = missingContributionFields(fields);
      if (Object.keys(missing).length > 0) throw new Refused("还有必填项没有填写，未送审签。", missing);
      await requireSigner(tx, unitId, writerIds);
    }
    const data = { ...fields, state, writtenById: viewer.id, writtenAt: new Date(), writerIds };
    const write = contribution ? updateContribution(tx, contribution, data) : createContribution(tx, { ...data, taskId: place.taskId, periodId: place.periodId, unitId });
    await orOutdated(write, () => outdatedContribution(tx, place, unitId, fields));
    await record({ event: intent === "send" ? "CONTRIBUTION_SENT_TO_SIGN" : "CONTRIBUTION_SAVED", ...subject(place, unitId) });
    return { version: version + 1 };
  }).catch(versionHeld);
  return saved ?? saveAgain(viewer, input);
}

function subject(place: FilingPlace, unitId: string) {
  return { taskId: place.taskId, periodId: place.periodId, unitId };
}

/** Loads what a step of the unit itself starts from and refuses whoever may not take it. */
async function begin(tx: Transaction, viewer: Viewer, input: StepInput, may: (viewer: Viewer, unitId: string) => boolean) {
  const place = await loadFilingPlace(tx, input);
  const unitId = supportingUnit(viewer, place, may);
  requireOpenWindow(place, unitId);
  const contribution = await loadContribution(tx, place, unitId);
  if (!contribution) throw new NotFound();
  if (contribution.version !== input.version) throw new Refused(CHANGED_MEANWHILE);
  return { place, unitId, contribution };
}

/** The signer's signature: the contribution reaches the lead unit as a new revision. Throws as `signReport`. */
export async function signContribution(viewer: Viewer, input: StepInput): Promise<void> {
  await writeAudited(viewer, input.requestId, ["CONTRIBUTION_SIGNED"], async (tx, record) => {
    const { place, unitId, contribution } = await begin(tx, viewer, input, canSign);
    const state = stateAfter(contribution.state, "SIGN");
    if (!maySignOwnWords(viewer, contribution, contribution.unit)) throw new Refused("本人所写须由本单位其他审签人审签（本单位未开通一人兼任）。");
    const now = new Date();
    const no = contribution.lastRevisionNo + 1;
    // As `signReport`.
    await updateContribution(tx, contribution, {
      state, signedById: viewer.id, lastRevisionNo: no, filedRevisionNo: no, firstSubmittedAt: contribution.firstSubmittedAt ?? now,
      returnReason: null, returnedById: null,
    });
    await tx.$executeRaw`
      INSERT INTO "ContributionRevision" ("contributionId", "no", "content", "problems", "contactName", "contactPhone", "writtenById", "signedById", "submittedAt", "attachmentIds")
      SELECT c."id", ${no}, c."content", c."problems", c."contactName", c."contactPhone", c."writtenById", ${viewer.id}::uuid, ${now}::timestamptz,
        ${draftAttachmentIds(Prisma.sql`a."contributionId" = c."id"`)}
      FROM "Contribution" c WHERE c."id" = ${contribution.id}::uuid`;
    await record({ event: "CONTRIBUTION_SIGNED", ...subject(place, unitId), detail: { revision: no } });
  });
}

/** The signer sends the contribution back to its filer, with a reason. */
export async function returnContributionUnsigned(viewer: Viewer, input: ReturnInput): Promise<void> {
  await writeAudited(viewer, input.requestId, ["CONTRIBUTION_SIGN_RETURNED"], async (tx, record) => {
    const { place, unitId, contribution } = await begin(tx, viewer, input, canSign);
    const state = stateAfter(contribution.state, "SIGN_RETURN");
    await updateContribution(tx, contribution, { state, returnReason: input.reason, returnedById: viewer.id });
    await record({ event: "CONTRIBUTION_SIGN_RETURNED", ...subject(place, unitId), reason: input.reason });
  });
}

/** The unit takes its contribution back, unless the report it went into is already accepted. */
export async function withdrawContribution(viewer: Viewer, input: StepInput): Promise<void> {
  await writeAudited(viewer, input.requestId, ["CONTRIBUTION_WITHDRAWN"], async (tx, record) => {
    const { place, unitId, contribution } = await begin(tx, viewer, input, canWithdraw);
    const state = stateAfter(contribution.state, "WITHDRAW");
    await refuseWhenReportAccepted(tx, place, "牵头单位的报告已被采纳，不能再撤回。");
    if (contribution.state === "GIVEN") {
      const key = { contributionId_no: { contributionId: contribution.id, no: contribution.lastRevisionNo } };
      await tx.contributionRevision.update({ where: key, data: { withdrawnAt: new Date() } });
    }
    const revisions = await tx.contributionRevision.findMany({
      where: { contributionId: contribution.id },
      select: { no: true, submittedAt: true, withdrawnAt: true },
    });
    await updateContribution(tx, contribution, { state, ...filingOf(revisions) });
    await record({ event: "CONTRIBUTION_WITHDRAWN", ...subject(place, unitId) });
  });
}

async function refuseWhenReportAccepted(tx: Transaction, place: FilingPlace, message: string): Promise<void> {
  const report = await tx.report.findUnique({ where: { taskId_periodId: { taskId: place.taskId, periodId: place.periodId } }, select: { state: true } });
  if (report?.state === "ACCEPTED") throw new Refused(message);
}

/** 'The lead unit may ask for more, with a reason': the named unit's contribution goes back to it. */
export async function askForMore(viewer: Viewer, input: z.output<typeof askMoreSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["CONTRIBUTION_MORE_ASKED"], async (tx, record) => {
    const place = await loadFilingPlace(tx, input);
    refuseOthers(viewer, place, canAskMore(viewer, place.leadUnitId));
    if (!place.supportUnitIds.includes(input.unit)) throw new NotFound();
    requireOpenWindow(place, input.unit);
    await refuseWhenReportAccepted(tx, place, "本期报告已被采纳，不能再要求补充。");
    const contribution = await loadContribution(tx, place, input.unit);
    // A draft is its unit's own: to the lead, what was never given does not exist.
    if (!contribution || contribution.filedRevisionNo === null) throw new NotFound();
    const state = stateAfter(contribution.state, "ASK_MORE");
    if (contribution.version !== input.version) throw new Refused(CHANGED_MEANWHILE);
    await updateContribution(tx, contribution, { state, returnReason: input.reason, returnedById: viewer.id });
    await record({ event: "CONTRIBUTION_MORE_ASKED", ...subject(place, input.unit), reason: input.reason });
  });
}
