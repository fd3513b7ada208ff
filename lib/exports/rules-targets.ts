/** The sheet 量化指标: every target of the tasks shown, with the quarter's figure and what adds up. */
import { TARGET_BASIS_LABELS } from "@/lib/labels-carrying";
import { parseQuarterKey, quarterLabel } from "@/lib/periods/calendar";
import { reachedAt, shareOf } from "@/lib/plans/rules-targets";
import { fitRow } from "./rules-layout";
import type { Ledger } from "./rules-task";
import { titleRows } from "./rules-title";
import type { Sheet, SheetRow } from "./rules-workbook";

const COLUMNS = [["序号", 6], ["量化指标", 34], ["计量单位", 9], ["口径", 8], ["目标", 12], ["完成期限", 17], ["本季度完成", 12], ["累计完成", 12], ["完成目标", 9], ["来源", 9], ["通知原文", 70]] as const;
const WIDTHS: readonly number[] = COLUMNS.map(([, width]) => width);

function targetRows({ tasks, targets, period, basis }: Ledger): SheetRow[] {
  const quarter = parseQuarterKey(period.key);
  const shown = new Set(tasks.filter((task) => task.isVisible).map((task) => task.no));
  if (!quarter) return [];
  return targets.filter(({ taskNo }) => shown.has(taskNo)).flatMap(({ taskNo, targets: own, figures }) => {
    const counted = basis === "accepted" ? figures.filter(({ isAccepted }) => isAccepted) : figures;
    return own.map((target) => {
      const now = counted.find((figure) => figure.target === target.key && figure.year === quarter.year && figure.quarter === quarter.quarter);
      const reached = reachedAt(target, counted, quarter);
      const share = shareOf(reached, target);
      return fitRow(WIDTHS, [
        { value: taskNo, look: "centred" }, { value: target.name, look: "text" }, { value: target.measure, look: "centred" },
        { value: TARGET_BASIS_LABELS[target.basis], look: "centred" }, { value: target.goal, look: "centred" },
        { value: target.due ? quarterLabel(target.due) : target.basis === "YEARLY" ? "每年" : null, look: "centred" },
        { value: now?.value ?? null, look: "centred" }, { value: reached, look: "centred" }, { value: share === null ? null : share / 100, look: "percent" },
        { value: target.sentence === null ? "方案自定" : "通知规定", look: "centred" }, { value: target.sentence, look: "notice" },
      ], 20);
    });
  });
}

/** @returns the sheet; null where none of the tasks has a target */
export function targetSheet(ledger: Ledger): Sheet | null {
  const rows = targetRows(ledger);
  if (rows.length === 0) return null;
  const above = titleRows(ledger, WIDTHS, "量化指标");
  const head = fitRow(WIDTHS, COLUMNS.map(([value]) => ({ value, look: "head" as const })), 24);
  return { name: "量化指标", widths: WIDTHS, rows: [...above, head, ...rows], frozenRows: above.length + 1, hasHead: true, frozenColumns: 2 };
}
