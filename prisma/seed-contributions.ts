import type { ContributionState } from "@/lib/labels";
import type { DemoAccounts } from "./seed-accounts";
import { instantIn, isUntouched } from "./seed-reports";
import { noteEvents, type SeedPeriod, type SeedRows, type SeedTask } from "./seed-rows";
import { chance, demoId, pick, type Story } from "./seed-stories";

type SeedUnit = { id: string; shortName: string; isDepartment: boolean };

function stateOf(task: SeedTask, period: SeedPeriod, unit: SeedUnit): ContributionState | null {
  const lot = chance("contribution", task.no, period.key, unit.shortName);
  // Where the lead has not begun, its departments and 沭阳县 have not either.
  if (isUntouched(task, period) && (unit.isDepartment || unit.shortName === "沭阳县")) return null;
  if (!period.isCurrent) return lot < 0.92 ? "GIVEN" : null;
  if (lot < 0.52) return "GIVEN";
  if (lot < 0.58) return "DRAFT";
  if (lot < 0.62) return "AWAITING_SIGNATURE";
  return lot < 0.65 ? "RETURNED" : null;
}

/** Units that tell the same story tell it with figures of their own; shares in percent stay as they are. */
function withOwnFigures(text: string, ...name: (string | number)[]): string {
  return text.replace(/\d+(?:\.\d+)?%?/g, (figure, at: number) => {
    const value = Number(figure);
    return !Number.isInteger(value) || value < 3 ? figure : String(Math.max(2, Math.round(value * (0.6 + chance("figure", at, ...name) * 0.9))));
  });
}

const MORE_REASON = "请补充本地本季度的具体数据，便于汇总。";

/** Adds what one supporting unit gave to one task in one period. */
export function seedContribution(rows: SeedRows, task: SeedTask, period: SeedPeriod, unit: SeedUnit, story: Story, accounts: DemoAccounts, now: Date): void {
  const state = stateOf(task, period, unit);
  const people = accounts.byUnit.get(unit.id);
  const leadFilerId = accounts.byUnit.get(task.leadUnitId)?.filerId;
  if (state === null || !people || !leadFilerId) return;
  const { filerId, signerId } = people;
  const note = noteEvents(rows, accounts.names, { taskId: task.id, periodId: period.id, unitId: unit.id });

  const id = demoId("contribution", task.no, period.key, unit.shortName);
  const views = unit.isDepartment ? story.contributions.slice(2) : story.contributions.slice(0, 2);
  const words = {
    content: withOwnFigures(pick(views, "view", task.no, period.key, unit.shortName), task.no, period.key, unit.shortName).replaceAll("{unit}", unit.shortName),
    problems: "",
    contactName: `${unit.shortName}经办人`,
    contactPhone: `0527-0000${String(2000 + Math.floor(chance("phone", unit.shortName) * 900))}`,
  };
  const start = chance("gives", task.no, period.key, unit.shortName) * 0.6;
  const isLate = !period.isCurrent && chance("late", task.no, period.key, unit.shortName) < 0.06;
  const at = (share: number) => instantIn(period, Math.min(0.98, start + share), now, isLate);
  const isGiven = state === "GIVEN" || state === "RETURNED";
  note("CONTRIBUTION_SAVED", filerId, at(0));
  if (state !== "DRAFT") note("CONTRIBUTION_SENT_TO_SIGN", filerId, at(0.03));
  if (isGiven) {
    rows.contributionRevisions.push({ ...words, contributionId: id, no: 1, writtenById: filerId, signedById: signerId, submittedAt: at(0.08) });
    note("CONTRIBUTION_SIGNED", signerId, at(0.08));
  }
  if (state === "RETURNED") note("CONTRIBUTION_MORE_ASKED", leadFilerId, at(0.2), MORE_REASON);
  rows.contributions.push({
    ...words, id, taskId: task.id, periodId: period.id, unitId: unit.id, state, version: isGiven ? 3 : 1, writtenById: filerId, writtenAt: at(0.02),
    writerIds: [filerId], signedById: isGiven ? signerId : null, lastRevisionNo: isGiven ? 1 : 0,
    filedRevisionNo: isGiven ? 1 : null, firstSubmittedAt: isGiven ? at(0.08) : null,
    returnReason: state === "RETURNED" ? MORE_REASON : null, returnedById: state === "RETURNED" ? leadFilerId : null,
  });
}
