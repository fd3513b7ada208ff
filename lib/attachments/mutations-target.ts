import "server-only";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { loadDiscussion } from "@/lib/comments/mutations-mentions";
import { canReadDiscussion, canWriteComment } from "@/lib/comments/policy";
import { nextContributionState } from "@/lib/contributions/workflow";
import type { Transaction } from "@/lib/db/client";
import type { ContributionState, ReportState } from "@/lib/labels";
import { nextReportState } from "@/lib/reports/workflow";
import { loadFilingPlace, refuseOthers, requireOpenWindow } from "@/lib/tasks/mutations-filing";
import { canWrite } from "@/lib/tasks/policy";
import type { UploadTarget } from "./schema";

/** What the viewer may put a file to: his unit's draft of a report or contribution, or a comment still to be written. */
export type Place = { kind: UploadTarget["for"]; taskId: string; periodId: string | null; unitId: string | null };

const NOT_EDITABLE = "当前状态不能修改佐证材料。请刷新页面查看最新情况。";

/**
 * The rules of saving the draft, or of writing the comment, without its words.
 * @throws NotFound, Forbidden; Refused where the period is not open
 */
export async function enterTarget(tx: Transaction, viewer: Viewer, target: UploadTarget, now = new Date()): Promise<Place> {
  if (target.for === "comment") {
    const discussion = await loadDiscussion(tx, target, now);
    if (!canReadDiscussion(viewer, discussion)) throw new NotFound();
    if (!canWriteComment(viewer, discussion)) throw new Forbidden();
    return { kind: "comment", taskId: discussion.taskId, periodId: null, unitId: viewer.unitId };
  }
  const place = await loadFilingPlace(tx, target);
  const { unitId } = viewer;
  const isOwn = unitId !== null && (target.for === "report" ? place.leadUnitId === unitId : place.supportUnitIds.includes(unitId));
  refuseOthers(viewer, place, isOwn && canWrite(viewer, unitId));
  requireOpenWindow(place, unitId ?? "");
  return { kind: target.for, taskId: place.taskId, periodId: place.periodId, unitId };
}

export type Draft = { owner: { reportId: string } | { contributionId: string } };

/** Locks the draft and refuses where its state takes no changes. The lock also makes two uploads count one after the other. */
async function lockDraft(tx: Transaction, place: Place): Promise<Draft> {
  const { kind, taskId, periodId, unitId } = place;
  const [draft] =
    kind === "report"
      ? await tx.$queryRaw<{ id: string; state: ReportState | ContributionState }[]>`
          SELECT "id", "state" FROM "Report" WHERE "taskId" = ${taskId}::uuid AND "periodId" = ${periodId}::uuid AND "unitId" = ${unitId}::uuid FOR UPDATE`
      : await tx.$queryRaw<{ id: string; state: ReportState | ContributionState }[]>`
          SELECT "id", "state" FROM "Contribution" WHERE "taskId" = ${taskId}::uuid AND "periodId" = ${periodId}::uuid AND "unitId" = ${unitId}::uuid FOR UPDATE`;
  if (!draft) throw new NotFound();
  const next = kind === "report" ? nextReportState(draft.state as ReportState, "SAVE") : nextContributionState(draft.state as ContributionState, "SAVE");
  if (next === null) throw new Refused(NOT_EDITABLE);
  return { owner: kind === "report" ? { reportId: draft.id } : { contributionId: draft.id } };
}

/**
 * The draft a file goes to. Where nothing was written yet an empty one is made, with version 0: the form that is open
 * beside it still starts from 0. Who adds or removes a file counts as one of the writers.
 * @throws Refused where the draft's state takes no changes
 */
export async function openDraft(tx: Transaction, viewer: Viewer, place: Place & { periodId: string; unitId: string }): Promise<Draft> {
  const { kind, taskId, periodId, unitId } = place;
  const data = { taskId, periodId, unitId, state: "DRAFT", version: 0, writtenById: viewer.id, writtenAt: new Date(), writerIds: [viewer.id] } as const;
  const rows = { data: { ...data, writerIds: [...data.writerIds] }, skipDuplicates: true };
  await (kind === "report" ? tx.report.createMany(rows) : tx.contribution.createMany(rows));
  const draft = await lockDraft(tx, place);
  await noteWriter(tx, viewer, draft);
  return draft;
}

/** For a change of the files that are there. Throws as `openDraft`; NotFound where there is no draft. */
export async function reopenDraft(tx: Transaction, viewer: Viewer, place: Place): Promise<void> {
  await noteWriter(tx, viewer, await lockDraft(tx, place));
}

async function noteWriter(tx: Transaction, viewer: Viewer, { owner }: Draft): Promise<void> {
  const change = { data: { writerIds: { push: viewer.id } } };
  const isNew = { NOT: { writerIds: { has: viewer.id } } };
  if ("reportId" in owner) await tx.report.updateMany({ where: { id: owner.reportId, ...isNew }, ...change });
  else await tx.contribution.updateMany({ where: { id: owner.contributionId, ...isNew }, ...change });
}

/** Without a lock, so that a refusal comes before the bytes and not after them. Throws as `enterTarget` and `openDraft`. */
export async function checkTarget(tx: Transaction, viewer: Viewer, target: UploadTarget): Promise<void> {
  const { kind, taskId, periodId, unitId } = await enterTarget(tx, viewer, target);
  if (kind === "comment" || periodId === null || unitId === null) return;
  const where = { taskId, periodId, unitId };
  const next =
    kind === "report"
      ? nextReportState((await tx.report.findFirst({ where, select: { state: true } }))?.state ?? "NOT_FILED", "SAVE")
      : nextContributionState((await tx.contribution.findFirst({ where, select: { state: true } }))?.state ?? "NOT_GIVEN", "SAVE");
  if (next === null) throw new Refused(NOT_EDITABLE);
}
