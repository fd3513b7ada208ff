/** The columns of the sheet 销号. */
import { CLOSURE_STATE_LABELS, type ClosureState } from "@/lib/labels-carrying";
import { shanghaiDay } from "@/lib/periods/calendar";
import type { Column } from "./rules-table";

/** As lib/closures/queries-list has it. */
export type ClosureLine = {
  taskNo: number; leadName: string; state: ClosureState; askedAt: Date | null; closedAt: Date | null;
  lookBackOn: Date | null; lookedBackAt: Date | null; statement: string; closeNote: string; lookBackNote: string;
};

const dayOf = (at: Date | null): string | null => at && shanghaiDay(at);

/** What the unit says it did, then what was found, each with its own word. */
function resultText({ state, statement, closeNote, lookBackNote }: ClosureLine): string {
  const found = [["核查销号", closeNote], [state === "REOPENED" ? "恢复办理" : "回头看", lookBackNote]] as const;
  return [statement, ...found.flatMap(([word, note]) => (note === "" ? [] : [`${word}：${note}`]))].filter((words) => words !== "").join("\n");
}

export const CLOSURE_COLUMNS: readonly Column<ClosureLine>[] = [
  { head: "序号", width: 6, look: "centred", valueOf: ({ taskNo }) => taskNo },
  { head: "牵头单位", width: 18, look: "text", valueOf: ({ leadName }) => leadName },
  { head: "状态", width: 12, look: "centred", valueOf: ({ state }) => CLOSURE_STATE_LABELS[state] },
  { head: "申请日期", width: 13, look: "centred", valueOf: ({ askedAt }) => dayOf(askedAt) },
  { head: "销号日期", width: 13, look: "centred", valueOf: ({ closedAt }) => dayOf(closedAt) },
  // The next one where there is one to come; else that on which it was looked at.
  { head: "回头看日期", width: 13, look: "centred", valueOf: ({ lookBackOn, lookedBackAt }) => dayOf(lookBackOn ?? lookedBackAt) },
  { head: "说明/结果", width: 90, look: "text", valueOf: resultText },
];
