/**
 * How every measure is counted. A measure is a predicate on one task in one period; a figure is how many tasks meet it,
 * and the same predicate filters the list behind the figure, so the two cannot disagree.
 */
import { ASSESSMENT_LABELS, type Assessment, type TaskState } from "@/lib/labels";
import { isOnTime } from "@/lib/periods/calendar";

/** One task in one period, as far as the viewer may see it. */
export type TaskFigure = {
  no: number;
  chapterNo: number;
  sectionNo: number;
  leadUnitId: string;
  /** What the viewer is shown; his own unit's drafts included. */
  displayState: TaskState;
  /** 销号: it stood closed when the period fell due, so it owes nothing in it and is 已完成. What was filed before stays filed. */
  isClosed: boolean;
  /** What counts: never a draft. */
  filedState: "NOT_FILED" | "SUBMITTED" | "RETURNED" | "ACCEPTED";
  firstSubmittedAt: Date | null;
  /** 自评 and 完成比例 of the revision that stands as filed; 督查评价 once accepted. */
  claim: Assessment | null;
  completion: number | null;
  verdict: Assessment | null;
  /** 需协调事项 of the revision that stands as filed. */
  coordination: string;
  /** How often HRSS returned the report in this period; decisions that were taken back left out. */
  returnCount: number;
  /** What stood of it one period before; null where there is none, or none that the viewer may see. */
  earlier: FiledFacts | null;
  /** Who supports it in the period; what they owe of it is `dueUnitIds`. */
  owedUnitIds: readonly string[];
  /** Each holds some of the owed ones: given, given on time, and given but asked for more since. */
  givenUnitIds: readonly string[];
  onTimeUnitIds: readonly string[];
  askedUnitIds: readonly string[];
};

/** What an assessment is read from. */
export type FiledFacts = Pick<TaskFigure, "filedState" | "claim" | "verdict" | "isClosed">;

/** 仅已采纳: accepted reports and the verdict. 全部已报送: everything filed, the claim where there is no verdict yet. */
export type Basis = "accepted" | "filed";

export type Clock = { dueAt: Date; now: Date };

const isFiled = (task: TaskFigure) => task.filedState !== "NOT_FILED";
const isMissing = (task: TaskFigure) => !isFiled(task) && !task.isClosed;

export const MEASURES = {
  due: (task: TaskFigure) => isFiled(task) || !task.isClosed,
  filed: isFiled,
  onTime: (task: TaskFigure, { dueAt }: Clock) => task.firstSubmittedAt !== null && isOnTime(task.firstSubmittedAt, dueAt),
  late: (task: TaskFigure, { dueAt }: Clock) => task.firstSubmittedAt !== null && !isOnTime(task.firstSubmittedAt, dueAt),
  accepted: (task: TaskFigure) => task.filedState === "ACCEPTED",
  awaitingReview: (task: TaskFigure) => task.filedState === "SUBMITTED",
  returned: (task: TaskFigure) => task.filedState === "RETURNED" && !task.isClosed,
  notFiled: isMissing,
  overdue: (task: TaskFigure, { dueAt, now }: Clock) => isMissing(task) && now > dueAt,
  draft: (task: TaskFigure) => task.displayState === "DRAFT",
  awaitingSignature: (task: TaskFigure) => task.displayState === "AWAITING_SIGNATURE",
  needsCoordination: (task: TaskFigure) => isFiled(task) && !task.isClosed && task.coordination.trim() !== "",
  everReturned: (task: TaskFigure) => task.returnCount > 0,
  firstPass: (task: TaskFigure) => task.filedState === "ACCEPTED" && task.returnCount === 0,
  closed: (task: TaskFigure) => task.isClosed,
} satisfies Record<string, (task: TaskFigure, clock: Clock) => boolean>;

export type Measure = keyof typeof MEASURES;

/** How each measure reads and how it is counted; printed beside the figures. */
export const MEASURE_TEXTS: Record<Measure, { label: string; definition: string }> = {
  due: { label: "应报", definition: "本期应报进展报告的任务数：每项任务每期一份；截止时已销号且此前未报送的不计。" },
  filed: { label: "已报", definition: "本期已由审签人签出报送的任务数，含退回修改中的；草稿不计。" },
  onTime: { label: "按时", definition: "首次报送时间不晚于截止时间的任务数；延期不改变按时与否。" },
  late: { label: "迟报", definition: "首次报送时间晚于截止时间的任务数。" },
  accepted: { label: "已采纳", definition: "督查员已采纳的任务数。" },
  awaitingReview: { label: "待审核", definition: "已报送、督查员尚未处理的任务数。" },
  returned: { label: "退回未改", definition: "督查员退回或重新打开、单位尚未再次报送的任务数；已销号的不计。" },
  notFiled: { label: "未报", definition: "本期应报而没有任何有效报送的任务数。" },
  overdue: { label: "逾期", definition: "截止时间已过仍未报送的任务数。" },
  draft: { label: "草稿", definition: "本单位尚在填写的任务数，仅本单位可见。" },
  awaitingSignature: { label: "待审签", definition: "本单位待审签人审签的任务数，仅本单位可见。" },
  needsCoordination: { label: "需协调", definition: "本期报送的进展报告中填写了需协调事项的任务数，不分口径；已销号的不计。" },
  everReturned: { label: "曾被退回", definition: "本期进展报告被督查员退回过的任务数，其后改报、采纳的仍计；已撤销的退回不计。" },
  firstPass: { label: "一次通过", definition: "已采纳且本期从未被督查员退回的任务数。" },
  closed: { label: "已销号", definition: "截止时（未截止的为当前）已经核查销号的任务数：不再填报，各项统计均计为已完成，完成比例计为100%。" },
};

const ASSESSMENTS = Object.keys(ASSESSMENT_LABELS) as Assessment[];

/** @returns the assessment that counts on this basis, or null where none does ('no report' is a visible state) */
export function countedAssessment(task: FiledFacts, basis: Basis): Assessment | null {
  if (task.isClosed) return "DONE";
  if (task.filedState === "ACCEPTED") return task.verdict;
  return basis === "filed" && task.filedState !== "NOT_FILED" ? task.claim : null;
}

/** @returns the completion in percent that counts on this basis, or null */
export function countedCompletion(task: TaskFigure, basis: Basis): number | null {
  if (task.isClosed) return 100;
  return task.filedState === "ACCEPTED" || (basis === "filed" && isFiled(task)) ? task.completion : null;
}

/** @returns what tables show beside a task: a closed one is 已完成 and whole, whatever was filed before it was closed */
export function standingOf(task: TaskFigure): Pick<TaskFigure, "claim" | "verdict" | "completion"> {
  return task.isClosed ? { claim: task.claim, verdict: "DONE", completion: 100 } : task;
}

/** 达到或超过序时进度. */
const REACHED: readonly Assessment[] = ["ON_TRACK", "AHEAD", "DONE"];

/** One assessment; `NONE`: none counts; `REACHED`: on track, ahead or done; `BEHIND_AGAIN`: behind, as one period before. */
export type AssessmentChoice = Assessment | "NONE" | "REACHED" | "BEHIND_AGAIN";

/** @returns whether the assessment that counts on this basis is the one asked for */
export function meetsAssessment(task: TaskFigure, choice: AssessmentChoice, basis: Basis): boolean {
  const counted = countedAssessment(task, basis);
  if (choice === "REACHED") return counted !== null && REACHED.includes(counted);
  if (choice === "BEHIND_AGAIN") return counted === "BEHIND" && task.earlier !== null && countedAssessment(task.earlier, basis) === "BEHIND";
  return (counted ?? "NONE") === choice;
}

type Supported = Pick<TaskFigure, "isClosed" | "owedUnitIds" | "givenUnitIds">;

/** @returns the units that owe a contribution: of a closed task nobody, but what was given before counts */
export function dueUnitIds(task: Supported): readonly string[] {
  return task.isClosed ? task.givenUnitIds : task.owedUnitIds;
}

/** @returns whether a contribution is still missing: of the unit named, else of any supporting unit */
export function isContributionMissing(task: TaskFigure, unitId?: string): boolean {
  return dueUnitIds(task).some((id) => (unitId === undefined || id === unitId) && !task.givenUnitIds.includes(id));
}

export type ContributionChoice = "owed" | "given" | "missing" | "onTime" | "asked";

/**
 * @returns whether the contributions are as asked for: of the unit named; else some owed, all of them given, all given on time, some
 *   missing, some asked for more
 */
export function meetsContribution(task: TaskFigure, choice: ContributionChoice, unitId?: string): boolean {
  const owed = dueUnitIds(task).filter((id) => unitId === undefined || id === unitId);
  // Of a unit that owes nothing here, such as of a closed task, there is no answer to any of them.
  if (owed.length === 0 && (unitId !== undefined || choice === "owed")) return false;
  switch (choice) {
    case "owed": return true;
    case "given": return !isContributionMissing(task, unitId);
    case "missing": return isContributionMissing(task, unitId);
    case "onTime": return owed.every((id) => task.onTimeUnitIds.includes(id));
    case "asked": return owed.some((id) => task.askedUnitIds.includes(id));
  }
}

export type Totals = Record<Measure, number> & {
  tasks: number;
  assessments: Record<Assessment, number>;
  reached: number;
  /** Behind, as one period before. */
  behindAgain: number;
  /** Tasks no assessment counts for. */
  unassessed: number;
  /** Sum and number of the completions that count: what a mean is made of, and what adds up. */
  completionSum: number;
  completionCount: number;
  /** Returns by HRSS: times, not tasks. */
  returns: number;
  contributionsOwed: number;
  contributionsGiven: number;
  contributionsOnTime: number;
  /** Given, but asked for more since: missing until given again. */
  contributionsAsked: number;
  /** Tasks with at least one contribution missing. */
  contributionsIncomplete: number;
};

/** @returns the totals over `tasks`; totals over disjoint parts add up to the totals over the whole */
export function rollUp(tasks: readonly TaskFigure[], clock: Clock, basis: Basis): Totals {
  const count = (isMet: (task: TaskFigure) => boolean) => tasks.filter(isMet).length;
  const add = (numberOf: (task: TaskFigure) => number) => tasks.reduce((sum, task) => sum + numberOf(task), 0);
  const measures = Object.fromEntries(
    Object.entries(MEASURES).map(([name, isMet]) => [name, count((task) => isMet(task, clock))]),
  ) as Record<Measure, number>;
  const completions = tasks.map((task) => countedCompletion(task, basis)).filter((value) => value !== null);
  return {
    ...measures,
    tasks: tasks.length,
    assessments: Object.fromEntries(
      ASSESSMENTS.map((value) => [value, count((task) => meetsAssessment(task, value, basis))]),
    ) as Record<Assessment, number>,
    reached: count((task) => meetsAssessment(task, "REACHED", basis)),
    behindAgain: count((task) => meetsAssessment(task, "BEHIND_AGAIN", basis)),
    unassessed: count((task) => meetsAssessment(task, "NONE", basis)),
    completionSum: completions.reduce((sum, value) => sum + value, 0),
    completionCount: completions.length,
    returns: add((task) => task.returnCount),
    contributionsOwed: add((task) => dueUnitIds(task).length),
    contributionsGiven: add((task) => task.givenUnitIds.length),
    contributionsOnTime: add((task) => task.onTimeUnitIds.length),
    contributionsAsked: add((task) => (task.isClosed ? 0 : task.askedUnitIds.length)),
    contributionsIncomplete: count((task) => isContributionMissing(task)),
  };
}

/** @returns the mean completion in percent to one decimal, or null where nothing counts */
export function meanCompletion({ completionSum, completionCount }: Pick<Totals, "completionSum" | "completionCount">): number | null {
  return completionCount === 0 ? null : Math.round((completionSum / completionCount) * 10) / 10;
}

/** @returns the part of a whole in percent to one decimal, or null of nothing */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
}

/** @returns the tasks of each key, in the order the keys first appear */
export function groupTasks<Task, Key>(tasks: readonly Task[], keyOf: (task: Task) => Key): Map<Key, Task[]> {
  const groups = new Map<Key, Task[]>();
  for (const task of tasks) groups.set(keyOf(task), [...(groups.get(keyOf(task)) ?? []), task]);
  return groups;
}

export type SupportTotals = { unitId: string; owed: number; given: number; onTime: number; asked: number };

/** @returns contributions owed, given, given on time and asked for again of each supporting unit, a group's members one by one */
export function rollUpSupport(tasks: readonly TaskFigure[]): SupportTotals[] {
  const totals = new Map<string, SupportTotals>();
  for (const task of tasks) {
    for (const unitId of task.owedUnitIds) {
      const total = totals.get(unitId) ?? { unitId, owed: 0, given: 0, onTime: 0, asked: 0 };
      const plus = (ids: readonly string[]) => (ids.includes(unitId) ? 1 : 0);
      totals.set(unitId, {
        unitId, owed: total.owed + plus(dueUnitIds(task)), given: total.given + plus(task.givenUnitIds),
        onTime: total.onTime + plus(task.onTimeUnitIds), asked: total.asked + (task.isClosed ? 0 : plus(task.askedUnitIds)),
      });
    }
  }
  return [...totals.values()];
}
