/** How each step is really taken, and what the model expects of it. A further step: a name in model-state, a rule in model-rules, a line here. */
import { randomUUID } from "node:crypto";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { askForMore, returnContributionUnsigned, saveContribution, signContribution, withdrawContribution } from "@/lib/contributions/mutations";
import { askMoreSchema, saveContributionSchema } from "@/lib/contributions/schema";
import { db } from "@/lib/db/client";
import type { AuditEvent } from "@/lib/labels-events";
import { grantExtension } from "@/lib/periods/mutations";
import { returnReportUnsigned, saveReport, signReport, withdrawReport } from "@/lib/reports/mutations";
import { saveReportSchema } from "@/lib/reports/schema";
import { acceptReport, reopenReport, returnReport, undoDecision } from "@/lib/reviews/mutations";
import { acceptSchema, returnReportSchema, undoSchema } from "@/lib/reviews/schema";
import { updateUnit } from "@/lib/units/mutations";
import { updateUnitSchema } from "@/lib/units/schema";
import { keyOf, RULES, unitOf, type Outcome } from "./model-rules";
import { claimOf, contributionWords, personOf, reportWords, type Action, type Facts, type Model, type StepName } from "./model-state";

type Take = (facts: Facts, action: Action, viewer: Viewer) => Promise<unknown>;
export type Step = {
  event: AuditEvent;
  /** A form of its own: a key used in one means nothing in another. */
  form: string;
  /** Words typed after a lost answer are no repeat but a new write. */
  isWriting?: true;
  take: Take;
};

const noOf = ({ world }: Facts, { task }: Action["place"]) => (task === "task" ? world.no : world.hrssNo);

function address(facts: Facts, { place, requestId, version }: Action) {
  return { list: facts.world.slug, no: noOf(facts, place), period: place.period, requestId, version };
}

const report = (facts: Facts, action: Action, intent: string) =>
  saveReportSchema.parse({ ...address(facts, action), ...reportWords(action.words), completion: String(reportWords(action.words).completion), intent });
const contribution = (facts: Facts, action: Action, intent: string) =>
  saveContributionSchema.parse({ ...address(facts, action), ...contributionWords(action.words), intent });
const withReason = (facts: Facts, action: Action) => ({ ...address(facts, action), reason: action.reason });

/** Reviews name a report by its id, which somebody outside may have from wherever; one that is none names nothing. */
async function reviewed({ world }: Facts, { place, requestId, version, reason }: Action) {
  const taskId = place.task === "task" ? world.taskId : world.hrssTaskId;
  const found = await db.report.findUnique({ where: { taskId_periodId: { taskId, periodId: world.periodIds[place.period] ?? "" } }, select: { id: true } });
  return { report: found?.id ?? randomUUID(), requestId, version, reason };
}

/** The last decision that was taken on it. */
async function decided(facts: Facts, action: Action) {
  const { report: reportId, requestId } = await reviewed(facts, action);
  const last = await db.review.findFirst({ where: { reportId }, orderBy: { createdAt: "desc" }, select: { id: true } });
  return { review: last?.id ?? randomUUID(), requestId };
}

async function setSelfSigning({ world }: Facts, { unit, requestId, version }: Action, viewer: Viewer, isAllowed: boolean) {
  const { aliases, officialName, shortName } = await db.unit.findUniqueOrThrow({ where: { id: world.units[unit] }, include: { aliases: true } });
  const names = { officialName, shortName, aliases: aliases.map(({ name }) => name).join("\n") };
  await updateUnit(viewer, updateUnitSchema.parse({ unit: world.units[unit], requestId, version, ...names, allowsSelfSigning: isAllowed ? "on" : undefined, isActive: "on" }));
}

export const STEPS: Record<StepName, Step> = {
  saveReport: { event: "REPORT_SAVED", form: "report", isWriting: true, take: (facts, action, viewer) => saveReport(viewer, report(facts, action, "save")) },
  autosaveReport: { event: "REPORT_SAVED", form: "report", isWriting: true, take: (facts, action, viewer) => saveReport(viewer, report(facts, action, "autosave")) },
  sendReport: { event: "REPORT_SENT_TO_SIGN", form: "report", isWriting: true, take: (facts, action, viewer) => saveReport(viewer, report(facts, action, "send")) },
  signReport: { event: "REPORT_SIGNED", form: "sign", take: (facts, action, viewer) => signReport(viewer, address(facts, action)) },
  returnUnsigned: { event: "REPORT_SIGN_RETURNED", form: "unsigned", take: (facts, action, viewer) => returnReportUnsigned(viewer, withReason(facts, action)) },
  withdrawReport: { event: "REPORT_WITHDRAWN", form: "withdraw", take: (facts, action, viewer) => withdrawReport(viewer, address(facts, action)) },
  accept: {
    event: "REPORT_ACCEPTED", form: "accept",
    take: async (facts, action, viewer) => acceptReport(viewer, acceptSchema.parse({ ...(await reviewed(facts, action)), verdict: claimOf(action.words) })),
  },
  return: { event: "REPORT_RETURNED", form: "return", take: async (facts, action, viewer) => returnReport(viewer, returnReportSchema.parse(await reviewed(facts, action))) },
  reopen: { event: "REPORT_REOPENED", form: "return", take: async (facts, action, viewer) => reopenReport(viewer, returnReportSchema.parse(await reviewed(facts, action))) },
  undo: { event: "REPORT_DECISION_UNDONE", form: "undo", take: async (facts, action, viewer) => undoDecision(viewer, undoSchema.parse(await decided(facts, action))) },
  saveContribution: { event: "CONTRIBUTION_SAVED", form: "contribution", isWriting: true, take: (facts, action, viewer) => saveContribution(viewer, contribution(facts, action, "save")) },
  autosaveContribution: { event: "CONTRIBUTION_SAVED", form: "contribution", isWriting: true, take: (facts, action, viewer) => saveContribution(viewer, contribution(facts, action, "autosave")) },
  sendContribution: { event: "CONTRIBUTION_SENT_TO_SIGN", form: "contribution", isWriting: true, take: (facts, action, viewer) => saveContribution(viewer, contribution(facts, action, "send")) },
  signContribution: { event: "CONTRIBUTION_SIGNED", form: "sign contribution", take: (facts, action, viewer) => signContribution(viewer, address(facts, action)) },
  returnContributionUnsigned: {
    event: "CONTRIBUTION_SIGN_RETURNED", form: "unsigned contribution", take: (facts, action, viewer) => returnContributionUnsigned(viewer, withReason(facts, action)),
  },
  withdrawContribution: { event: "CONTRIBUTION_WITHDRAWN", form: "withdraw contribution", take: (facts, action, viewer) => withdrawContribution(viewer, address(facts, action)) },
  askMore: {
    event: "CONTRIBUTION_MORE_ASKED", form: "ask",
    take: (facts, action, viewer) => askForMore(viewer, askMoreSchema.parse({ ...withReason(facts, action), unit: facts.world.units[action.unit] })),
  },
  grantExtension: {
    event: "EXTENSION_GRANTED", form: "extension",
    take: ({ world }, { place, unit, until, reason, requestId }, viewer) =>
      grantExtension(viewer, { period: world.periodIds[place.period] ?? "", unit: world.units[unit], until: new Date(until), reason, requestId }),
  },
  allowSelfSigning: { event: "UNIT_UPDATED", form: "unit", take: (facts, action, viewer) => setSelfSigning(facts, action, viewer, true) },
  forbidSelfSigning: { event: "UNIT_UPDATED", form: "unit", take: (facts, action, viewer) => setSelfSigning(facts, action, viewer, false) },
};
export const STEP_NAMES = Object.keys(STEPS) as StepName[];

/** Reasons of these stay inside the unit; all others are for whoever reads what is filed. */
export const INTERNAL_REASONS: readonly StepName[] = ["returnUnsigned", "returnContributionUnsigned"];

/** What may come of an action, and what it then changes: null where it changes nothing, whatever the answer. */
export type Prediction = { outcomes: Outcome[]; change: Action | null };

/** @returns what the rules say of an action, keys that were used before included: the same key from the same account is the same write */
export function predict(facts: Facts, model: Model, action: Action): Prediction {
  const against = RULES[action.step].against({ facts, model, action });
  const earlier = model.done.find(({ by, requestId }) => by === action.by && requestId === action.requestId && requestId !== "");
  if (!earlier) return against.length > 0 ? { outcomes: against, change: null } : { outcomes: ["ok"], change: action };
  if (STEPS[earlier.step].form !== STEPS[action.step].form) return { outcomes: ["Refused", ...against], change: null };
  const subject = (one: Action) => `${one.place.task} ${one.place.period} ${unitOf(facts, one) ?? ""}`;
  const isElsewhere = subject(earlier) !== subject(action);
  // A key that was used elsewhere: the mutations compare what was done, not to what. It may pass for done or be refused, and does nothing.
  if (isElsewhere) return { outcomes: STEPS[action.step].isWriting ? ["Refused"] : ["ok", "Refused", ...against], change: null };
  if (!STEPS[action.step].isWriting) return { outcomes: ["ok"], change: null };
  const filing = model.filings.get(keyOf(facts, action));
  const isSent = STEPS[action.step].event.endsWith("_SAVED") || (filing?.state !== "DRAFT" && filing?.state !== "RETURNED");
  const isThere = filing?.words.n === action.words.n && filing.words.isComplete === action.words.isComplete;
  if (isThere && isSent) return { outcomes: ["ok"], change: null };
  // Taken under a key of the server's own, which no form can send again.
  return predict(facts, model, { ...action, requestId: "", version: action.version + 1 });
}

export function apply(facts: Facts, model: Model, action: Action): void {
  RULES[action.step].change({ facts, model, action });
  model.done.push(action);
}

/** @returns how the application answers; what is none of its four answers is thrown on */
export async function take(facts: Facts, action: Action): Promise<Outcome> {
  try {
    await STEPS[action.step].take(facts, action, personOf(facts, action.by).viewer);
    return "ok";
  } catch (error) {
    // Outdated is a refusal that tells what stands there now.
    if (error instanceof Refused) return "Refused";
    if (error instanceof NotFound || error instanceof Forbidden) return error.name as Outcome;
    throw error;
  }
}

export function describe({ step, by, place, unit, version }: Action): string {
  return `${step}(${by}, ${place.task} ${place.period}, ${unit}, version ${version})`;
}
