/** What one list's units wrote in one quarter: the demonstration's own filings, for more lists and more years. */
import { TELLING_EVENTS } from "@/lib/notifications/rules";
import type { AuditEvent } from "@/lib/labels-events";
import { seedContribution } from "../../prisma/seed-contributions";
import { instantIn, seedReport } from "../../prisma/seed-reports";
import { emptyRows, noteEvents, type SeedPeriod, type SeedRows, type SeedTask } from "../../prisma/seed-rows";
import { chance, pick, type Story } from "../../prisma/seed-stories";
import type { City } from "./data-cities";
import type { Ids } from "./data-copy";
import type { List } from "./data-lists";

const HOUR_MS = 3_600_000;

/** A supporting unit asks and the lead answers, on every other task in every quarter. */
function addComments(rows: SeedRows, task: SeedTask, askingId: string, story: Story, { accounts, units }: City, period: SeedPeriod, now: Date, ids: Ids): void {
  if ((task.no + period.index) % 2 === 0) return;
  for (const [at, [fromId, toId]] of [[askingId, task.leadUnitId] as const, [task.leadUnitId, askingId] as const].entries()) {
    const authorId = accounts.byUnit.get(fromId)?.filerId;
    if (!authorId) continue;
    const createdAt = instantIn(period, 0.3 + at * 0.05 + chance("comment", task.no, period.key) * 0.3, now);
    const id = ids.next(createdAt);
    const name = units.find((unit) => unit.id === toId)?.shortName ?? "";
    rows.comments.push({ id, taskId: task.id, authorId, unitId: fromId, body: `@${name} ${story.comments[at] ?? ""}`, createdAt });
    rows.mentions.push({ commentId: id, unitId: toId });
    noteEvents(rows, accounts.names, { taskId: task.id, unitId: fromId, subjectId: id })("COMMENT_CREATED", authorId, createdAt);
  }
}

/** The filings' ids are names' hashes, the same in every list; here they become ones in the order of time. */
function giveIds(rows: SeedRows, ids: Ids): void {
  const given = new Map<string, string>();
  for (const row of [...rows.reports, ...rows.contributions]) {
    const old = row.id ?? "";
    given.set(old, (row.id = ids.next(row.writtenAt)));
  }
  for (const row of [...rows.reportRevisions, ...rows.reviews]) row.reportId = given.get(row.reportId) ?? "";
  for (const row of rows.contributionRevisions) row.contributionId = given.get(row.contributionId) ?? "";
  for (const review of rows.reviews) review.id = ids.next(review.createdAt as Date);
}

/** @param supporters who owes each task a contribution, by the task's id */
export function quarterOf(list: List, period: SeedPeriod, supporters: ReadonlyMap<string, readonly string[]>, stories: ReadonlyMap<number, Story>, now: Date, ids: Ids): SeedRows {
  const rows = emptyRows();
  const { accounts, units } = list.city;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  for (const task of list.tasks) {
    const story = stories.get(task.no);
    if (!story) throw new Error(`seeds/demo has no story for task ${task.no}`);
    seedReport(rows, task, period, story, byId.get(task.leadUnitId)?.shortName ?? "", accounts, now);
    const owing = supporters.get(task.id) ?? [];
    for (const unitId of owing) {
      const unit = byId.get(unitId);
      if (unit) seedContribution(rows, task, period, unit, story, accounts, now);
    }
    if (owing.length > 0) addComments(rows, task, pick(owing, "asks", task.no, period.key), story, list.city, period, now, ids);
  }
  giveIds(rows, ids);
  return rows;
}

type Sealed = SeedRows["events"][number] & { id: bigint };

/** @returns the notices of a sealed event, to its unit or the one that the comment mentions; older ones are read */
export function noticesOf({ id, event, at, taskId, periodId, unitId, subjectId, actorName, reason }: Sealed, mentions: ReadonlyMap<string, string>, { accounts }: City, isRead: boolean, ids: Ids): object[] {
  const telling = TELLING_EVENTS[event as AuditEvent];
  const people = accounts.byUnit.get((event === "COMMENT_CREATED" ? mentions.get(subjectId ?? "") : unitId) ?? "");
  if (!telling || !people) return [];
  const happenedAt = new Date(at ?? 0);
  const readAt = isRead ? new Date(happenedAt.getTime() + 5 * HOUR_MS) : null;
  return [...new Set([people.filerId, people.signerId])].map((accountId) => ({
    id: ids.next(happenedAt), accountId, kind: telling.kind, dedupeKey: `event:${id}`, happenedAt, createdAt: happenedAt, readAt, taskId,
    periodId: periodId ?? null, unitId, subjectId: subjectId ?? null, auditEventId: id, form: telling.form, actorName, reason,
  }));
}
