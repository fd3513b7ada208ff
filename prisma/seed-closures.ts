/** The demonstration's closures: one of each state that a closure can be seen in. */
import { dayInMonths, LOOK_BACK_MONTHS } from "@/lib/closures/rules";
import { shanghaiDay } from "@/lib/periods/calendar";
import type { DemoAccounts } from "./seed-accounts";
import { instantIn } from "./seed-reports";
import { noteEvents, type SeedPeriod, type SeedRows, type SeedTask } from "./seed-rows";
import { CLOSED_EARLY, demoId } from "./seed-stories";

const DAY_MS = 86_400_000;

/** Closed a quarter ago, so that it has filed nothing since. */
export function isClosedBefore(task: SeedTask, period: SeedPeriod): boolean {
  return period.isCurrent && task.no === CLOSED_EARLY;
}

const STATEMENTS = {
  [CLOSED_EARLY]: "挂钩建设用地政策已全面落地：市、县（区）实施细则均已印发，挂钩指标全部分解下达，闲置指标收回统筹机制建立并运行两个季度以上，年度考核指标全部完成，转入日常管理。",
  15: "城乡义务教育经费保障、学校标准化建设等年度任务全部完成，新增学位全部投入使用，达标验收结论已由省教育厅复核通过，后续按常态化机制推进。",
  22: "流动人员档案一体化管理系统建成运行，存量档案数字化率、转递线上办理率达到目标要求，相关制度已印发执行。",
  29: "新就业形态劳动者推荐评选办法已修订实施，推荐名额、评选程序、待遇落实均已到位，劳模管理服务转入常态。",
  23: "民生档案跨馆利用已覆盖全市各级综合档案馆，电子档案证明实现在线核验，年度目标已完成，正在整理佐证材料。",
} as const;

/** Adds the closures, once the reports are planned. */
export function seedClosures(rows: SeedRows, tasks: readonly SeedTask[], periods: readonly SeedPeriod[], accounts: DemoAccounts, now: Date): void {
  const [before, last, current] = [periods.at(-3), periods.at(-2), periods.at(-1)];
  if (!before || !last || !current) return;
  const supervisorId = accounts.supervisorIds[0];
  const ask = (no: keyof typeof STATEMENTS, askedAt: Date | null) => {
    const task = tasks.find((one) => one.no === no);
    const people = task && accounts.byUnit.get(task.leadUnitId);
    if (!task || !people) return null;
    const id = demoId("closure", task.no);
    const note = noteEvents(rows, accounts.names, { taskId: task.id, unitId: task.leadUnitId, subjectId: id });
    const writtenAt = new Date((askedAt ?? now).getTime() - DAY_MS);
    note("CLOSURE_SAVED", people.filerId, writtenAt);
    if (askedAt) {
      note("CLOSURE_SENT_TO_SIGN", people.filerId, new Date(writtenAt.getTime() + 3_600_000));
      note("CLOSURE_SIGNED", people.signerId, askedAt);
    }
    const row = { id, taskId: task.id, statement: STATEMENTS[no], writtenById: people.filerId, writerIds: [people.filerId], createdAt: writtenAt };
    return { note, row: askedAt ? { ...row, askedAt, signedById: people.signerId, version: 3 } : row };
  };
  const close = (no: keyof typeof STATEMENTS, closedAt: Date, closeNote: string, lookBackOn: string | null) => {
    const asked = ask(no, new Date(closedAt.getTime() - 2 * DAY_MS));
    if (!asked) return null;
    asked.note("CLOSURE_CLOSED", supervisorId, closedAt, closeNote, { lookBackOn });
    const row = { ...asked.row, state: "CLOSED" as const, decidedById: supervisorId, closedAt, closeNote, lookBackOn: lookBackOn === null ? null : new Date(lookBackOn), version: 4 };
    return { ...asked, row };
  };

  const recent = close(15, instantIn(current, 0.97, now), "材料齐全，现场核查属实，同意销号。", dayInMonths(now, LOOK_BACK_MONTHS));
  const due = close(CLOSED_EARLY, instantIn(last, 0.97, now), "指标完成情况经核实，同意销号，请持续做好日常管理。", shanghaiDay(new Date(now.getTime() - 3 * DAY_MS)));
  const again = close(22, instantIn(before, 0.99, now), "同意销号。", null);
  const asked = ask(29, instantIn(current, 0.95, now));
  const draft = ask(23, null);
  for (const closure of [recent, due]) if (closure) rows.closures.push(closure.row);
  if (asked) rows.closures.push({ ...asked.row, state: "ASKED" });
  if (draft) rows.closures.push({ ...draft.row, state: "DRAFT" });
  if (!again) return;
  const reopenedAt = instantIn(last, 0.3, now);
  const reason = "回头看发现部分县（区）存量档案仍未完成数字化，跨市转递仍需线下办理，恢复办理。";
  again.note("CLOSURE_REOPENED", supervisorId, reopenedAt, reason);
  rows.closures.push({ ...again.row, state: "REOPENED", reopenedAt, lookedBackAt: reopenedAt, lookedBackById: supervisorId, lookBackNote: reason, version: 5 });
}
