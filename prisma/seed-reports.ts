import type { Assessment, ReportState } from "@/lib/labels";
import type { Actual } from "@/lib/reports/rules-actuals";
import type { DemoAccounts } from "./seed-accounts";
import { noteEvents, type SeedPeriod, type SeedRows, type SeedTask } from "./seed-rows";
import { chance, demoId, paceOf, pick, type Story } from "./seed-stories";

/** How a report fares: where it ends, whether it was returned on the way, whether it came late. */
type Course = { end: ReportState | "MISSING"; returnedFirst: boolean; late: boolean; returnedBy: "signer" | "supervisor" };

function courseOf(task: SeedTask, period: SeedPeriod): Course {
  const lot = chance("course", task.no, period.key);
  const course = (end: Course["end"], more: Partial<Course> = {}): Course => ({ end, returnedFirst: false, late: false, returnedBy: "supervisor", ...more });
  if (!period.isCurrent) {
    if (lot < 0.04) return course("MISSING");
    if (lot < 0.07) return course("RETURNED");
    if (lot < 0.15) return course("ACCEPTED", { late: true });
    return course("ACCEPTED", { returnedFirst: lot < 0.25 });
  }
  const place = placeOf(task);
  if (place < 14) return course("ACCEPTED", { returnedFirst: place < 2 });
  if (place < 26) return course("SUBMITTED");
  if (place < 31) return course("AWAITING_SIGNATURE", { returnedFirst: place === 27 });
  if (place < 36) return course("DRAFT");
  if (place < 39) return course("RETURNED");
  if (place < 41) return course("RETURNED", { returnedBy: "signer" });
  return course("MISSING");
}

/** Spreads the current period's states over the tasks rather than leaving them to chance, so that every one is there. */
const placeOf = (task: SeedTask) => (task.no * 7) % 47;

/** @returns whether nothing has been written for the task in the current period yet */
export function isUntouched(task: SeedTask, period: SeedPeriod): boolean {
  return period.isCurrent && courseOf(task, period).end === "MISSING";
}

/** After the stories' six quarters, the last four are told again. */
const chapterAt = (index: number) => (index < 6 ? index : 2 + ((index - 6) % 4));

/** Of those that wait for review a few say again what they said last quarter, for the reviewer to find. */
function progressOf(task: SeedTask, period: SeedPeriod, story: Story): string {
  const words = story.progress[chapterAt(period.index)] ?? "";
  const before = story.progress[chapterAt(period.index - 1)] ?? "";
  if (!period.isCurrent || before === "") return words;
  const [first = ""] = before.split("\n");
  switch (placeOf(task)) {
    case 15: return `${before}\n本季度各项工作有序推进。`;
    case 20: return before.replace(/\d{2,}/g, (figure) => String(Number(figure) + 2));
    case 24: return `${first}\n${words}`;
    default: return words;
  }
}

/** As the form keeps them: by the target's key. */
function actualsOf(targets: readonly string[], period: SeedPeriod, story: Story): Actual[] {
  const values = story.actuals?.[chapterAt(period.index)] ?? [];
  return targets.flatMap((target, at) => (values[at] === undefined ? [] : [{ target, value: values[at] }])).sort((a, b) => (a.target < b.target ? -1 : 1));
}

const HOUR = 3_600_000;
const SHANGHAI_OFFSET = 8 * HOUR;

/** @returns the instant at `share` (0–1) of the time from the period's opening to its end for filing, in office hours, never after now */
export function instantIn(period: SeedPeriod, share: number, now: Date, late = false): Date {
  const from = late ? period.dueAt.getTime() + 12 * HOUR : period.opensAt.getTime();
  const until = Math.min((late ? period.locksAt : period.dueAt).getTime(), now.getTime());
  const local = from + (until - from) * share + SHANGHAI_OFFSET;
  // Each day's 24 hours are pressed into 8:30 to 17:30, which keeps what comes first first.
  const hour = (local % (24 * HOUR)) / (24 * HOUR);
  const inOffice = local - (local % (24 * HOUR)) + 8.5 * HOUR + hour * 9 * HOUR;
  return new Date(Math.min(Math.floor(inOffice - SHANGHAI_OFFSET), now.getTime()));
}

const RETURN_REASONS = [
  "进展情况较笼统，请补充本季度的具体数据和时间节点。",
  "完成比例与文字不一致，请核对后重新报送。",
  "未说明配合单位工作情况，请结合反馈补充。",
];
const ACCEPT_NOTES = ["", "", "数据较实，继续保持。", "下季度请报告闭环情况。"];

function verdictOf(task: SeedTask, period: SeedPeriod, claim: Assessment): Assessment {
  const isStricter = (claim === "ON_TRACK" || claim === "AHEAD") && chance("strict", task.no, period.key) < 0.12;
  return isStricter ? (claim === "AHEAD" ? "ON_TRACK" : "BEHIND") : claim;
}

/** Adds one task's report of one period with its revisions, decisions and trail. */
export function seedReport(rows: SeedRows, task: SeedTask, period: SeedPeriod, story: Story, leadName: string, accounts: DemoAccounts, now: Date): void {
  const course = courseOf(task, period);
  const people = accounts.byUnit.get(task.leadUnitId);
  if (course.end === "MISSING" || !people) return;
  const { filerId, signerId } = people;
  const supervisorId = pick(accounts.supervisorIds, "supervisor", task.no, period.key);
  const note = noteEvents(rows, accounts.names, { taskId: task.id, periodId: period.id, unitId: task.leadUnitId });

  const id = demoId("report", task.no, period.key);
  const { completion, claim } = paceOf(task.no, period.index);
  const isBehind = claim === "BEHIND" || claim === "NOT_STARTED";
  const words = {
    progress: progressOf(task, period, story),
    selfAssessment: claim,
    completion,
    problems: isBehind || chance("problems", task.no, period.key) < 0.6 ? pick(story.problems, "problem", task.no, period.key) : "",
    coordination: isBehind || chance("coordination", task.no, period.key) < 0.25 ? pick(story.coordination, "coord", task.no, period.key) : "",
    upward: chance("upward", task.no, period.key) < 0.4 ? pick(story.upward, "up", task.no, period.key) : "",
    nextSteps: pick(story.next, "next", task.no, period.key),
    contactName: `${leadName}经办人`,
    ...(task.targets ? { actuals: actualsOf(task.targets, period, story) } : {}),
    contactPhone: `0527-0000${String(1000 + task.no)}`,
  };
  const start = chance("start", task.no, period.key) * 0.5;
  const at = (share: number) => instantIn(period, Math.min(0.98, start + share), now, course.late);
  const wasSent = course.end !== "DRAFT";
  const isSignerReturn = course.end === "RETURNED" && course.returnedBy === "signer";
  // What waits for its signature may have been filed before, and come back.
  const isResent = course.end === "AWAITING_SIGNATURE" && course.returnedFirst;
  const isFiled = isResent || (wasSent && course.end !== "AWAITING_SIGNATURE" && !isSignerReturn);
  const isToAnswer = course.end === "RETURNED" || isResent;

  note("REPORT_SAVED", filerId, at(0));
  if (wasSent) note("REPORT_SENT_TO_SIGN", filerId, at(0.05));
  const returnReason = pick(RETURN_REASONS, "reason", task.no, period.key);
  if (isSignerReturn) note("REPORT_SIGN_RETURNED", signerId, at(0.1), returnReason);

  let revisionNo = 0;
  const submit = (share: number, progress: string) => {
    revisionNo += 1;
    rows.reportRevisions.push({ ...words, progress, reportId: id, no: revisionNo, writtenById: filerId, signedById: signerId, submittedAt: at(share) });
    note("REPORT_SIGNED", signerId, at(share), "", { revision: revisionNo });
  };
  const sendBack = (share: number) => {
    rows.reviews.push({ reportId: id, revisionNo, decision: "RETURNED", reason: returnReason, reviewerId: supervisorId, createdAt: at(share) });
    note("REPORT_RETURNED", supervisorId, at(share), returnReason, { revision: revisionNo });
  };
  if (isFiled) {
    submit(0.12, course.returnedFirst ? `${words.progress.split("。")[0]}。` : words.progress);
    if (course.returnedFirst) {
      sendBack(0.2);
      note("REPORT_SENT_TO_SIGN", filerId, at(0.26));
      if (!isResent) submit(0.28, words.progress);
    }
    if (course.end === "RETURNED") sendBack(0.3);
  }
  const verdict = course.end === "ACCEPTED" ? verdictOf(task, period, claim) : null;
  if (verdict) {
    const reason = pick(ACCEPT_NOTES, "note", task.no, period.key);
    rows.reviews.push({ reportId: id, revisionNo, decision: "ACCEPTED", verdict, reason, reviewerId: supervisorId, createdAt: at(0.4) });
    note("REPORT_ACCEPTED", supervisorId, at(0.4), reason, { verdict, revision: revisionNo });
  }
  rows.reports.push({
    ...words, id, taskId: task.id, periodId: period.id, unitId: task.leadUnitId, state: course.end, version: 1 + revisionNo * 2,
    writtenById: filerId, writtenAt: at(0.04), writerIds: [filerId], signedById: isFiled ? signerId : null,
    lastRevisionNo: revisionNo, filedRevisionNo: isFiled ? revisionNo : null, firstSubmittedAt: isFiled ? at(0.12) : null,
    returnReason: isToAnswer ? returnReason : null,
    returnedById: isToAnswer ? (isSignerReturn ? signerId : supervisorId) : null,
    verdict, acceptedAt: verdict ? at(0.4) : null,
  });
}
