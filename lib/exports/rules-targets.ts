/** The sheet 量化指标: every target of the tasks shown, with the quarter's figure and what adds up. */
import type { Basis } from "@/lib/dashboard/rollup";
import { TARGET_BASIS_LABELS } from "@/lib/labels-carrying";
import { parseQuarterKey, quarterLabel } from "@/lib/periods/calendar";
import { reachedAt, shareOf, type Target, type TaskTargets } from "@/lib/plans/rules-targets";
import type { Column } from "./rules-table";

type TargetLine = { taskNo: number; target: Target; /** Of the quarter alone. */ value: number | null; reached: number | null };

const dueText = ({ due, basis }: Target): string | null => (due ? quarterLabel(due) : basis === "YEARLY" ? "每年" : null);

export const TARGET_COLUMNS: readonly Column<TargetLine>[] = [
  { head: "序号", width: 6, look: "centred", valueOf: ({ taskNo }) => taskNo },
  { head: "量化指标", width: 34, look: "text", valueOf: ({ target }) => target.name },
  { head: "计量单位", width: 9, look: "centred", valueOf: ({ target }) => target.measure },
  { head: "口径", width: 8, look: "centred", valueOf: ({ target }) => TARGET_BASIS_LABELS[target.basis] },
  { head: "目标", width: 12, look: "centred", valueOf: ({ target }) => target.goal },
  { head: "完成期限", width: 17, look: "centred", valueOf: ({ target }) => dueText(target) },
  { head: "本季度完成", width: 12, look: "centred", valueOf: ({ value }) => value },
  { head: "累计完成", width: 12, look: "centred", valueOf: ({ reached }) => reached },
  {
    head: "完成目标", width: 9, look: "percent",
    valueOf: ({ reached, target }) => {
      const share = shareOf(reached, target);
      return share === null ? null : share / 100;
    },
  },
  { head: "来源", width: 9, look: "centred", valueOf: ({ target }) => (target.sentence === null ? "方案自定" : "通知规定") },
  { head: "通知原文", width: 70, look: "notice", valueOf: ({ target }) => target.sentence },
];

/** @returns a row for each target, with what was filed of it by the period, or of that what was accepted */
export function targetLines(targets: readonly TaskTargets[], { period, basis }: { period: { key: string }; basis: Basis }): TargetLine[] {
  const quarter = parseQuarterKey(period.key);
  if (!quarter) return [];
  return targets.flatMap(({ taskNo, targets: own, figures }) => {
    const counted = basis === "accepted" ? figures.filter(({ isAccepted }) => isAccepted) : figures;
    return own.map((target) => ({
      taskNo, target, reached: reachedAt(target, counted, quarter),
      value: counted.find((figure) => figure.target === target.key && figure.year === quarter.year && figure.quarter === quarter.quarter)?.value ?? null,
    }));
  });
}
