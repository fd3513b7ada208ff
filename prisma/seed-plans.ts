/** The demonstration's work plans: nearly all approved, some of them changed once, the others in every other state. */
import type { PlanState, TargetBasis } from "@/lib/labels-carrying";
import { nextQuarter, shanghaiDay, type Quarter } from "@/lib/periods/calendar";
import type { DemoAccounts } from "./seed-accounts";
import { instantIn } from "./seed-reports";
import { noteEvents, type SeedPeriod, type SeedRows, type SeedTask } from "./seed-rows";
import { chance, demoId, paceOf, pick, type Story } from "./seed-stories";

type Measure = { key: string; unitId: string; text: string; responsible: string; due: Quarter; index: number };
type Target = { key: string; name: string; measure: string; goal: number; basis: TargetBasis; due: Quarter | null };
type Content = { goal: string; measures: Measure[]; targets: Target[] };

/** Spreads the states over the tasks rather than leaving them to chance. */
const placeOf = (task: SeedTask) => (task.no * 11) % 47;
const APPROVED = 38;
const CHANGED = 8;
const WITH_TARGETS = 12;

function stateOf(place: number): PlanState | "NOT_WRITTEN" {
  if (place < APPROVED) return "APPROVED";
  if (place < APPROVED + 3) return "SUBMITTED";
  if (place < APPROVED + 5) return "AWAITING_SIGNATURE";
  if (place < APPROVED + 7) return "RETURNED";
  return place === APPROVED + 7 ? "DRAFT" : "NOT_WRITTEN";
}

const OFFICES = ["办公室", "综合科", "业务科", "规划发展科", "政策法规科"];
const CHANGE_REASONS = ["省有关部门调整年度任务安排，相应调整完成时间。", "结合上半年实施情况，对部分措施的完成时间作适当调整。", "因配套资金下达时间推迟，后续措施顺延一个季度。"];
const RETURN_REASON = "措施较为笼统，请逐条明确完成季度、责任科室和可核验的成果。";
const SUPPORT_MEASURES = [
  "结合本单位职责做好政策宣传解读，配合牵头单位开展业务培训。",
  "按季度向牵头单位提供有关数据和材料，配合做好信息共享。",
  "摸排本地本系统需求，建立服务对象清单并动态更新。",
  "落实本单位承担的配套措施，会同牵头单位开展联合督导。",
];
const TARGETS: { name: string; measure: string; goal: number; basis: TargetBasis }[] = [
  { name: "开展政策宣讲", measure: "场", goal: 12, basis: "YEARLY" },
  { name: "服务企业（单位）", measure: "家", goal: 300, basis: "CUMULATIVE" },
  { name: "惠及群众", measure: "人次", goal: 6000, basis: "CUMULATIVE" },
  { name: "组织业务培训", measure: "人次", goal: 480, basis: "YEARLY" },
  { name: "争取专项资金", measure: "万元", goal: 1200, basis: "CUMULATIVE" },
];
/** Quarters of the demonstration that a lead's measures are due in, by their place among its periods; what goes beyond comes after the newest. */
const LEAD_DUE = [[0, 2, 4, 6], [1, 3, 5], [0, 3, 5, 7], [1, 2, 4, 5], [2, 4, 6]];
const LEAD_TEXTS = ["制定实施细则，明确责任分工、办理流程和时间节点。", "建立工作台账，开展政策宣讲和业务培训，全面启动实施。"];

/** The quarter at a place among the periods, counted on after the newest. */
function quarterOf(periods: readonly { year: number; quarter: number }[], index: number): Quarter {
  const known = periods[index];
  if (known) return { year: known.year, quarter: known.quarter };
  let last = periods.at(-1) ?? { year: 2026, quarter: 1 };
  for (let at = periods.length; at <= index; at += 1) last = nextQuarter(last);
  return { year: last.year, quarter: last.quarter };
}

function firstClause(content: string): string {
  return (/^[^。；，]*/.exec(content)?.[0] ?? content).slice(0, 40);
}

function measuresOf(task: SeedTask, story: Story, supporters: readonly string[], quarterAtIndex: (index: number) => Quarter): Measure[] {
  // Whose it is by its part, not by its id, which no two databases share.
  const measure = (unitId: string, part: string, nth: number, text: string, index: number): Measure => ({
    key: demoId("measure", task.no, part, nth), unitId, text, responsible: pick(OFFICES, "office", task.no, part, nth), due: quarterAtIndex(index), index,
  });
  const dues = pick(LEAD_DUE, "due", task.no);
  const texts = [...LEAD_TEXTS.slice(0, dues.length > 3 ? 2 : 1), ...story.next];
  const own = dues.map((index, nth) => measure(task.leadUnitId, "lead", nth, texts[nth % texts.length] ?? "", index));
  const helpers = supporters.filter((_unit, at) => at < 2 && (at === 0 || chance("helper", task.no) < 0.6));
  return [...own, ...helpers.map((unitId, nth) => measure(unitId, "support", nth, pick(SUPPORT_MEASURES, "support", task.no, nth), 1 + Math.floor(chance("helper due", task.no, nth) * 6)))];
}

function contentOf(task: SeedTask & { content: string }, story: Story, supporters: readonly string[], quarterAtIndex: (index: number) => Quarter, last: number): Content {
  const end = quarterAtIndex(last + 2);
  const targets = placeOf(task) < WITH_TARGETS ? [0, 1].slice(0, 1 + (task.no % 2)).map((nth): Target => {
    const target = TARGETS[(placeOf(task) + nth * 2) % TARGETS.length] ?? TARGETS[0];
    if (!target) throw new Error("the demonstration has no targets");
    return { ...target, key: demoId("target", task.no, nth), due: target.basis === "CUMULATIVE" ? end : null };
  }) : [];
  return {
    goal: `围绕“${firstClause(task.content)}”，细化分工、倒排时序，到${end.year}年底前各项政策措施全面落地，形成长效机制。`,
    measures: measuresOf(task, story, supporters, quarterAtIndex), targets,
  };
}

/** The first version said a quarter earlier what the second one put off. */
function earlierContent(content: Content, quarterAtIndex: (index: number) => Quarter): Content {
  const measures = content.measures.map((measure, at) => (at === content.measures.length - 1 && measure.index > 0 ? { ...measure, due: quarterAtIndex(measure.index - 1) } : measure));
  return { ...content, measures: measures.filter((_measure, at) => at !== 1) };
}

function pushRows(rows: SeedRows, planId: string, versionNo: number, { measures, targets }: Content): void {
  for (const [position, { due, index: _index, ...measure }] of measures.entries()) {
    rows.planMeasures.push({ planId, versionNo, position, ...measure, dueYear: due.year, dueQuarter: due.quarter });
  }
  for (const [position, { due, ...target }] of targets.entries()) {
    rows.planTargets.push({ planId, versionNo, position, ...target, dueYear: due?.year ?? null, dueQuarter: due?.quarter ?? null });
  }
}

/** Whether a measure due in a quarter is done by now: tasks that report to be behind are behind with their measures too. */
function isDone(task: SeedTask, measure: Measure, current: number): boolean {
  const { claim } = paceOf(task.no, current);
  const lot = chance("done", task.no, measure.key);
  if (claim === "DONE") return measure.index <= current + 1;
  if (measure.index < current) return lot >= (claim === "BEHIND" || claim === "NOT_STARTED" ? 0.6 : 0.05);
  if (measure.index === current) return lot < (claim === "BEHIND" || claim === "NOT_STARTED" ? 0.2 : 0.85);
  return claim === "AHEAD" && lot < 0.7 && measure.index === current + 1;
}

/** Adds one task's plan with its versions, marks and trail. */
export function seedPlan(rows: SeedRows, task: SeedTask & { content: string }, story: Story, supporters: readonly string[], periods: readonly (SeedPeriod & Quarter)[], accounts: DemoAccounts, now: Date): void {
  const place = placeOf(task);
  const state = stateOf(place);
  const people = accounts.byUnit.get(task.leadUnitId);
  const [first, current] = [periods[0], periods.at(-1)];
  if (state === "NOT_WRITTEN" || !people || !first || !current) return;
  const quarterAtIndex = (index: number) => quarterOf(periods, index);
  const id = demoId("plan", task.no);
  const content = contentOf(task, story, supporters, quarterAtIndex, current.index);
  const isChanged = state === "APPROVED" && place < CHANGED;
  const { filerId, signerId } = people;
  const supervisorId = pick(accounts.supervisorIds, "plan supervisor", task.no);
  const note = noteEvents(rows, accounts.names, { taskId: task.id, unitId: task.leadUnitId, subjectId: id });
  // A plan that is not approved yet was begun this quarter only.
  const [period, changePeriod] = [state === "APPROVED" ? first : current, periods[Math.min(3, periods.length - 1)] ?? current];
  const at = (share: number, of = period) => instantIn(of, Math.min(0.95, share + chance("plan", task.no) * 0.3), now);
  const reason = isChanged ? pick(CHANGE_REASONS, "change", task.no) : "";
  let no = 0;
  const submit = (of: SeedPeriod & Quarter, words: Content, why: string, decided: { approvedAt?: Date; returnedAt?: Date; decisionReason?: string }) => {
    no += 1;
    note("PLAN_SAVED", filerId, at(0.05, of));
    note("PLAN_SENT_TO_SIGN", filerId, at(0.15, of));
    note("PLAN_SIGNED", signerId, at(0.2, of), "", { version: no });
    rows.planVersions.push({ planId: id, no, goal: words.goal, reason: why, writtenById: filerId, signedById: signerId, submittedAt: at(0.2, of), ...decided, ...(decided.approvedAt || decided.returnedAt ? { decidedById: supervisorId } : {}) });
    pushRows(rows, id, no, words);
    if (decided.approvedAt) note("PLAN_APPROVED", supervisorId, decided.approvedAt, "", { version: no });
    if (decided.returnedAt) note("PLAN_RETURNED", supervisorId, decided.returnedAt, decided.decisionReason, { version: no });
  };
  const isSignerReturn = place === APPROVED + 6;
  if (state === "APPROVED") submit(first, isChanged ? earlierContent(content, quarterAtIndex) : content, "", { approvedAt: at(0.3, first) });
  if (isChanged) submit(changePeriod, content, reason, { approvedAt: at(0.3, changePeriod) });
  if (state === "SUBMITTED") submit(current, content, "", {});
  if (state === "RETURNED" && !isSignerReturn) submit(current, content, "", { returnedAt: at(0.3), decisionReason: RETURN_REASON });
  if (state === "DRAFT" || state === "AWAITING_SIGNATURE" || isSignerReturn) note("PLAN_SAVED", filerId, at(0.05));
  if (state === "AWAITING_SIGNATURE" || isSignerReturn) note("PLAN_SENT_TO_SIGN", filerId, at(0.15));
  if (isSignerReturn) note("PLAN_SIGN_RETURNED", signerId, at(0.2), RETURN_REASON);
  pushRows(rows, id, 0, content);
  rows.plans.push({
    id, taskId: task.id, state, version: 1 + no * 3, goal: content.goal, writtenById: filerId, writtenAt: at(0.15, isChanged ? changePeriod : period), writerIds: [filerId],
    signedById: no > 0 ? signerId : null, lastVersionNo: no, submittedVersionNo: state === "SUBMITTED" ? no : null, approvedVersionNo: state === "APPROVED" ? no : null,
    returnReason: state === "RETURNED" ? RETURN_REASON : null, returnedById: state === "RETURNED" ? (isSignerReturn ? signerId : supervisorId) : null,
  });
  if (state === "APPROVED") seedMarks(rows, task, id, content, periods, accounts, at(0.35, isChanged ? changePeriod : first), now);
}

function seedMarks(rows: SeedRows, task: SeedTask, planId: string, { measures }: Content, periods: readonly SeedPeriod[], accounts: DemoAccounts, after: Date, now: Date): void {
  const current = periods.length - 1;
  for (const measure of measures) {
    const markedById = accounts.byUnit.get(measure.unitId)?.filerId;
    const period = periods[Math.min(measure.index, current)];
    if (!markedById || !period || !isDone(task, measure, current)) continue;
    // Before the report is reviewed, which looks at them.
    const inQuarter = instantIn(period, 0.05 + chance("mark", measure.key) * 0.3, now);
    const markedAt = inQuarter < after ? after : inQuarter;
    rows.measureMarks.push({ key: measure.key, planId, doneOn: new Date(shanghaiDay(markedAt)), note: "", markedById, markedAt });
    noteEvents(rows, accounts.names, { taskId: task.id, unitId: measure.unitId, subjectId: planId })("MEASURE_DONE", markedById, markedAt, "", { day: shanghaiDay(markedAt) });
  }
}
