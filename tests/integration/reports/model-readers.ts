/** What one viewer can read of it all, against what DESIGN.md §3 lets him read, and the figures against a count by hand. */
import { expect } from "vitest";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { getContributionForm } from "@/lib/contributions/queries-form";
import { getDashboard, type Dashboard } from "@/lib/dashboard/queries-dashboard";
import { getTaskFilings } from "@/lib/dashboard/queries-task";
import { getTodo } from "@/lib/dashboard/queries-todo";
import { rollUp, type Basis } from "@/lib/dashboard/rollup";
import { getReportForm } from "@/lib/reports/queries-form";
import { getReviewDesk } from "@/lib/reviews/queries-desk";
import { readsDrafts, readsFiled, unitOf } from "./model-rules";
import { CLAIMS, claimOf, completionOf, filingKey, LEADS, needsCoordination, personOf, standing, type Facts, type Filing, type Model, type Place, type TaskName, type UnitName, type Who } from "./model-state";
import { INTERNAL_REASONS } from "./model-steps";

type Read = (viewer: Viewer, at: { slug: string; no: number; period: string }) => Promise<unknown>;

/** What else the screens show of filings, beside the task's page and the dashboard. A further one: a line here. */
const READS: readonly Read[] = [
  (viewer, { slug, no, period }) => getReportForm(viewer, slug, no, period),
  (viewer, { slug, no, period }) => getContributionForm(viewer, slug, no, period),
  (viewer) => getReviewDesk(viewer, { report: null, filters: {} }),
  (viewer) => getTodo(viewer),
];

const TASKS = Object.keys(LEADS) as TaskName[];

function placeIn({ world }: Facts, { task, period }: Place) {
  return { slug: world.slug, no: task === "task" ? world.no : world.hrssNo, period };
}

function unlessDenied(error: unknown): null {
  if (error instanceof NotFound || error instanceof Forbidden) return null;
  throw error;
}

const tokensIn = (text: string): string[] => [...new Set(text.match(/[wr]\d+x/g) ?? [])].sort();

const placeOfKey = (key: string): Place => {
  const [task = "task", period = ""] = key.split(" ");
  return { task: task as TaskName, period };
};

/** What this viewer may come across: what stands filed where he reads, and all that is of his own unit. */
function readableTokens(facts: Facts, model: Model, who: Who): Set<string> {
  const readable = new Set<string>();
  for (const [key, filing] of model.filings) {
    if (readsDrafts(facts, who, filing.unit)) readable.add(`w${filing.words.n}x`);
    for (const { words, isWithdrawn } of filing.revisions) if (!isWithdrawn && readsFiled(facts, who, placeOfKey(key))) readable.add(`w${words.n}x`);
  }
  for (const action of model.done) {
    const unit = unitOf(facts, action) ?? "other";
    // An extension names a unit and a period: it is told with every task of that unit's.
    const tasks = action.step === "grantExtension" ? TASKS.filter((task) => LEADS[task] === unit || facts.supports[task].includes(unit)) : [action.place.task];
    const isTold = !INTERNAL_REASONS.includes(action.step) && tasks.some((task) => readsFiled(facts, who, { task }));
    if (isTold || readsDrafts(facts, who, unit)) readable.add(action.reason);
  }
  return readable;
}

/** Looks at a place as `who`: no draft's words, no draft counted, and nothing missing of what is filed. */
export async function checkReader(facts: Facts, model: Model, who: Who, place: Place): Promise<void> {
  const { viewer } = personOf(facts, who);
  const at = placeIn(facts, place);
  // One basis at a time keeps it quick; over a run both have their turn.
  const basis: Basis = model.done.length % 2 === 0 ? "accepted" : "filed";
  const [task, dashboard, ...others] = await Promise.all([
    getTaskFilings(viewer, at.slug, at.no, at.period, "history"), getDashboard(viewer, at.slug, at.period, basis), ...READS.map((read) => read(viewer, at).catch(unlessDenied)),
  ]);
  const readable = readableTokens(facts, model, who);
  expect(tokensIn(JSON.stringify([task, dashboard, others])).filter((token) => !readable.has(token)), `${who} reads words that are not for him`).toEqual([]);

  const mayRead = readsFiled(facts, who, place);
  const tokensOf = (filings: (Filing | undefined)[]) => (mayRead ? filings.flatMap((filing) => standing(filing)?.words ?? []).map(({ n }) => `w${n}x`).sort() : []);
  const reports = [...model.filings].filter(([key]) => key.startsWith(`${place.task} `) && key.endsWith(" report")).map(([, filing]) => filing);
  const contributions = facts.supports[place.task].map((unit) => model.filings.get(filingKey(place, unit)));
  expect(task.reports.map(({ nextSteps }) => nextSteps).sort(), `${who} reads the revisions that stand`).toEqual(tokensOf(reports));
  expect(task.contributions.flatMap(({ filed }) => filed?.contactName ?? []).sort(), `${who} reads what was given`).toEqual(tokensOf(contributions));
  checkFigures(facts, model, who, place.period, basis, dashboard);
}

type Counted = { filing: Filing | undefined; isDraftSeen: boolean; given: number };

/** The figures of one period as somebody with a pencil counts them. */
function countByHand(counted: readonly Counted[], isPastDue: boolean, basis: Basis) {
  const filed = counted.flatMap(({ filing }) => (filing && standing(filing) ? [filing] : []));
  const accepted = filed.filter(({ state }) => state === "ACCEPTED");
  const counts = basis === "accepted" ? accepted : filed;
  const wordsOf = (filing: Filing) => standing(filing)?.words ?? filing.words;
  const assessments = counts.map((filing) => (filing.state === "ACCEPTED" ? filing.verdict : claimOf(wordsOf(filing))));
  const inUnit = (state: string) => counted.filter(({ filing, isDraftSeen }) => isDraftSeen && filing?.state === state).length;
  const awaitingReview = filed.filter(({ state }) => state === "SUBMITTED").length;
  return {
    filed: filed.length, accepted: accepted.length, awaitingReview, returned: filed.length - accepted.length - awaitingReview,
    onTime: isPastDue ? 0 : filed.length, late: isPastDue ? filed.length : 0,
    draft: inUnit("DRAFT"), awaitingSignature: inUnit("AWAITING_SIGNATURE"), needsCoordination: filed.filter((filing) => needsCoordination(wordsOf(filing))).length,
    assessments: Object.fromEntries(CLAIMS.map((claim) => [claim, assessments.filter((one) => one === claim).length])),
    completionSum: counts.reduce((sum, filing) => sum + completionOf(wordsOf(filing)), 0), completionCount: counts.length,
    contributionsGiven: counted.reduce((sum, { given }) => sum + given, 0),
  };
}

function checkFigures(facts: Facts, model: Model, who: Who, period: string, basis: Basis, { tasks, clock, history }: Dashboard): void {
  const isGiven = (task: TaskName) => (unit: UnitName) => model.filings.get(filingKey({ task, period }, unit))?.state === "GIVEN";
  const counted = TASKS.filter((task) => readsFiled(facts, who, { task })).map((task) => ({
    filing: model.filings.get(filingKey({ task, period }, "report")),
    isDraftSeen: readsDrafts(facts, who, LEADS[task]),
    given: facts.supports[task].filter(isGiven(task)).length,
  }));
  // Everything is filed today, and a period is days away from today: all of it was on time, or none.
  const isPastDue = (model.windows[period]?.dueAt ?? 0) < Date.now();
  const byHand = countByHand(counted, isPastDue, basis);
  expect(rollUp(tasks, clock, basis), `${who}'s figures of ${period}, ${basis}`).toMatchObject(byHand);
  const then = history.find(({ key }) => key === period);
  if (then) expect(rollUp(then.tasks, then.clock, basis), `${who}'s history of ${period}, ${basis}`).toMatchObject(byHand);
}
