/** What a bulletin finds wanting: tasks behind and why, who did not file, what needs coordination. */
import { groupTasks, isContributionMissing, MEASURES, meetsAssessment } from "@/lib/dashboard/rollup";
import { MISSING } from "@/lib/dashboard/rules-figures";
import type { TextBlock } from "./schema-content";
import { body } from "./rules-blocks";
import { assessmentText, BASIS, clockOf, completionText, figuresOf, totalsOf, type BulletinSource, type SourceTask } from "./rules-source";
import { clip, counts, oneParagraph, quotedInside, withoutStop } from "./rules-words";

/** A paragraph takes this much of what a report says of its problems, or of what needs coordination. */
const WORDS_MAX = 200;
/** Beyond this many, a unit's tasks are counted and not named. */
const NAMED_MAX = 6;

const named = (task: SourceTask) => `第${task.no}项“${quotedInside(clip(withoutStop(task.content), 20))}”`;

/** @returns first the count, then each task that is behind or not begun, with its reasons as accepted */
export function problemBlocks(source: BulletinSource): TextBlock[] {
  const totals = totalsOf(source);
  const slow = source.tasks.filter((task) => meetsAssessment(task, "BEHIND", BASIS) || meetsAssessment(task, "NOT_STARTED", BASIS));
  if (slow.length === 0) return [body("behind", "存在的主要问题", "已评价的任务中，没有欠进度和未启动的任务。")];
  return [
    body("behind", "存在的主要问题", `${counts(["欠进度任务", totals.assessments.BEHIND], ["未启动任务", totals.assessments.NOT_STARTED])}，主要问题如下。`),
    ...slow.map((task) => {
      const problems = oneParagraph(clip(task.words?.problems ?? "", WORDS_MAX));
      const facts = `${task.leadName}牵头，${assessmentText(task)}，完成比例${completionText(task)}`;
      return body(`behind-${task.no}`, `第${task.no}项存在问题`, `${named(task)}（${facts}）：${problems || "进展报告未填写存在问题。"}`);
    }),
  ];
}

/** @returns 市教育局（第3、5项） for each unit */
function byLead(tasks: readonly SourceTask[]): string {
  return [...groupTasks(tasks, (task) => task.leadName)].map(([name, own]) => `${name}（第${own.map((task) => task.no).join("、")}项）`).join("、");
}

function missingReports(source: BulletinSource): string {
  const missing = source.tasks.filter((task) => MEASURES.notFiled(task));
  if (missing.length === 0) return "各牵头单位均已报送进展报告。";
  return `未报送进展报告的任务${totalsOf(source).notFiled}项：${byLead(missing)}。`;
}

function lateReports(source: BulletinSource): string {
  const late = source.tasks.filter((task) => MEASURES.late(task, clockOf(source)));
  if (late.length === 0) return "没有迟报的进展报告。";
  return `迟报进展报告的任务${totalsOf(source).late}项：${byLead(late)}。`;
}

function missingContributions(source: BulletinSource): string {
  const totals = totalsOf(source);
  const short = figuresOf(source).support.filter(({ owed, given }) => given < owed);
  if (short.length === 0) return totals.contributionsOwed === 0 ? "本季度没有应反馈的配合情况。" : "各配合单位均已反馈配合情况。";
  const units = short.map(({ unitId, name, owed, given }) => {
    const tasks = source.tasks.filter((task) => isContributionMissing(task, unitId));
    return tasks.length > NAMED_MAX ? `${name}${owed - given}件` : `${name}${owed - given}件（第${tasks.map((task) => task.no).join("、")}项）`;
  });
  return `未反馈配合情况的单位${short.length}个，共${MISSING.valueOf(totals) ?? 0}件：${units.join("、")}。`;
}

/** @returns who filed nothing, who filed late, whose contributions are missing */
export function filingBlocks(source: BulletinSource): TextBlock[] {
  return [
    body("filing-missing", "未报送进展报告", missingReports(source)),
    body("filing-late", "迟报进展报告", lateReports(source)),
    body("filing-support", "未反馈配合情况", missingContributions(source)),
  ];
}

/** @returns first the count, then each matter that an accepted report asks to be coordinated */
export function coordinationBlocks(source: BulletinSource): TextBlock[] {
  const accepted = source.tasks.filter((task) => MEASURES.accepted(task));
  const asking = accepted.filter((task) => MEASURES.needsCoordination(task));
  if (asking.length === 0) return [body("coordination", "需协调事项", "已采纳的进展报告没有提出需协调事项。")];
  return [
    body("coordination", "需协调事项", `已采纳的进展报告中，提出需协调事项的任务${totalsOf(source, accepted).needsCoordination}项。`),
    ...asking.map((task) => body(`coordination-${task.no}`, `第${task.no}项需协调事项`, `第${task.no}项（${task.leadName}）：${oneParagraph(clip(task.words?.coordination ?? "", WORDS_MAX))}`)),
  ];
}
