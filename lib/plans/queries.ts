import "server-only";
import { NotFound } from "@/lib/actions/failures";
import { hasRole, type Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { PlanDisplayState, TargetBasis } from "@/lib/labels-carrying";
import { getList, type ListRow } from "@/lib/lists/queries";
import type { Quarter } from "@/lib/periods/calendar";
import { maySignOwnWords } from "@/lib/tasks/policy";
import { getTask, type TaskDetail } from "@/lib/tasks/queries";
import { canAddMeasure, canChangeMeasureOf, canDecidePlans, canMarkMeasure, canReadPlan, canReadWorkingCopy, canSignPlan, canWithdrawPlan, canWritePlan, isOwnPlan } from "./policy";
import { loadVersionRows, type MeasureInForce, type TargetInForce } from "./queries-force";
import { quartersOffered } from "./rules";
import { diffPlans, type PlanChange } from "./rules-diff";
import type { PlanVersionChoice } from "./schema";
import { displayedPlanState, nextPlanState } from "./workflow";

export type PlanContent = { goal: string; measures: MeasureInForce[]; targets: TargetInForce[] };
export type PlanVersionRow = {
  no: number;
  reason: string;
  writtenByName: string;
  signedByName: string;
  submittedAt: Date;
  withdrawnAt: Date | null;
  approvedAt: Date | null;
  returnedAt: Date | null;
  decidedByName: string | null;
  decisionReason: string;
};
export type NoticeTargetRow = { name: string; measure: string; goal: number; basis: TargetBasis; sentence: string };

export type PlanRights = {
  write: boolean;
  addMeasure: boolean;
  sign: boolean;
  /** A signer who wrote in it himself, where his unit does not allow 一人兼任. */
  signsOwnWords: boolean;
  withdraw: boolean;
  /** Gives up an open change of what was approved. */
  discard: boolean;
  decide: boolean;
  /** A supervisor who wrote or signed it himself. */
  decidesOwn: boolean;
};

export type PlanView = {
  list: ListRow;
  task: TaskDetail;
  state: PlanDisplayState;
  /** What was begun after the approval, or returned, and why. */
  returnReason: string | null;
  /** For the next step. */
  version: number;
  inForceNo: number | null;
  /** What is shown: a version, the working copy, or nothing where there is nothing that the viewer may read. */
  shown: { no: number | "working"; content: PlanContent; changes: PlanChange[]; /** Why it changes what was approved. */ reason: string; changesNo: number | null } | null;
  hasWorkingCopy: boolean;
  versions: PlanVersionRow[];
  noticeTargets: NoticeTargetRow[];
  /** The measures of the viewer's own supporting unit in the working copy, and whether they can be changed now. */
  own: { measures: MeasureInForce[]; canChange: boolean } | null;
  /** Units that left the task: the lead may take their measures out. */
  leftBehind: MeasureInForce[];
  canMark: (unitId: string) => boolean;
  rights: PlanRights;
  quarters: Quarter[];
};

const VERSION = { no: true, goal: true, reason: true, writtenById: true, signedById: true, submittedAt: true, withdrawnAt: true, approvedAt: true, returnedAt: true, decidedById: true, decisionReason: true } as const;
const PLAN = { id: true, state: true, version: true, goal: true, reason: true, writerIds: true, signedById: true, submittedVersionNo: true, approvedVersionNo: true, returnReason: true, versions: { select: VERSION, orderBy: { no: "desc" } } } as const;

async function findPlan(taskId: string) {
  return db.plan.findUnique({ where: { taskId }, select: PLAN });
}
type Found = NonNullable<Awaited<ReturnType<typeof findPlan>>>;

async function namesOf(versions: Found["versions"]): Promise<(id: string | null) => string> {
  const ids = new Set(versions.flatMap((row) => [row.writtenById, row.signedById, row.decidedById]).filter((id) => id !== null));
  const accounts = ids.size > 0 ? await db.account.findMany({ where: { id: { in: [...ids] } }, select: { id: true, displayName: true } }) : [];
  const names = new Map(accounts.map((account) => [account.id, account.displayName]));
  return (id) => (id === null ? "" : (names.get(id) ?? ""));
}

async function readContent(plan: Found, no: number | "working"): Promise<PlanContent> {
  const rows = (await loadVersionRows([{ planId: plan.id, versionNo: no === "working" ? 0 : no }])).get(plan.id);
  const goal = no === "working" ? plan.goal : (plan.versions.find((row) => row.no === no)?.goal ?? "");
  return { goal, measures: rows?.measures ?? [], targets: rows?.targets ?? [] };
}

/** What was in force when a version was written: the list of changes is against that. */
function baseOf(plan: Found, no: number | "working"): number | null {
  return plan.versions.find((row) => row.approvedAt !== null && (no === "working" || row.no < no))?.no ?? null;
}

async function readShown(plan: Found, no: number | "working"): Promise<NonNullable<PlanView["shown"]>> {
  const base = baseOf(plan, no);
  const [content, before] = await Promise.all([readContent(plan, no), base === null ? null : readContent(plan, base)]);
  const reason = no === "working" ? plan.reason : (plan.versions.find((row) => row.no === no)?.reason ?? "");
  return { no, content, changes: before ? diffPlans(before, content) : [], reason, changesNo: base };
}

/** What the viewer should see first: his unit's open change, what waits for his decision, what is in force, or else what came last. */
function firstShown(viewer: Viewer, plan: Found, versions: readonly { no: number }[], readsWorking: boolean): number | "working" | null {
  if (readsWorking && plan.state !== "APPROVED") return "working";
  if (canDecidePlans(viewer) && plan.submittedVersionNo !== null) return plan.submittedVersionNo;
  return plan.approvedVersionNo ?? versions[0]?.no ?? null;
}

async function listNoticeTargets(taskId: string): Promise<NoticeTargetRow[]> {
  const rows = await db.noticeTarget.findMany({ where: { taskId }, orderBy: { position: "asc" }, select: { name: true, measure: true, goal: true, basis: true, sentence: true } });
  return rows.map((row) => ({ ...row, goal: Number(row.goal) }));
}

/** @returns the quarters that a list's measures may be due in */
export async function listQuartersOffered(_viewer: Viewer, listId: string): Promise<Quarter[]> {
  return quartersOffered(await db.period.findMany({ where: { listId }, select: { year: true, quarter: true } }), new Date());
}

function rightsOf(viewer: Viewer, units: { leadUnitId: string; supportUnitIds: string[] }, plan: Found | null, allowsSelfSigning: boolean): PlanRights {
  const state = plan?.state ?? "NOT_WRITTEN";
  const signs = plan !== null && nextPlanState(state, "SIGN") !== null && canSignPlan(viewer, units);
  const maySign = plan !== null && maySignOwnWords(viewer, plan, { allowsSelfSigning });
  const decides = plan !== null && nextPlanState(state, "APPROVE") !== null && canDecidePlans(viewer);
  const isOwn = plan !== null && isOwnPlan(viewer, plan);
  return {
    write: nextPlanState(state, "SAVE") !== null && canWritePlan(viewer, units),
    addMeasure: nextPlanState(state, "CHANGE_MEASURE") !== null && canAddMeasure(viewer, units),
    sign: signs && maySign, signsOwnWords: signs && !maySign,
    withdraw: plan !== null && nextPlanState(state, "WITHDRAW") !== null && canWithdrawPlan(viewer, units),
    discard: plan !== null && plan.approvedVersionNo !== null && nextPlanState(state, "DISCARD") !== null && canWritePlan(viewer, units),
    decide: decides && !isOwn, decidesOwn: decides && isOwn,
  };
}

/**
 * One task's plan as far as the viewer may read it: a version, and for the lead the working copy.
 * @throws NotFound for a task that there is not, to whom has no part in it, and for a version that he may not read
 */
export async function getPlan(viewer: Viewer, slug: string, no: number, choice: PlanVersionChoice): Promise<PlanView> {
  const list = await getList(viewer, slug);
  const task = await getTask(viewer, list.id, no, new Date());
  const units = { leadUnitId: task.lead.id, supportUnitIds: task.supportUnits.map(({ id }) => id) };
  if (!canReadPlan(viewer, units)) throw new NotFound();
  const [plan, lead, noticeTargets, quarters] = await Promise.all([
    findPlan(task.id), db.unit.findUniqueOrThrow({ where: { id: task.lead.id }, select: { allowsSelfSigning: true } }), listNoticeTargets(task.id), listQuartersOffered(viewer, list.id),
  ]);
  const takesPart = hasRole(viewer, "FILER", "SIGNER") && [units.leadUnitId, ...units.supportUnitIds].some((id) => id === viewer.unitId);
  const readsWorking = plan !== null && canReadWorkingCopy(viewer, units);
  // What was taken back is the lead's own again.
  const versions = (plan?.versions ?? []).filter((row) => row.withdrawnAt === null || readsWorking);
  const standing = plan ? { ...plan, isReturnedByHrss: Boolean(plan.versions.find((row) => row.withdrawnAt === null)?.returnedAt) } : null;
  const wanted = choice ?? (plan ? firstShown(viewer, plan, versions, readsWorking) : null);
  if (choice === "working" ? !readsWorking : choice !== undefined && !versions.some((row) => row.no === choice)) throw new NotFound();
  const [shown, working, nameOf] = await Promise.all([plan && wanted !== null ? readShown(plan, wanted) : null, plan ? readContent(plan, "working") : null, namesOf(versions)]);
  const isSupporter = takesPart && viewer.unitId !== units.leadUnitId;
  const rights = rightsOf(viewer, units, plan, lead.allowsSelfSigning);
  return {
    list, task, noticeTargets, quarters, rights, shown,
    state: displayedPlanState(standing, takesPart),
    returnReason: plan && takesPart && plan.state === "RETURNED" ? plan.returnReason : null,
    version: plan?.version ?? 0,
    inForceNo: plan?.approvedVersionNo ?? null,
    hasWorkingCopy: readsWorking && plan.state !== "APPROVED",
    versions: versions.map(({ goal: _goal, writtenById, signedById, decidedById, ...row }) => ({ ...row, writtenByName: nameOf(writtenById), signedByName: nameOf(signedById), decidedByName: decidedById === null ? null : nameOf(decidedById) })),
    own: isSupporter && plan ? { measures: working?.measures.filter(({ unitId }) => unitId === viewer.unitId) ?? [], canChange: rights.addMeasure } : null,
    leftBehind: rights.write ? (working?.measures.filter(({ unitId }) => canChangeMeasureOf(viewer, unitId, units)) ?? []) : [],
    canMark: (unitId) => shown?.no === plan?.approvedVersionNo && canMarkMeasure(viewer, unitId),
  };
}
