import fc from "fast-check";
import type { CarriedRows } from "@/lib/exports/rules-carried";
import type { Ledger, LedgerTask } from "@/lib/exports/rules-task";
import { NO_LIGHT } from "@/lib/plans/rules-light";
import { bases, boards, clocks, LEADS, OUTLINE, SUPPORTS } from "../dashboard/boards";

/** Nothing but filings. */
export const NOTHING: CarriedRows = { plans: [], targets: [], orders: [], upward: [], closures: [], publications: [] };

/** Any ledger over any board; what was filed names its task, so that a test can look for it. */
export const ledgers: fc.Arbitrary<Ledger> = fc.record({ tasks: boards, basis: bases, clock: clocks }).map(({ tasks, basis, clock }) => ({
  list: { slug: "s", title: "关于做好工作的通知", docNumber: "测〔2026〕1号" },
  period: { key: "2026Q4", label: "2026年第四季度" },
  basis, clock, filterTexts: [], isDemo: false, isOfUnit: false,
  outline: OUTLINE,
  units: SUPPORTS.map((id) => ({ id, name: `配合${id.slice(-2)}`, kind: "DEPARTMENT" as const })),
  tasks: tasks.map((task): LedgerTask => ({
    ...task,
    content: `任务内容${task.no}`,
    leadName: `牵头${LEADS.indexOf(task.leadUnitId) + 1}`,
    words: task.filedState === "NOT_FILED" ? null : {
      progress: `进展${task.no}。`, problems: "", coordination: task.coordination, upward: "", nextSteps: "下一步", contactName: "经办人",
      contactPhone: "0527-00000000", fileNames: ["材料.pdf"], acceptedAt: null,
    },
    contributions: [],
    light: NO_LIGHT,
  })),
}));
