import { db } from "@/lib/db/client";
import type { Quarter } from "@/lib/periods/calendar";
import type { DemoAccounts } from "./seed-accounts";
import { seedAttachments, storeFiles } from "./seed-attachments";
import { isClosedBefore, seedClosures } from "./seed-closures";
import { seedContribution } from "./seed-contributions";
import { seedExtensions } from "./seed-extensions";
import { seedDepartures, seedOwnActuals } from "./seed-lights";
import { seedPlan } from "./seed-plans";
import { seedQuotes, seedRequests } from "./seed-quotes";
import { seedReminders } from "./seed-notices";
import { instantIn, seedReport } from "./seed-reports";
import { emptyRows, noteEvents, type SeedPeriod, type SeedRows, type SeedTask } from "./seed-rows";
import { chance, demoId, loadStories, type Story } from "./seed-stories";
import { seedUpward } from "./seed-upward";
import { writeRows } from "./seed-write";

/** A question by a supporting unit and the lead's answer, on every other task; the question names the lead. */
function seedComments(rows: SeedRows, task: SeedTask, asking: string, story: Story, names: Map<string, string>, accounts: DemoAccounts, period: SeedPeriod, now: Date) {
  const [question, answer] = story.comments;
  const asker = accounts.byUnit.get(asking);
  const lead = accounts.byUnit.get(task.leadUnitId);
  if (task.no % 2 === 0 || !question || !answer || !asker || !lead) return;
  const posts = [
    { key: "question", unitId: asking, authorId: asker.filerId, mentionId: task.leadUnitId, body: `@${names.get(task.leadUnitId) ?? ""} ${question}`, share: 0.3 },
    { key: "answer", unitId: task.leadUnitId, authorId: lead.filerId, mentionId: asking, body: `@${names.get(asking) ?? ""} ${answer}`, share: 0.35 },
  ];
  for (const { key, unitId, authorId, mentionId, body, share } of posts) {
    const id = demoId("comment", task.no, key);
    const createdAt = instantIn(period, share + chance("comment", task.no) * 0.3, now);
    rows.comments.push({ id, taskId: task.id, authorId, unitId, body, createdAt });
    rows.mentions.push({ commentId: id, unitId: mentionId });
    noteEvents(rows, accounts.names, { taskId: task.id, unitId, subjectId: id })("COMMENT_CREATED", authorId, createdAt);
  }
}

/** Adds the accounts, and reports, contributions, comments and extensions to every period of the list, the last one being the current. */
export async function seedDemoFilings(listId: string, accounts: DemoAccounts, now: Date): Promise<void> {
  const stories = await loadStories();
  const found = await db.task.findMany({
    where: { listId }, select: { id: true, no: true, leadUnitId: true, content: true, noticeTargets: { select: { key: true }, orderBy: { position: "asc" } } }, orderBy: { no: "asc" },
  });
  const tasks = found.map(({ noticeTargets, ...task }) => ({ ...task, targets: noticeTargets.map(({ key }) => key) }));
  const units = await db.unit.findMany({ select: { id: true, shortName: true, kind: true } });
  const names = new Map(units.map((unit) => [unit.id, unit.shortName]));
  const periodRows = await db.period.findMany({ where: { listId }, orderBy: { opensAt: "asc" } });
  const periods: (SeedPeriod & Quarter)[] = periodRows.map((period, index) => ({ ...period, index, isCurrent: index === periodRows.length - 1 }));
  const owed = await db.$queryRaw<{ taskId: string; periodId: string; unitId: string }[]>`
    SELECT o."taskId", o."periodId", o."unitId" FROM owed_contribution o JOIN "Unit" u ON u."id" = o."unitId" ORDER BY u."position"`;

  const rows = { ...emptyRows(), accounts: accounts.rows };
  for (const period of periods) {
    for (const task of tasks) {
      const story = stories.get(task.no);
      if (!story) throw new Error(`seeds/demo has no story for task ${task.no}`);
      if (isClosedBefore(task, period)) continue;
      seedReport(rows, task, period, story, names.get(task.leadUnitId) ?? "", accounts, now);
      const supporters = owed.filter((row) => row.taskId === task.id && row.periodId === period.id);
      for (const { unitId } of supporters) {
        const unit = units.find((candidate) => candidate.id === unitId);
        if (unit) seedContribution(rows, task, period, { ...unit, isDepartment: unit.kind === "DEPARTMENT" }, story, accounts, now);
      }
      const asking = supporters[Math.floor(chance("asks", task.no) * supporters.length)];
      if (period.isCurrent && asking) seedComments(rows, task, asking.unitId, story, names, accounts, period, now);
    }
  }
  seedExtensions(rows, tasks, periods, new Map(units.map((unit) => [unit.shortName, unit.id])), accounts, now);
  seedClosures(rows, tasks, periods, accounts, now);
  seedUpward(rows, tasks, stories, owed, accounts, now);
  const current = periods.at(-1);
  for (const task of tasks) {
    const [story, helpers] = [stories.get(task.no), owed.filter((row) => row.taskId === task.id && row.periodId === current?.id)];
    if (story) seedPlan(rows, task, story, helpers.map(({ unitId }) => unitId), periods, accounts, now);
  }
  seedDepartures(rows, periods);
  seedOwnActuals(rows, periods);
  if (current) {
    seedQuotes(rows, current, names, accounts, now);
    seedRequests(rows, tasks, current, owed, accounts, now);
    seedReminders(rows, tasks, current, accounts, now);
  }
  // Files first: a row never names one that is not there, and a crash in between leaves only what the next start writes again.
  await storeFiles(seedAttachments(rows, tasks, periods, accounts));
  await writeRows(rows);
}
