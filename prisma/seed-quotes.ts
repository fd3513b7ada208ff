import type { DemoAccounts } from "./seed-accounts";
import { instantIn } from "./seed-reports";
import { noteEvents, type SeedPeriod, type SeedRows, type SeedTask } from "./seed-rows";
import { chance, demoId } from "./seed-stories";

type SeedContribution = SeedRows["contributions"][number];
type SeedReport = SeedRows["reports"][number];

/** How many reports of the current period carry words of the supporting units, and how many leads have asked for more. */
const QUOTING_REPORTS = 6;
const ASKING_LEADS = 6;

const firstSubmittedAt = (contribution: SeedContribution) => new Date(contribution.firstSubmittedAt ?? 0).getTime();

/** Places the words of two units into a report and marks their source, as the form would have done. */
function quote(rows: SeedRows, report: SeedReport, sources: readonly SeedContribution[], names: Map<string, string>): void {
  const words = sources.map(({ unitId, content }) => `${content ?? ""}（${names.get(unitId) ?? ""}配合情况）`);
  const quotes = sources.map(({ unitId }) => ({ unitId, revisionNo: 1 }));
  const revision = rows.reportRevisions.find((row) => row.reportId === report.id && row.no === report.lastRevisionNo);
  for (const row of revision ? [report, revision] : [report]) {
    row.progress = [row.progress, ...words].join("\n");
    row.quotes = quotes;
  }
}

/** The lead asks for more, and the unit gives its contribution once more after it was quoted. */
function reviseAfterwards(rows: SeedRows, contribution: SeedContribution, leadUnitId: string, period: SeedPeriod, accounts: DemoAccounts, now: Date): void {
  const first = rows.contributionRevisions.find((row) => row.contributionId === contribution.id);
  const signerId = accounts.byUnit.get(contribution.unitId)?.signerId;
  const leadFilerId = accounts.byUnit.get(leadUnitId)?.filerId;
  if (!first || !signerId || !leadFilerId) return;
  const note = noteEvents(rows, accounts.names, { taskId: contribution.taskId, periodId: period.id, unitId: contribution.unitId });
  note("CONTRIBUTION_MORE_ASKED", leadFilerId, instantIn(period, 0.97, now), "请核对数据口径后再反馈一次。");
  const content = `${first.content}另有部分数据正与有关部门核对，核定后补充。`;
  const submittedAt = instantIn(period, 0.99, now);
  rows.contributionRevisions.push({ ...first, no: 2, content, submittedAt });
  Object.assign(contribution, { content, lastRevisionNo: 2, filedRevisionNo: 2, version: 6 });
  note("CONTRIBUTION_SIGNED", signerId, submittedAt);
}

/** Adds quotes to some reports of the current period; of one that waits for review the words were revised since. */
export function seedQuotes(rows: SeedRows, period: SeedPeriod, names: Map<string, string>, accounts: DemoAccounts, now: Date): void {
  const reports = rows.reports.filter((report) => report.periodId === period.id && report.state !== "AWAITING_SIGNATURE");
  let made = 0;
  let isRevised = false;
  for (const report of reports) {
    const revision = rows.reportRevisions.find((row) => row.reportId === report.id && row.no === report.lastRevisionNo);
    const until = revision ? new Date(revision.submittedAt).getTime() : now.getTime();
    const given = rows.contributions.filter((row) => row.taskId === report.taskId && row.periodId === period.id && row.state === "GIVEN" && firstSubmittedAt(row) < until);
    const sources = given.slice(0, 2);
    if (sources.length < 2 || made === QUOTING_REPORTS) continue;
    quote(rows, report, sources, names);
    made += 1;
    const [source] = sources;
    if (isRevised || !source || report.state !== "SUBMITTED") continue;
    reviseAfterwards(rows, source, report.unitId, period, accounts, now);
    isRevised = true;
  }
}

const NOTES = ["请补充本季度工作数据和典型做法，便于汇总上报。", "", "请核对辖区内有关数据，如无变化请注明。"];

/** Adds requests of some leads to units that have given nothing in the current period, a few days ago. */
export function seedRequests(rows: SeedRows, tasks: readonly SeedTask[], period: SeedPeriod, owed: readonly { taskId: string; periodId: string; unitId: string }[], accounts: DemoAccounts, now: Date): void {
  let asking = 0;
  for (const task of tasks) {
    const report = rows.reports.find((row) => row.taskId === task.id && row.periodId === period.id);
    const leadFilerId = accounts.byUnit.get(task.leadUnitId)?.filerId;
    if (!report || report.state === "ACCEPTED" || !leadFilerId || asking === ASKING_LEADS) continue;
    const hasGiven = (unitId: string) => rows.contributions.some((row) => row.taskId === task.id && row.periodId === period.id && row.unitId === unitId && (row.filedRevisionNo ?? null) !== null);
    const missing = owed.filter((row) => row.taskId === task.id && row.periodId === period.id && !hasGiven(row.unitId));
    if (missing.length < 2) continue;
    const askedAt = instantIn(period, 0.93 + chance("asked", task.no) * 0.05, now);
    const askedOn = new Date(new Date(askedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
    const note = NOTES[asking % NOTES.length] ?? "";
    for (const { unitId } of missing.slice(0, 3)) {
      const wishedOn = note ? new Date(askedOn.getTime() + 7 * 86_400_000) : null;
      rows.requests.push({ id: demoId("request", task.no, unitId), taskId: task.id, periodId: period.id, unitId, askedById: leadFilerId, askedAt, askedOn, note, wishedOn });
      noteEvents(rows, accounts.names, { taskId: task.id, periodId: period.id, unitId })("CONTRIBUTION_ASKED", leadFilerId, askedAt, note);
    }
    asking += 1;
  }
}
