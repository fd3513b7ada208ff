/** All units' scores of a year as the table, the file and the API show them. */
import type { UnitKind } from "@/lib/labels";
import { scoreUnit } from "./rules-score";
import type { Fact, UnitScore, Weights } from "./schema-content";

export type ScoredUnit = { unitId: string; name: string; kind: UnitKind; isAssessor: boolean };

/**
 * @param units in their order; whoever has no rows is left out
 * @returns those that lead tasks, then those that only support some, each highest first, with a rank among their like: equals in the
 *   units' order and of the same rank; who assesses the others, and who owed nothing yet, has none
 */
export function scoreTable(facts: readonly Fact[], units: readonly ScoredUnit[], weights: Weights, asOf: string): UnitScore[] {
  const factsOf = Map.groupBy(facts, ({ unitId }) => unitId);
  const scored = units
    .filter(({ unitId }) => factsOf.has(unitId))
    .map((unit) => ({ ...unit, score: scoreUnit(factsOf.get(unit.unitId) ?? [], weights, asOf) }))
    .sort((a, b) => Number(isLead(b)) - Number(isLead(a)) || (b.score.total ?? -1) - (a.score.total ?? -1));
  const ranked = scored.filter(({ isAssessor, score }) => !isAssessor && score.total !== null);
  return scored.map((unit) => ({
    ...unit,
    rank: unit.isAssessor || unit.score.total === null ? null : 1 + ranked.filter((other) => isLead(other) === isLead(unit) && (other.score.total ?? 0) > (unit.score.total ?? 0)).length,
  }));
}

/** @returns whether a unit is reckoned by tasks of its own, all of which may be closed: who only supports tasks is no match for it */
export function isLead({ score }: Pick<UnitScore, "score">): boolean {
  return score.items.some(({ item, applies }) => (item === "ON_TIME" || item === "PROGRESS") && applies);
}

/** What the two kinds of units are called. */
export const groupName = (unit: Pick<UnitScore, "score">): string => (isLead(unit) ? "牵头单位" : "配合单位");

/** @returns the units of which the one table says something else than the other, or nothing */
export function differingUnits(fixed: readonly UnitScore[], now: readonly UnitScore[]): string[] {
  const wordsOf = ({ score }: UnitScore) => JSON.stringify([score.total, score.items.map(({ points, max, basis }) => [points, max, basis])]);
  const today = new Map(now.map((row) => [row.unitId, wordsOf(row)]));
  const names = fixed.filter((row) => today.get(row.unitId) !== wordsOf(row)).map(({ name }) => name);
  return [...names, ...now.filter(({ unitId }) => !fixed.some((row) => row.unitId === unitId)).map(({ name }) => name)];
}

/** How each item is reckoned, as the page and the file say it. */
export const ITEM_RULES: readonly { item: keyof Weights; rule: string }[] = [
  { item: "ON_TIME", rule: "牵头任务中，首次报送不晚于截止时间的件数占应报件数的比例；延期不改变按时与否。" },
  { item: "RETURNS", rule: "按时报送件数减去督查员退回次数（已撤销的不计），占按时报送件数的比例，最低为 0；没有按时报送的，不得分。" },
  { item: "PROGRESS", rule: "已采纳报告的督查评价：超进度、已完成计 1，达进度计 0.8，欠进度、未启动计 0；已销号任务不再报送，销号期间每期按已完成计 1；取平均。" },
  { item: "SUPPORT", rule: "应反馈的配合情况中，按时反馈计 1，逾期反馈计 0.5，未反馈计 0，取平均。" },
  { item: "ORDERS", rule: "收到红色督办单每件扣 20%，黄色预警每件扣 10%，蓝色提示不扣；未按首次答复时限答复的每件另扣 10%，时限前已销结或升级的不扣，扣完为止。" },
];

export const SCALE_NOTE = "只计截止时间已过的填报期和已发生的记录。没有相应事项的项目不计，其余项目按权重折合为 100 分；得分保留一位小数。牵头单位和只承担配合任务的单位分别排名。";
export const ASSESSOR_NOTE = "本单位负责考核，仅供参考";
