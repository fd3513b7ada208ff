/** DESIGN.md §3 once more, step by step, as a reader of that page would write it down. */
import type { Role } from "@/lib/labels";
import { claimOf, filingKey, LEADS, personOf, standing, type Action, type Decision, type Facts, type Filing, type Model, type Place, type State, type StepName, type UnitName, type Who } from "./model-state";

/** What a try may end with; the last three are the three ways to say no. */
export type Outcome = "ok" | "NotFound" | "Forbidden" | "Refused";

type Case = { facts: Facts; model: Model; action: Action };
export type Rule = {
  /** Whether it is his to do at all, at some time. */
  isDuty: (one: Case) => boolean;
  /** Everything that speaks against it; nothing: it must go through. Where several things do, any of them may be the answer. */
  against: (one: Case) => Outcome[];
  change: (one: Case) => void;
};

const holds = ({ facts, action }: Case, ...roles: Role[]) => roles.some((role) => personOf(facts, action.by).roles.includes(role));

/** 'A filed report and its contributions: the task's lead and supporting units, supervisors, observers, administrators.' */
export function readsFiled(facts: Facts, who: Who, { task }: Pick<Place, "task">): boolean {
  const { unit, roles } = personOf(facts, who);
  if (roles.includes("SUPERVISOR") || roles.includes("OBSERVER") || roles.includes("ADMINISTRATOR")) return true;
  return unit !== null && (unit === LEADS[task] || facts.supports[task].includes(unit));
}

/** 'A draft, its own unit': those of it who write or sign. */
export function readsDrafts(facts: Facts, who: Who, unit: UnitName): boolean {
  const person = personOf(facts, who);
  return person.unit === unit && (person.roles.includes("FILER") || person.roles.includes("SIGNER"));
}

/** 404 for what he must not know of, 403 for what he sees and may not do. */
const denied = ({ facts, action }: Case): Outcome[] => [readsFiled(facts, action.by, action.place) ? "Forbidden" : "NotFound"];

const CONTRIBUTION_STEPS: readonly StepName[] = ["saveContribution", "autosaveContribution", "sendContribution", "signContribution", "returnContributionUnsigned", "withdrawContribution"];

/** Whose filing it is about: the lead's report, the actor's own unit's contribution, or that of the unit named. */
export function unitOf(facts: Facts, { step, by, place, unit }: Action): UnitName | null {
  if (step === "askMore" || step === "grantExtension" || step.endsWith("SelfSigning")) return unit;
  if (!CONTRIBUTION_STEPS.includes(step)) return LEADS[place.task];
  const own = personOf(facts, by).unit;
  return own !== null && facts.supports[place.task].includes(own) ? own : null;
}

export function keyOf(facts: Facts, action: Action): string {
  const isContribution = CONTRIBUTION_STEPS.includes(action.step) || action.step === "askMore";
  return filingKey(action.place, isContribution ? (unitOf(facts, action) ?? "other") : "report");
}

const filingOf = ({ facts, model, action }: Case) => model.filings.get(keyOf(facts, action));
const ownUnit = ({ facts, action }: Case) => unitOf(facts, action);

/** 'After the lock nothing changes unless an extension says so'; and nothing is filed before the period opens. */
function isOpen({ model, action: { place } }: Case, unit: UnitName | null): boolean {
  const now = Date.now();
  const window = model.windows[place.period];
  if (!window || now < window.opensAt) return false;
  return now < window.locksAt || model.extensions.some((extension) => extension.period === place.period && extension.unit === unit && extension.until > now);
}

/** Who could sign what these people wrote: not himself, but where 一人兼任 is allowed. */
function hasSigner({ facts, model }: Case, unit: UnitName, writers: readonly Who[], isSelfSigning = model.selfSigning.has(unit)): boolean {
  return Object.entries(facts.people).some(
    ([who, person]) => person.unit === unit && person.roles.includes("SIGNER") && !model.off.has(who) && (isSelfSigning || !writers.includes(who)),
  );
}

/** What lies with the unit can be written; what was sent, filed or accepted cannot. */
const liesWithUnit = (filing: Filing | undefined) => !filing || filing.state === "DRAFT" || filing.state === "RETURNED";
const isReportAccepted = ({ model, action }: Case) => model.filings.get(filingKey(action.place, "report"))?.state === "ACCEPTED";

const isOfUnit = (one: Case, unit: UnitName | null, ...roles: Role[]) => unit !== null && personOf(one.facts, one.action.by).unit === unit && holds(one, ...roles);

type Test = (one: Case, filing: Filing) => boolean;

/** A step inside the unit: by its people in one of these roles, while it may file, on the version that is there. */
function inUnit(roles: Role[], isPossible: Test, change: (filing: Filing, one: Case) => void): Rule {
  const isDuty = (one: Case) => isOfUnit(one, ownUnit(one), ...roles);
  return {
    isDuty,
    against: (one) => {
      if (!isDuty(one)) return denied(one);
      const unit = ownUnit(one);
      const filing = filingOf(one);
      const against: Outcome[] = isOpen(one, unit) ? [] : ["Refused"];
      if (!filing) return [...against, "NotFound"];
      return filing.version === one.action.version && isPossible(one, filing) ? against : [...against, "Refused"];
    },
    change: changed(change),
  };
}

function changed(change: (filing: Filing, one: Case) => void) {
  return (one: Case) => {
    const filing = filingOf(one);
    if (!filing) throw new Error("nothing is there to change");
    filing.version += 1;
    change(filing, one);
  };
}

function writing(isSent: boolean): Rule {
  const isDuty = (one: Case) => isOfUnit(one, ownUnit(one), "FILER");
  return {
    isDuty,
    against: (one) => {
      const unit = ownUnit(one);
      const { by, version, words } = one.action;
      if (unit === null || !isDuty(one)) return denied(one);
      const filing = filingOf(one);
      const isRight = isOpen(one, unit) && (filing?.version ?? 0) === version && liesWithUnit(filing);
      const goesOn = !isSent || (words.isComplete && hasSigner(one, unit, [...(filing?.writers ?? []), by]));
      return isRight && goesOn ? [] : ["Refused"];
    },
    change: (one) => {
      const { by, words } = one.action;
      const filing = filingOf(one);
      const state: State = isSent ? "AWAITING_SIGNATURE" : filing?.state === "RETURNED" ? "RETURNED" : "DRAFT";
      const empty = { unit: ownUnit(one) ?? "other", version: 0, writers: [], returned: null, verdict: null, revisions: [], reviews: [] };
      const last = filing ?? empty;
      one.model.filings.set(keyOf(one.facts, one.action), { ...last, state, version: last.version + 1, words, writer: by, writers: [...new Set([...last.writers, by])] });
    },
  };
}

const awaits: Test = (_one, { state }) => state === "AWAITING_SIGNATURE";

function signing(filed: "SUBMITTED" | "GIVEN"): Rule {
  const mayThisOne: Test = (one, filing) => awaits(one, filing) && (!filing.writers.includes(one.action.by) || one.model.selfSigning.has(filing.unit));
  return inUnit(["SIGNER"], mayThisOne, (filing, { action }) => {
    filing.revisions.push({ words: filing.words, writer: filing.writer, signer: action.by, isWithdrawn: false });
    Object.assign(filing, { state: filed, returned: null });
  });
}

const sentBack = (filing: Filing, { action }: Case) => void Object.assign(filing, { state: "RETURNED", returned: { reason: action.reason, by: action.by } });

/** 'A unit may withdraw what nobody has reviewed yet': from its signer's desk, or what was filed and stays undecided. */
function withdrawing(filed: "SUBMITTED" | "GIVEN", isKept: (one: Case) => boolean): Rule {
  const isUndecided: Test = (one, filing) => (filing.state === filed || awaits(one, filing)) && !isKept(one);
  return inUnit(["FILER", "SIGNER"], isUndecided, (filing) => {
    const last = filing.revisions.at(-1);
    if (filing.state === filed && last) last.isWithdrawn = true;
    filing.state = "DRAFT";
  });
}

/** A supervisor's decision on what is filed; 'nobody reviews what he himself filed or signed'. */
function deciding(decision: Decision["decision"], from: State): Rule {
  const isDuty = (one: Case) => holds(one, "SUPERVISOR");
  return {
    isDuty,
    against: (one) => {
      const filing = filingOf(one);
      const filed = standing(filing);
      if (!filing || !filed) return ["NotFound"];
      if (!isDuty(one)) return denied(one);
      const isOwn = filing.writers.includes(one.action.by) || filing.revisions.at(-1)?.signer === one.action.by;
      const against: Outcome[] = isOwn ? ["Forbidden"] : [];
      // Sent back after the lock, it would lie with a unit that cannot answer.
      const isRight = filing.state === from && filing.version === one.action.version && (decision === "ACCEPTED" || isOpen(one, filing.unit));
      return isRight ? against : [...against, "Refused"];
    },
    change: changed((filing, one) => {
      const { by, reason, words } = one.action;
      const verdict = decision === "ACCEPTED" ? claimOf(words) : null;
      filing.reviews.push({ revision: filing.revisions.length, decision, verdict, reason, by, isUndone: false, version: filing.version });
      filing.verdict = verdict;
      if (decision === "ACCEPTED") filing.state = "ACCEPTED";
      else sentBack(filing, one);
    }),
  };
}

/** 'Undo for ten seconds' (SCREENS.md): the last decision, by who took it, as long as nothing has happened since; no reopening. */
const undoing: Rule = {
  isDuty: (one) => holds(one, "SUPERVISOR"),
  against: (one) => {
    const filing = filingOf(one);
    const last = filing?.reviews.at(-1);
    if (!filing || !last) return ["NotFound"];
    if (!undoing.isDuty(one)) return denied(one);
    if (last.by !== one.action.by) return ["Forbidden"];
    return last.isUndone || last.decision === "REOPENED" || last.version !== filing.version ? ["Refused"] : [];
  },
  change: changed((filing) => {
    const last = filing.reviews.at(-1);
    if (last) last.isUndone = true;
    Object.assign(filing, { state: "SUBMITTED", verdict: null, returned: null });
  }),
};

/** 'The lead unit may ask for more, with a reason', of what it has; what was never given does not exist for it. */
const askingForMore: Rule = {
  isDuty: (one) => isOfUnit(one, LEADS[one.action.place.task], "FILER", "SIGNER"),
  against: (one) => {
    const { place, unit, version } = one.action;
    if (!askingForMore.isDuty(one)) return denied(one);
    if (!one.facts.supports[place.task].includes(unit)) return ["NotFound"];
    const filing = filingOf(one);
    const against: Outcome[] = isOpen(one, unit) && !isReportAccepted(one) ? [] : ["Refused"];
    if (!filing || !standing(filing)) return [...against, "NotFound"];
    return filing.state === "GIVEN" && filing.version === version ? against : [...against, "Refused"];
  },
  change: changed(sentBack),
};

const extending: Rule = {
  isDuty: (one) => holds(one, "SUPERVISOR"),
  against: (one) => {
    if (!extending.isDuty(one)) return ["Forbidden"];
    const { place, until } = one.action;
    return until > Date.now() && until > (one.model.windows[place.period]?.locksAt ?? 0) ? [] : ["Refused"];
  },
  change: ({ model, action: { place, unit, until } }) => void model.extensions.push({ period: place.period, unit, until }),
};

/** 'Never left in limbo': whatever waits for a signature, and is not locked, must keep somebody who may sign it. */
function isStuckWithout(one: Case): boolean {
  return [...one.model.filings].some(([key, filing]) => {
    const place = { task: "task", period: key.split(" ")[1] ?? "" } as const;
    const isLocked = Date.now() >= (one.model.windows[place.period]?.locksAt ?? 0) && !isOpen({ ...one, action: { ...one.action, place } }, filing.unit);
    return filing.unit === one.action.unit && filing.state === "AWAITING_SIGNATURE" && !isLocked && !hasSigner(one, filing.unit, filing.writers, false);
  });
}

function selfSigning(isAllowed: boolean): Rule {
  const isDuty = (one: Case) => holds(one, "ADMINISTRATOR");
  return {
    isDuty,
    against: (one) => {
      const { unit, version } = one.action;
      if (!isDuty(one)) return ["Forbidden"];
      return one.model.unitVersions.get(unit) === version && (isAllowed || !one.model.selfSigning.has(unit) || !isStuckWithout(one)) ? [] : ["Refused"];
    },
    change: ({ model, action: { unit, version } }) => {
      model.unitVersions.set(unit, version + 1);
      if (isAllowed) model.selfSigning.add(unit);
      else model.selfSigning.delete(unit);
    },
  };
}

export const RULES: Record<StepName, Rule> = {
  saveReport: writing(false),
  autosaveReport: writing(false),
  sendReport: writing(true),
  signReport: signing("SUBMITTED"),
  returnUnsigned: inUnit(["SIGNER"], awaits, sentBack),
  withdrawReport: withdrawing("SUBMITTED", () => false),
  accept: deciding("ACCEPTED", "SUBMITTED"),
  return: deciding("RETURNED", "SUBMITTED"),
  reopen: deciding("REOPENED", "ACCEPTED"),
  undo: undoing,
  saveContribution: writing(false),
  autosaveContribution: writing(false),
  sendContribution: writing(true),
  signContribution: signing("GIVEN"),
  returnContributionUnsigned: inUnit(["SIGNER"], awaits, sentBack),
  withdrawContribution: withdrawing("GIVEN", isReportAccepted),
  askMore: askingForMore,
  grantExtension: extending,
  allowSelfSigning: selfSigning(true),
  forbidSelfSigning: selfSigning(false),
};
