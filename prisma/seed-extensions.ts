/** The demonstration's extensions: asked for, granted and refused, so that each can be seen. Figures of on-time filing do not depend on them. */
import type { AuditEvent } from "@/lib/labels-events";
import type { DemoAccounts } from "./seed-accounts";
import { instantIn } from "./seed-reports";
import type { SeedPeriod, SeedRows, SeedTask } from "./seed-rows";
import { demoId } from "./seed-stories";

const DAY_MS = 86_400_000;

type Asked = { period: SeedPeriod; unitId: string; reason: string; wishedUntil: Date; createdAt: Date };
type Decision = { state: "GRANTED" | "REFUSED"; note: string; at: Date };

/** @returns a function that adds one request with its decision, extension and audit rows */
function requestsOf(rows: SeedRows, accounts: DemoAccounts) {
  return ({ period, unitId, reason, wishedUntil, createdAt }: Asked, decision?: Decision) => {
    const askedById = accounts.byUnit.get(unitId)?.filerId;
    if (!askedById) return;
    const id = demoId("extension-request", period.key, unitId);
    const [supervisorId] = accounts.supervisorIds;
    const note = (event: AuditEvent, actorId: string, at: Date, why: string, subjectId: string) =>
      rows.events.push({ periodId: period.id, unitId, subjectId, event, actorId, actorName: accounts.names.get(actorId) ?? "", actorUnitId: null, at, reason: why });
    rows.extensionRequests.push({
      id, periodId: period.id, unitId, askedById, reason, wishedUntil, createdAt,
      ...(decision ? { state: decision.state, note: decision.note, decidedById: supervisorId, decidedAt: decision.at, version: 2 } : {}),
    });
    note("EXTENSION_ASKED", askedById, createdAt, reason, id);
    if (decision?.state === "REFUSED") note("EXTENSION_REFUSED", supervisorId, decision.at, decision.note, id);
    if (decision?.state !== "GRANTED") return;
    const extensionId = demoId("extension", period.key, unitId);
    rows.extensions.push({ id: extensionId, periodId: period.id, unitId, until: wishedUntil, reason, grantedBy: supervisorId, createdAt: decision.at, requestId: id });
    note("EXTENSION_GRANTED", supervisorId, decision.at, reason, extensionId);
  };
}

const office = (at: Date, days: number) => new Date(at.getTime() + days * DAY_MS + 18 * 3_600_000);

/**
 * Adds the extensions, once the reports are planned: to a unit that has not reported in the last locked period, to one
 * that reported late in it under a request granted before, and in the current period one request of each outcome.
 */
export function seedExtensions(rows: SeedRows, tasks: readonly SeedTask[], periods: readonly SeedPeriod[], unitIds: ReadonlyMap<string, string>, accounts: DemoAccounts, now: Date): void {
  const ask = requestsOf(rows, accounts);
  const [locked, current] = [periods.at(-2), periods.at(-1)];
  const missing = tasks.find((task) => !rows.reports.some((report) => report.taskId === task.id && report.periodId === locked?.id));
  if (locked && missing) {
    const until = new Date(now.getTime() + 20 * DAY_MS);
    const reason = "该项数据由省厅统一核定，核定后补报。";
    const id = demoId("extension", locked.key, missing.leadUnitId, "own");
    const [supervisorId] = accounts.supervisorIds;
    rows.extensions.push({ id, periodId: locked.id, unitId: missing.leadUnitId, until, reason, grantedBy: supervisorId, createdAt: locked.locksAt });
    rows.events.push({ periodId: locked.id, unitId: missing.leadUnitId, subjectId: id, event: "EXTENSION_GRANTED", actorId: supervisorId, actorName: accounts.names.get(supervisorId) ?? "", actorUnitId: null, at: locked.locksAt, reason });
  }
  const late = rows.reports.find((report) => report.periodId === locked?.id && report.unitId !== missing?.leadUnitId && report.firstSubmittedAt && new Date(report.firstSubmittedAt) > locked.dueAt);
  if (locked && late) {
    ask({ period: locked, unitId: late.unitId, reason: "统计口径调整，数据需与省厅核对。", wishedUntil: office(locked.locksAt, 5), createdAt: new Date(locked.dueAt.getTime() - 2 * DAY_MS) },
      { state: "GRANTED", note: "请于核对后尽快报送。", at: new Date(locked.dueAt.getTime() - DAY_MS) });
  }
  if (!current) return;
  const at = (share: number) => instantIn(current, share, now);
  const wishedUntil = office(current.locksAt, 6);
  const outcomes: { unit: string; reason: string; share: number; decision?: Omit<Decision, "at"> & { share: number } }[] = [
    { unit: "泗阳县", reason: "部分乡镇数据须待年度统计核定，预计锁定后一周内报送。", share: 0.9 },
    { unit: "市洋河新区", reason: "经办人员调整，交接后补报。", share: 0.7, decision: { state: "GRANTED", note: "", share: 0.8 } },
    { unit: "苏州宿迁工业园区", reason: "近期工作较多，申请延期。", share: 0.75, decision: { state: "REFUSED", note: "理由不充分，锁定前仍可填报，请抓紧完成。", share: 0.85 } },
  ];
  for (const { unit, reason, share, decision } of outcomes) {
    const unitId = unitIds.get(unit);
    if (unitId) ask({ period: current, unitId, reason, wishedUntil, createdAt: at(share) }, decision && { state: decision.state, note: decision.note, at: at(decision.share) });
  }
}
