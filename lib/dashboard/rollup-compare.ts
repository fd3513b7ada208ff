/** Two periods beside each other: the totals' differences, and the tasks whose standing changed. */
import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";
import { countedAssessment, MEASURES, type Basis, type TaskFigure, type Totals } from "./rollup";

/** @returns each number of `now` less that of `before`; differences over disjoint parts add up to the whole's */
export function totalsDifference(now: Totals, before: Totals): Totals {
  return subtract(now, before);
}

function subtract<Numbers extends object>(now: Numbers, before: Numbers): Numbers {
  return Object.fromEntries(
    Object.entries(now).map(([name, value]: [string, unknown]) => {
      const other: unknown = before[name as keyof Numbers];
      return [name, typeof value === "number" ? value - Number(other) : subtract(value as object, other as object)];
    }),
  ) as Numbers;
}

/**
 * @param valueOf a figure's own count; null where there is nothing to count from
 * @returns by how much it rose or fell, to one decimal; null where one of the two is missing
 */
export function figureDifference(valueOf: (totals: Totals) => number | null, now: Totals, before: Totals): number | null {
  const [value, other] = [valueOf(now), valueOf(before)];
  return value === null || other === null ? null : Math.round((value - other) * 10) / 10;
}

/** From the least to the most: the order of the labels. */
const RANKS = Object.keys(ASSESSMENT_LABELS) as Assessment[];

export type Moves<Task> = {
  /** 转差, 转好: both periods have an assessment that counts, and it went down or up. */
  worse: Task[];
  better: Task[];
  /** Filed now and not then; filed then and not now. */
  newlyFiled: Task[];
  noLongerFiled: Task[];
};

/**
 * @param now the tasks of the period; `before` those of the other one: what only one of the two holds is left out
 * @returns the tasks of `now` whose standing differs, in their own order
 */
export function movedTasks<Task extends TaskFigure>(now: readonly Task[], before: readonly TaskFigure[], basis: Basis): Moves<Task> {
  const earlier = new Map(before.map((task) => [task.no, task]));
  const moves: Moves<Task> = { worse: [], better: [], newlyFiled: [], noLongerFiled: [] };
  for (const task of now) {
    const other = earlier.get(task.no);
    if (!other) continue;
    const [value, was] = [countedAssessment(task, basis), countedAssessment(other, basis)];
    if (value !== null && was !== null && value !== was) moves[RANKS.indexOf(value) < RANKS.indexOf(was) ? "worse" : "better"].push(task);
    const [isFiled, wasFiled] = [MEASURES.filed(task), MEASURES.filed(other)];
    if (isFiled && !wasFiled) moves.newlyFiled.push(task);
    if (!isFiled && wasFiled && !task.isClosed) moves.noLongerFiled.push(task);
  }
  return moves;
}
