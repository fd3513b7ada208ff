/** A unit's score of a year: from the recorded rows, the weights and the time they are looked at, and from nothing else. */
import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";
import { ORDER_COLOUR_LABELS, type AppraisalItem, type OrderColour } from "@/lib/labels-carrying";
import { ITEMS, type Fact, type ItemScore, type Score, type Weights } from "./schema-content";

const TOTAL_TENTHS = 1000;

/** As the administrator has not set them. */
export const USUAL_WEIGHTS: Weights = { ON_TIME: 30, RETURNS: 15, PROGRESS: 25, SUPPORT: 20, ORDERS: 10 };

/** What a verdict brings of the item. */
export const VERDICT_SHARES: Readonly<Record<Assessment, number>> = { NOT_STARTED: 0, BEHIND: 0, ON_TRACK: 0.8, AHEAD: 1, DONE: 1 };
/** What an order takes off the item; a blue one only reminds. */
export const ORDER_DEDUCTIONS: Readonly<Record<OrderColour, number>> = { BLUE: 0, YELLOW: 0.1, RED: 0.2 };
export const UNANSWERED_DEDUCTION = 0.1;
export const LATE_CONTRIBUTION_SHARE = 0.5;

/** Part of an item, 0 to 1; null where there is nothing to reckon it from. */
type Part = { share: number | null; basis: string };
type Of<Kind extends Fact["kind"]> = Extract<Fact, { kind: Kind }>;

const count = <Row>(rows: readonly Row[], holds: (row: Row) => boolean): number => rows.filter(holds).length;
/** As text, instants of one form stand in their order. */
const isInTime = ({ at, dueAt }: { at: string | null; dueAt: string }): boolean => at !== null && at <= dueAt;

function filingParts(reports: readonly Of<"report">[], returns: number, closed: number): { onTime: Part; returned: Part; progress: Part } {
  const due = reports.length;
  const onTime = count(reports, isInTime);
  const late = count(reports, (report) => report.at !== null) - onTime;
  // 'A closed task owes no report and stays in every total as 已完成.'
  const verdicts = [...reports.flatMap(({ verdict }) => (verdict === null ? [] : [verdict])), ...Array<Assessment>(closed).fill("DONE")];
  const words = (Object.keys(ASSESSMENT_LABELS) as Assessment[]).map((name) => [ASSESSMENT_LABELS[name], count(verdicts, (verdict) => verdict === name)] as const);
  const worth = verdicts.reduce((sum, verdict) => sum + VERDICT_SHARES[verdict] * 10, 0) / 10;
  return {
    onTime: { share: due === 0 ? null : onTime / due, basis: `应报 ${due} 件，按时 ${onTime} 件，迟报 ${late} 件，未报 ${due - onTime - late} 件` },
    // Without one in time there is none that a return could be set against.
    returned: { share: due === 0 ? null : onTime === 0 ? 0 : Math.max(0, onTime - returns) / onTime, basis: `按时报送 ${onTime} 件，被退回 ${returns} 次` },
    progress: {
      share: verdicts.length === 0 ? null : worth / verdicts.length,
      basis: verdicts.length === 0 ? "没有已采纳的督查评价" : `督查评价 ${verdicts.length} 件${closed > 0 ? `（含销号 ${closed} 件）` : ""}：${words.filter(([, some]) => some > 0).map(([label, some]) => `${label} ${some}`).join("，")}`,
    },
  };
}

function supportPart(rows: readonly Of<"contribution">[]): Part {
  const onTime = count(rows, isInTime);
  const late = count(rows, (row) => row.at !== null) - onTime;
  return {
    share: rows.length === 0 ? null : (onTime + LATE_CONTRIBUTION_SHARE * late) / rows.length,
    basis: `应反馈 ${rows.length} 件，按时 ${onTime} 件，逾期反馈 ${late} 件，未反馈 ${rows.length - onTime - late} 件`,
  };
}

/** Whether an order was not answered by its first time, or not at all and ended after it. */
export function isUnanswered({ answeredAt, dueAt, closedAt }: Of<"order">, asOf: string): boolean {
  return answeredAt === null ? dueAt < (closedAt ?? asOf) : answeredAt > dueAt;
}

function ordersPart(orders: readonly Of<"order">[], asOf: string): Part {
  const unanswered = count(orders, (order) => isUnanswered(order, asOf));
  const words = (Object.keys(ORDER_COLOUR_LABELS) as OrderColour[]).map((colour) => `${ORDER_COLOUR_LABELS[colour]} ${count(orders, (order) => order.colour === colour)} 件`);
  const lost = orders.reduce((sum, { colour }) => sum + ORDER_DEDUCTIONS[colour] * 10, unanswered * UNANSWERED_DEDUCTION * 10) / 10;
  return { share: Math.max(0, 1 - lost), basis: orders.length === 0 ? "没有收到督办单" : `${words.join("，")}；未按期答复 ${unanswered} 件` };
}

/**
 * Spreads 100 points, in tenths, over the items that apply, by their weights (Webster's method): when one more applies, none
 * of the others gains by it, as it could where remainders were handed out.
 */
export function maxima(weights: Weights, applies: ReadonlySet<AppraisalItem>): Record<AppraisalItem, number> {
  const max: Record<AppraisalItem, number> = { ON_TIME: 0, RETURNS: 0, PROGRESS: 0, SUPPORT: 0, ORDERS: 0 };
  const weighed = ITEMS.filter((item) => applies.has(item) && weights[item] > 0);
  const whole = weighed.reduce((sum, item) => sum + weights[item], 0);
  // By this method nobody is ever three tenths below his quota, so the first ones need not be given out one by one.
  for (const item of weighed) max[item] = Math.max(0, Math.floor((TOTAL_TENTHS * weights[item]) / whole) - 3);
  for (let given = weighed.reduce((sum, item) => sum + max[item], 0); given < TOTAL_TENTHS && weighed.length > 0; given += 1) {
    const next = weighed.reduce((best, item) => (weights[item] * (2 * max[best] + 1) > weights[best] * (2 * max[item] + 1) ? item : best));
    max[next] += 1;
  }
  return max;
}

/** Whole tenths that add up to the rounded sum: the largest remainders are rounded up. No part is more than its maximum. */
function roundTogether(parts: readonly number[]): number[] {
  const near = (value: number) => value + 1e-9;
  const whole = parts.map((part) => Math.floor(near(part)));
  const sum = Math.round(near(parts.reduce((total, part) => total + part, 0)));
  const missing = sum - whole.reduce((total, part) => total + part, 0);
  const order = parts.map((part, at) => ({ at, rest: near(part) - (whole[at] ?? 0) })).sort((a, b) => b.rest - a.rest || a.at - b.at);
  const raised = new Set(order.slice(0, missing).map(({ at }) => at));
  return whole.map((part, at) => part + (raised.has(at) ? 1 : 0));
}

/**
 * @param facts of one unit in one year, in any order
 * @param asOf the instant they are looked at: by it an order is, or is not yet, unanswered in time
 * @returns each item's points and their sum; what does not apply is left out, and the rest makes 100
 */
export function scoreUnit(facts: readonly Fact[], weights: Weights, asOf: string): Score {
  const of = <Kind extends Fact["kind"]>(kind: Kind) => facts.filter((fact): fact is Of<Kind> => fact.kind === kind);
  const { onTime, returned, progress } = filingParts(of("report"), of("return").length, of("closed").length);
  const support = supportPart(of("contribution"));
  const orders = of("order");
  const isDue = [onTime, progress, support].some(({ share }) => share !== null) || orders.length > 0;
  const parts: Record<AppraisalItem, Part> = { ON_TIME: onTime, RETURNS: returned, PROGRESS: progress, SUPPORT: support, ORDERS: isDue ? ordersPart(orders, asOf) : { share: null, basis: "" } };
  const max = maxima(weights, new Set(ITEMS.filter((item) => parts[item].share !== null)));
  const corrected = (item: AppraisalItem) => of("correction").reduce((sum, fact) => sum + (fact.item === item ? fact.tenths : 0), 0);
  const points = roundTogether(ITEMS.map((item) => {
    const { share } = parts[item];
    return share === null ? 0 : Math.min(max[item], Math.max(0, max[item] * share + corrected(item)));
  }));
  const items = ITEMS.map((item, at): ItemScore => ({
    item, weight: weights[item], applies: parts[item].share !== null, max: max[item], points: points[at] ?? 0, corrected: parts[item].share === null ? 0 : corrected(item), basis: parts[item].basis,
  }));
  return { total: isDue && items.some(({ max: most }) => most > 0) ? points.reduce((sum, some) => sum + some, 0) : null, items };
}

/** @returns points to one decimal, as they are shown everywhere */
export function pointsText(tenths: number): string {
  return (tenths / 10).toFixed(1);
}
