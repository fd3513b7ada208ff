/** Random tries for fast-check: what is possible just now, what comes close to it, and what a twist makes wrong. */
import fc from "fast-check";
import { expect } from "vitest";
import { checkAll, snapshot, type Snapshot } from "./model-checks";
import { checkReader } from "./model-readers";
import { keyOf, RULES } from "./model-rules";
import {
  endExtensions, fresh, LEADS, movePeriod, PERIOD_KEYS, WINDOWS, type Action, type Facts, type Model, type Place, type StepName, type TaskName, type UnitName,
  type Who, type WindowName,
} from "./model-state";
import { apply, describe, predict, STEP_NAMES, STEPS, take, type Prediction } from "./model-steps";
import { LOCKED, OPEN, OVERDUE } from "./world";

/** Tried more often than others, so that runs come far. */
const ONWARD: readonly StepName[] = ["sendReport", "signReport", "accept", "sendContribution", "signContribution"];
const SETTINGS: readonly StepName[] = ["grantExtension", "allowSelfSigning", "forbidSelfSigning"];
const FILING_STEPS = STEP_NAMES.filter((step) => !SETTINGS.includes(step));

/** One run's world: where most of it happens, and how it came out. */
export type Real = { facts: Facts; place: Place; focus: readonly StepName[]; last: Snapshot | null; tally: Tally };
/** How often each step ended how, so that a test can tell that it tried something. */
export type Tally = Record<string, number>;

const TWISTS = ["none", "anyone", "any step", "stale", "ahead", "elsewhere", "again", "again with more", "again elsewhere", "used key", "incomplete", "too short"] as const;
export type Choice = { pick: number; actor: number; isRight: boolean; twists: { kind: (typeof TWISTS)[number]; n: number }[] };

const at = <Item>(items: readonly Item[], n: number): Item | undefined => items[n % items.length];
const peopleOn = ({ people }: Facts, { off }: Model) => Object.keys(people).filter((who) => !off.has(who));

/** The version a form would carry now. */
function withVersion(facts: Facts, model: Model, action: Action): Action {
  const isUnit = STEPS[action.step].form === "unit";
  return { ...action, version: isUnit ? (model.unitVersions.get(action.unit) ?? 1) : (model.filings.get(keyOf(facts, action))?.version ?? 0) };
}

/**
 * What those whose duty it is could try at a place, on the version that is there.
 * @param isRight what goes through; else what comes at the wrong time or from the wrong one of them
 * @returns a list of actions for each step, and for each reason why not
 */
function candidates(facts: Facts, model: Model, place: Place, steps: readonly StepName[], isRight: boolean): Action[][] {
  const base = { place, ...fresh(model, place) };
  const unitsOf = (step: StepName): UnitName[] => (step === "askMore" || SETTINGS.includes(step) ? [...facts.supports[place.task], LEADS[place.task]] : [LEADS[place.task]]);
  const tries = steps.flatMap((step) =>
    peopleOn(facts, model).flatMap((by) => unitsOf(step).map((unit) => withVersion(facts, model, { step, by, unit, version: 0, ...base }))),
  );
  const judged = tries
    .filter((action) => RULES[action.step].isDuty({ facts, model, action }))
    .map((action) => ({ action, against: RULES[action.step].against({ facts, model, action }) }))
    .filter(({ against }) => (against.length === 0) === isRight && !against.includes("NotFound"));
  const groups = [...Map.groupBy(judged, ({ action, against }) => `${action.step} ${against.join()}`).values()].map((group) => group.map(({ action }) => action));
  return groups.flatMap((actions) => (isRight && actions.some(({ step }) => ONWARD.includes(step)) ? [actions, actions, actions] : [actions]));
}

/** What went through under a key that its form still has. */
const sentForms = ({ done }: Model) => done.filter(({ requestId }) => requestId !== "");

const TWISTED: Record<(typeof TWISTS)[number], (action: Action, n: number, facts: Facts, model: Model) => Action> = {
  none: (action) => action,
  anyone: (action, n, facts, model) => withVersion(facts, model, { ...action, by: at(peopleOn(facts, model), n) ?? action.by }),
  "any step": (action, n, facts, model) => withVersion(facts, model, { ...action, step: at(STEP_NAMES, n) ?? action.step }),
  stale: (action, n) => ({ ...action, version: Math.max(0, action.version - 1 - (n % 3)) }),
  ahead: (action, n) => ({ ...action, version: action.version + 1 + (n % 2) }),
  elsewhere: (action, n, facts, model) => {
    const place = { task: n % 2 === 0 ? action.place.task : "hrssTask", period: at(PERIOD_KEYS, n >> 1) ?? action.place.period } as const;
    const units = (Object.keys(facts.world.units) as UnitName[]).filter((unit) => unit !== "other" || action.step !== "grantExtension");
    return withVersion(facts, model, { ...action, place, unit: at(units, n >> 3) ?? action.unit });
  },
  again: (action, n, _facts, model) => at(sentForms(model), n) ?? action,
  "again with more": (action, n, _facts, model) => {
    const earlier = at(sentForms(model).filter(({ step }) => STEPS[step].isWriting), n);
    const other = STEP_NAMES.find((step) => step !== earlier?.step && earlier && STEPS[step].form === STEPS[earlier.step].form);
    return earlier ? { ...earlier, words: { ...action.words, isComplete: n % 5 > 0 }, step: n % 2 === 0 && other ? other : earlier.step } : action;
  },
  "again elsewhere": (action, n, facts, model) => {
    const earlier = at(sentForms(model), n);
    const { words } = action;
    return earlier ? withVersion(facts, model, { ...earlier, words, place: { ...earlier.place, period: at(PERIOD_KEYS, n) ?? earlier.place.period } }) : action;
  },
  "used key": (action, n, _facts, model) => {
    const other = at(sentForms(model).filter(({ step }) => STEPS[step].form !== STEPS[action.step].form), n);
    return other ? { ...action, requestId: other.requestId, by: n % 3 === 0 ? action.by : other.by } : action;
  },
  incomplete: (action) => ({ ...action, words: { ...action.words, isComplete: false } }),
  "too short": (action) => ({ ...action, until: Date.now() - 1000 }),
};

/** @returns the action that a choice comes to in the model's present state */
export function resolve(facts: Facts, model: Model, { place, focus }: Pick<Real, "place" | "focus">, { pick, actor, isRight, twists }: Choice): Action {
  const choose = (steps: readonly StepName[], right: boolean) => at(at(candidates(facts, model, place, steps, right), pick) ?? [], actor);
  // Where a period is locked, an extension is what there is to do.
  const natural = (isRight ? undefined : choose(focus, false)) ?? choose(focus, true) ?? choose(["grantExtension"], true);
  if (!natural) throw new Error("nobody can do anything");
  return twists.reduce((action, { kind, n }) => TWISTED[kind](action, n, facts, model), natural);
}

/** @returns another action that could go through now, on the same filing as `first`: of the two only one can */
export function resolveRival(facts: Facts, model: Model, first: Action, { pick, actor }: Choice): Action | undefined {
  const groups = candidates(facts, model, first.place, FILING_STEPS, true);
  const rivals = groups.map((actions) => actions.filter((action) => keyOf(facts, action) === keyOf(facts, first))).filter((actions) => actions.length > 0);
  return at(at(rivals, pick) ?? [], actor);
}

/** Takes an action and compares everything with what the rules say. */
export async function perform(real: Real, model: Model, action: Action, reader: number): Promise<void> {
  const { facts, tally } = real;
  const before = real.last ?? (await snapshot());
  const { outcomes, change }: Prediction = predict(facts, model, action);
  const outcome = await take(facts, action);
  expect(outcomes, `${describe(action)} was ${outcome}`).toContain(outcome);
  const isDone = outcome === "ok" && change !== null;
  const entry = `${action.step}: ${outcome === "ok" && !isDone ? "repeated" : outcome}`;
  tally[entry] = (tally[entry] ?? 0) + 1;
  if (isDone) apply(facts, model, change);
  const after = await snapshot();
  checkAll(facts, model, before, after, isDone ? [change] : []);
  real.last = after;
  // Reading costs more than all the rest: after every other change, by one of them all.
  const who = at(Object.keys(facts.people), reader >> 1);
  if (isDone && who && reader % 2 === 0) await checkReader(facts, model, who, action.place);
}

/** A try by somebody. */
class Try implements fc.AsyncCommand<Model, Real> {
  private told: string;
  constructor(
    private readonly choice: Choice,
    private readonly reader: number,
    private readonly isSetting: boolean,
  ) {
    this.told = JSON.stringify(choice);
  }
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    const action = resolve(real.facts, model, this.isSetting ? { ...real, focus: SETTINGS } : real, this.choice);
    const twists = this.choice.twists.map(({ kind }) => kind).filter((kind) => kind !== "none");
    this.told = `${describe(action)}${twists.length > 0 ? ` [${twists.join(", ")}]` : ""}`;
    const earlier = model.done.map(describe);
    try {
      await perform(real, model, action, this.reader);
    } catch (error) {
      // fast-check prints the commands as they last ran, which may have been another, shorter way.
      if (error instanceof Error) error.message += `\nThe last of: ${[...earlier, this.told].join(", ")}`;
      throw error;
    }
  }
  toString = () => this.told;
}

/** The clock goes on, or an administrator moves the period: which of the two, the rules do not ask. */
class Move implements fc.AsyncCommand<Model, Real> {
  constructor(private readonly name: WindowName | "no extension") {}
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    if (this.name === "no extension") await endExtensions(model);
    else await movePeriod(real.facts, model, real.place.period, this.name);
    real.last = null;
  }
  toString = () => `time: ${this.name}`;
}

const twist = fc.record({ kind: fc.constantFrom(...TWISTS), n: fc.nat(1000) });
const twists = fc.array(twist, { minLength: 1, maxLength: 2, size: "max" });
const one = { pick: fc.nat(1000), actor: fc.nat(1000), isRight: fc.constant(true), twists: fc.constant<Choice["twists"]>([]) };
export const rightChoices: fc.Arbitrary<Choice> = fc.record(one);
export const choices: fc.Arbitrary<Choice> = fc.oneof(
  { weight: 5, arbitrary: rightChoices },
  { weight: 4, arbitrary: fc.record({ ...one, isRight: fc.constant(false) }) },
  { weight: 2, arbitrary: fc.record({ ...one, twists }) },
);

const tries = (isSetting: boolean) => fc.tuple(choices, fc.nat(1000)).map(([choice, reader]) => new Try(choice, reader, isSetting));
const moves = fc.constantFrom<(WindowName | "no extension")[]>("OPEN", "OPEN", "no extension", ...(Object.keys(WINDOWS) as WindowName[])).map((name) => new Move(name));

export const commands = (maxCommands: number) =>
  fc.commands<Model, Real, false>(
    [fc.oneof({ weight: 18, arbitrary: tries(false) }, { weight: 1, arbitrary: tries(true) }, { weight: 1, arbitrary: moves })],
    { maxCommands, size: "max" },
  );

/** Who is away, so that the same people meet again: the only writer signs as well, or those who review also write and sign. */
const away: fc.Arbitrary<Who[]> = fc.oneof(
  fc.subarray(["signer", "both", "leadSigningBoss", "hrssSigner", "hrssSigningBoss", "countySigner"], { maxLength: 3 }),
  fc.constant<Who[]>(["filer", "secondFiler", "leadFilingBoss", "hrssFiler", "countyFiler"]),
  fc.constant<Who[]>(["filer", "secondFiler", "both", "signer", "hrssFiler", "hrssSigner", "secondSupervisor"]),
);

const FOCUSES: (readonly StepName[])[] = [
  FILING_STEPS,
  FILING_STEPS.filter((step) => !/ontribution|askMore/.test(step)),
  FILING_STEPS.filter((step) => /ontribution|askMore/.test(step)),
  // Where reports and contributions meet: once the report is accepted, what went into it stays.
  ["sendReport", "signReport", "accept", "reopen", "sendContribution", "signContribution", "withdrawContribution", "askMore"],
];

/** Where a run happens, what about, and how the units are set up. */
export const worlds = fc.record({
  place: fc.record({ task: fc.constantFrom<TaskName[]>("task", "task", "hrssTask"), period: fc.constantFrom(OPEN, OPEN, OPEN, OVERDUE, LOCKED) }),
  focus: fc.constantFrom(...FOCUSES),
  selfSigning: fc.subarray<UnitName>(["lead", "county", "hrss"]),
  off: away,
});
