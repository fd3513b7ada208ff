/** What one version of a work plan changed against another, as a list that people read. */
import { TARGET_BASIS_LABELS, type TargetBasis } from "@/lib/labels-carrying";
import { quarterLabel, type Quarter } from "@/lib/periods/calendar";

export type PlanWords = {
  goal: string;
  measures: readonly { key: string; unitName: string; text: string; responsible: string; due: Quarter }[];
  targets: readonly { key: string; name: string; measure: string; goal: number; basis: TargetBasis; due: Quarter | null }[];
};
export type PlanChange = { kind: "ADDED" | "REMOVED" | "CHANGED"; what: string; before: string; after: string };

/** @returns 到2026年第四季度累计1500人 or 每年500人 */
export function targetWords(target: Omit<PlanWords["targets"][number], "key">): string {
  const figure = `${target.goal}${target.measure}`;
  if (target.basis === "YEARLY") return `${target.name}：每年${figure}`;
  return `${target.name}：${target.due ? `到${quarterLabel(target.due)}` : ""}${TARGET_BASIS_LABELS.CUMULATIVE}${figure}`;
}

function measureWords({ text, responsible, due }: PlanWords["measures"][number]): string {
  return `${text}（${quarterLabel(due)}；${responsible || "未填责任人"}）`;
}

type Said = { key: string; what: string; words: string };

function compare(before: readonly Said[], after: readonly Said[]): PlanChange[] {
  const [was, is] = [before, after].map((rows) => new Map(rows.map((row) => [row.key, row]))) as [Map<string, Said>, Map<string, Said>];
  const changes: PlanChange[] = [];
  for (const row of before) {
    const now = is.get(row.key);
    if (!now) changes.push({ kind: "REMOVED", what: row.what, before: row.words, after: "" });
    else if (now.words !== row.words) changes.push({ kind: "CHANGED", what: row.what, before: row.words, after: now.words });
  }
  for (const row of after) if (!was.has(row.key)) changes.push({ kind: "ADDED", what: row.what, before: "", after: row.words });
  return changes;
}

/** @returns what `after` says otherwise than `before`: goal, then measures and targets by their keys, the order left aside */
export function diffPlans(before: PlanWords, after: PlanWords): PlanChange[] {
  const measures = (plan: PlanWords) => plan.measures.map((row) => ({ key: row.key, what: `${row.unitName}措施`, words: measureWords(row) }));
  const targets = (plan: PlanWords) => plan.targets.map((row) => ({ key: row.key, what: "量化指标", words: targetWords(row) }));
  const goal = (plan: PlanWords) => [{ key: "goal", what: "工作目标", words: plan.goal }];
  return [...compare(goal(before), goal(after)), ...compare(measures(before), measures(after)), ...compare(targets(before), targets(after))];
}
