/** What the model remembers, in its own words: no file of lib/ decides anything here. */
import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { Assessment, Role } from "@/lib/labels";
import { createViewer, createWorld, forgetFilings, LOCKED, OPEN, OVERDUE, UPCOMING, type World } from "./world";

const DAY_MS = 86_400_000;

export type Who = string;
export type UnitName = keyof World["units"];
export type TaskName = "task" | "hrssTask";
export type Place = { task: TaskName; period: string };
export type Person = { viewer: Viewer; unit: UnitName | null; roles: readonly Role[] };

export const LEADS: Record<TaskName, UnitName> = { task: "lead", hrssTask: "hrss" };
export const PERIOD_KEYS = [OPEN, OVERDUE, LOCKED, UPCOMING] as const;

/** What stays the same from run to run. `supports`: those of the world's units that owe the task a contribution. */
export type Facts = { world: World; people: Record<Who, Person>; supports: Record<TaskName, UnitName[]> };

/** Accounts of every kind that the rules tell apart, beside the world's own. */
export async function createFacts(): Promise<Facts> {
  const world = await createWorld();
  const { lead, county, hrss } = world.units;
  const viewers: Record<Who, Viewer> = {
    ...world.viewers,
    both: await createViewer(lead, "FILER", "SIGNER"),
    leadFilingBoss: await createViewer(lead, "FILER", "SUPERVISOR"),
    leadSigningBoss: await createViewer(lead, "SIGNER", "SUPERVISOR"),
    leadWatcher: await createViewer(lead, "OBSERVER"),
    countyBoth: await createViewer(county, "FILER", "SIGNER"),
    hrssFilingBoss: await createViewer(hrss, "FILER", "SUPERVISOR"),
    hrssSigningBoss: await createViewer(hrss, "SIGNER", "SUPERVISOR"),
  };
  const names = Object.keys(world.units) as UnitName[];
  const nameOf = (id: string | null) => names.find((name) => world.units[name] === id) ?? null;
  const people = Object.entries(viewers).map(([who, viewer]): [Who, Person] => [who, { viewer, unit: nameOf(viewer.unitId), roles: viewer.roles }]);
  const owed = await db.$queryRaw<{ taskId: string; unitId: string }[]>`SELECT DISTINCT "taskId", "unitId" FROM owed_contribution`;
  const supportsOf = (taskId: string) => names.filter((name) => owed.some((row) => row.taskId === taskId && row.unitId === world.units[name]));
  return { world, people: Object.fromEntries(people), supports: { task: supportsOf(world.taskId), hrssTask: supportsOf(world.hrssTaskId) } };
}

/** Words that stand nowhere else: number `n` is looked for in whatever somebody can read. */
export type Words = { n: number; isComplete: boolean };

export const CLAIMS: readonly Assessment[] = ["NOT_STARTED", "BEHIND", "ON_TRACK", "AHEAD", "DONE"];
export const claimOf = ({ n }: Words): Assessment => CLAIMS[n % CLAIMS.length] ?? "DONE";
export const completionOf = ({ n }: Words): number => n % 101;
export const needsCoordination = ({ n }: Words): boolean => n % 2 === 0;

export function reportWords(words: Words) {
  const token = `w${words.n}x`;
  return {
    progress: words.isComplete ? token : "", selfAssessment: claimOf(words), completion: completionOf(words), problems: `问题${token}`,
    coordination: needsCoordination(words) ? `协调${token}` : "", upward: token, nextSteps: token, contactName: token, contactPhone: String(words.n),
  };
}

export function contributionWords(words: Words) {
  const token = `w${words.n}x`;
  return { content: words.isComplete ? token : "", problems: `问题${token}`, contactName: token, contactPhone: String(words.n) };
}

export type State = "DRAFT" | "AWAITING_SIGNATURE" | "SUBMITTED" | "GIVEN" | "RETURNED" | "ACCEPTED";
export type Revision = { words: Words; writer: Who; signer: Who; isWithdrawn: boolean };
export type Decision = { revision: number; decision: "ACCEPTED" | "RETURNED" | "REOPENED"; verdict: Assessment | null; reason: string; by: Who; isUndone: boolean; /** The report's version that it made. */ version: number };

/** A report or a contribution. `writers`: everybody who ever saved or sent it. */
export type Filing = {
  unit: UnitName; state: State; version: number; words: Words; writer: Who; writers: Who[]; returned: { reason: string; by: Who } | null;
  verdict: Assessment | null; revisions: Revision[]; reviews: Decision[];
};

export type StepName =
  | "saveReport" | "sendReport" | "signReport" | "returnUnsigned" | "withdrawReport" | "accept" | "return" | "reopen" | "undo" | "autosaveReport" | "autosaveContribution"
  | "saveContribution" | "sendContribution" | "signContribution" | "returnContributionUnsigned" | "withdrawContribution" | "askMore"
  | "grantExtension" | "allowSelfSigning" | "forbidSelfSigning";

/** One thing somebody tries. `unit`: whose contribution more is asked of, or whom a setting is for. */
export type Action = {
  step: StepName; by: Who; place: Place; unit: UnitName; version: number; requestId: string; words: Words; reason: string;
  /** The end of the extension that is asked for. */
  until: number;
};

export type Window = { opensAt: number; dueAt: number; locksAt: number };
export type Model = {
  filings: Map<string, Filing>;
  windows: Record<string, Window>;
  extensions: { period: string; unit: UnitName; until: number }[];
  selfSigning: Set<UnitName>;
  unitVersions: Map<UnitName, number>;
  /** Accounts that are switched off in this run. */
  off: Set<Who>;
  /** What went through, oldest first. */
  done: Action[];
  counter: number;
};

/** A report's key has no unit: there is one per task and period. */
export const filingKey = ({ task, period }: Place, unit: UnitName | "report"): string => `${task} ${period} ${unit}`;

/** @returns the revision that stands as filed, if any */
export function standing(filing: Filing | undefined): Revision | undefined {
  return filing?.revisions.findLast((revision) => !revision.isWithdrawn);
}

/** Where a period can stand by the clock; always days away from now, so that no test waits for a time. */
export const WINDOWS = {
  UPCOMING: { opens: 30, due: 60, locks: 70 }, OPEN: { opens: -30, due: 60, locks: 70 }, OVERDUE: { opens: -60, due: -10, locks: 20 }, LOCKED: { opens: -90, due: -20, locks: -10 },
} as const;
export type WindowName = keyof typeof WINDOWS;

export function windowOf(name: WindowName): Window {
  const { opens, due, locks } = WINDOWS[name];
  const at = (days: number) => Date.now() + days * DAY_MS;
  return { opensAt: at(opens), dueAt: at(due), locksAt: at(locks) };
}

/** Moves a period, in the database and in the model. */
export async function movePeriod({ world }: Facts, model: Model, period: string, name: WindowName): Promise<void> {
  const { opensAt, dueAt, locksAt } = (model.windows[period] = windowOf(name));
  await db.period.update({ where: { id: world.periodIds[period] }, data: { opensAt: new Date(opensAt), dueAt: new Date(dueAt), locksAt: new Date(locksAt) } });
}

/** Ends every extension a day ago. */
export async function endExtensions(model: Model): Promise<void> {
  await db.extension.updateMany({ data: { until: new Date(Date.now() - DAY_MS) } });
  for (const extension of model.extensions) extension.until = Date.now() - DAY_MS;
}

export type Setting = { selfSigning: UnitName[]; off: Who[] };

/** An empty world in this setting, in the database and as a new model. */
export async function start(facts: Facts, { selfSigning, off }: Setting): Promise<Model> {
  const { units } = facts.world;
  const names = Object.keys(units) as UnitName[];
  const model: Model = {
    filings: new Map(), windows: {}, extensions: [], selfSigning: new Set(selfSigning), unitVersions: new Map(names.map((name) => [name, 1])), off: new Set(off), done: [], counter: 0,
  };
  await forgetFilings();
  await db.unit.updateMany({ data: { version: 1, allowsSelfSigning: false } });
  await db.unit.updateMany({ where: { id: { in: selfSigning.map((name) => units[name]) } }, data: { allowsSelfSigning: true } });
  await db.account.updateMany({ data: { isDisabled: false } });
  await db.account.updateMany({ where: { id: { in: off.map((who) => personOf(facts, who).viewer.id) } }, data: { isDisabled: true } });
  const stands: Record<string, WindowName> = { [OPEN]: "OPEN", [OVERDUE]: "OVERDUE", [LOCKED]: "LOCKED", [UPCOMING]: "UPCOMING" };
  for (const key of PERIOD_KEYS) await movePeriod(facts, model, key, stands[key] ?? "OPEN");
  return model;
}

export function personOf({ people }: Pick<Facts, "people">, who: Who): Person {
  const person = people[who];
  if (!person) throw new Error(`nobody is called ${who}`);
  return person;
}

/** New words, a new key and an end that an extension may have. */
export function fresh(model: Model, { period }: Place): Pick<Action, "words" | "reason" | "requestId" | "until"> {
  model.counter += 1;
  const until = Math.max(model.windows[period]?.locksAt ?? 0, Date.now()) + DAY_MS;
  return { words: { n: model.counter, isComplete: true }, reason: `r${model.counter}x`, requestId: randomUUID(), until };
}
