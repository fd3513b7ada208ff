/** 量化指标: what is to be reached, and how far the filed figures of the quarters have come. */
import type { TargetBasis } from "@/lib/labels-carrying";
import { quarterKey, quarterLabel, quartersBetween, type Quarter } from "@/lib/periods/calendar";

export type Target = {
  key: string;
  name: string;
  /** 计量单位. */
  measure: string;
  goal: number;
  basis: TargetBasis;
  /** Of a cumulative one that a plan sets: by when. */
  due: Quarter | null;
  /** Of one that the notice sets: where it stands, as printed. Null: the plan's own. */
  sentence: string | null;
};

/** What stands as filed of a target in a quarter. */
export type FiledFigure = Quarter & { target: string; value: number; isAccepted: boolean };

export type TaskTargets = { taskId: string; taskNo: number; targets: Target[]; figures: FiledFigure[] };

/** More than any figure of a city; and four decimals. Sums of them are exact. */
const FIGURE = /^\d{1,10}(?:\.\d{1,4})?$/;
export const FIGURE_MISTAKE = "请填写不小于 0 的数字，最多四位小数。";

/** @returns the figure that a field's word says, null for an empty one, undefined where it is no figure */
export function parseFigure(word: string): number | null | undefined {
  const text = word.trim();
  if (text === "") return null;
  return FIGURE.test(text) ? Number(text) : undefined;
}

/** @returns a figure as people read it, such as 1,500 */
export function formatFigure(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 4 });
}

/** @returns 年度目标 500 名, 累计目标 20 个（2027年第二季度前） */
export function goalWords({ goal, measure, basis, due }: Target): string {
  const words = `${formatFigure(goal)} ${measure}`;
  if (basis === "YEARLY") return `年度目标 ${words}`;
  return `累计目标 ${words}${due ? `（${quarterLabel(due)}前）` : ""}`;
}

const order = ({ year, quarter }: Quarter) => year * 4 + quarter;

/** A yearly figure begins anew with each year. */
function isAddedTo({ basis }: Pick<Target, "basis">, figure: Quarter, at: Quarter): boolean {
  return order(figure) <= order(at) && (basis === "CUMULATIVE" || figure.year === at.year);
}

/** Figures have four decimals at most. */
const exact = (sum: number) => Math.round(sum * 10_000) / 10_000;

/** @returns what adds up to the end of a quarter: of its year, or of all before; null where nothing was filed */
export function reachedAt(target: Pick<Target, "key" | "basis">, figures: readonly FiledFigure[], at: Quarter): number | null {
  const own = figures.filter((figure) => figure.target === target.key && isAddedTo(target, figure, at));
  return own.length === 0 ? null : exact(own.reduce((sum, { value }) => sum + value, 0));
}

/** @returns how much of the goal is reached, in whole percent, never rounded up to it */
export function shareOf(reached: number | null, { goal }: Pick<Target, "goal">): number | null {
  return reached === null || goal <= 0 ? null : Math.floor((reached / goal) * 100 + 1e-9);
}

/** `sum` is null after the last figure that counts. */
export type CoursePoint = Quarter & { key: string; value: number | null; isAccepted: boolean; sum: number | null };

/**
 * A target's way through the quarters: `value` is what was filed, and only accepted figures add up.
 * @param quarters the first and the last of the list's; a goal that is due later lengthens the way
 */
export function courseOf(target: Target, figures: readonly FiledFigure[], [first, last]: readonly [Quarter, Quarter]): CoursePoint[] {
  const own = figures.filter((figure) => figure.target === target.key);
  const counted = own.filter(({ isAccepted }) => isAccepted);
  const end = target.due && order(target.due) > order(last) ? target.due : last;
  const lastCounted = Math.max(...counted.map(order), 0);
  return quartersBetween(first, end).map((quarter) => {
    const filed = own.find((figure) => order(figure) === order(quarter));
    return {
      ...quarter, key: quarterKey(quarter), value: filed?.value ?? null, isAccepted: filed?.isAccepted ?? false,
      sum: order(quarter) > lastCounted ? null : (reachedAt(target, counted, quarter) ?? 0),
    };
  });
}

/** What stands beside a target's field while a quarter is written: the quarter before, and what adds up before this one. */
export function besideField(target: Target, figures: readonly FiledFigure[], at: Quarter): string {
  const before = figures.filter((figure) => order(figure) < order(at));
  const last = before.find((figure) => figure.target === target.key && order(figure) === order(at) - 1);
  const sum = reachedAt(target, before.filter((figure) => isAddedTo(target, figure, at)), at) ?? 0;
  return [
    `上季度 ${last ? `${formatFigure(last.value)} ${target.measure}` : "未填"}`,
    `${target.basis === "YEARLY" ? "本年此前" : "此前"}累计 ${formatFigure(sum)} ${target.measure}`,
    goalWords(target),
  ].join("；");
}
