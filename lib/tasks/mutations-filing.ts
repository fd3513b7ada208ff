import "server-only";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { isFilingOpen } from "@/lib/periods/policy";
import { canReadFiled, hasSignerFor } from "./policy";
import { CLOSED_TASK } from "./rules";

/** What a write needs to know of the task and the period it names. */
export type FilingPlace = {
  taskId: string;
  taskNo: number;
  leadUnitId: string;
  /** 一人兼任, of the lead. */
  leadAllowsSelfSigning: boolean;
  supportUnitIds: string[];
  /** 销号: the task stood closed when the period fell due, and takes no filing in it. */
  isClosed: boolean;
  periodId: string;
  /** Until when units may file after the lock, by unit. */
  extensions: Readonly<Record<string, string>>;
  window: { opensAt: Date; dueAt: Date; locksAt: Date };
};

/** @returns the task and period of an address, as the database has them; throws NotFound */
export async function loadFilingPlace(tx: Transaction, address: { list: string; no: number; period: string }): Promise<FilingPlace> {
  const [row] = await tx.$queryRaw<(Omit<FilingPlace, "window"> & FilingPlace["window"])[]>`
    SELECT t."id" AS "taskId", t."no" AS "taskNo", t."leadUnitId", u."allowsSelfSigning" AS "leadAllowsSelfSigning", p."id" AS "periodId", p."opensAt", p."dueAt", p."locksAt",
      (SELECT coalesce(jsonb_object_agg(x."unitId", x."until"), '{}') FROM (
        SELECT "unitId", max("until") AS "until" FROM "Extension" WHERE "periodId" = p."id" GROUP BY "unitId") x) AS "extensions",
      ARRAY(SELECT o."unitId"::text FROM owed_contribution o WHERE o."taskId" = t."id" AND o."periodId" = p."id") AS "supportUnitIds",
      NOT EXISTS (SELECT FROM due_report d WHERE d."taskId" = t."id" AND d."periodId" = p."id") AS "isClosed"
    FROM "TaskList" l
    JOIN "Task" t ON t."listId" = l."id" AND t."no" = ${address.no}
    JOIN "Unit" u ON u."id" = t."leadUnitId"
    JOIN "Period" p ON p."listId" = l."id" AND p."key" = ${address.period}
    WHERE l."slug" = ${address.list}`;
  if (!row) throw new NotFound();
  const { opensAt, dueAt, locksAt, ...place } = row;
  return { ...place, window: { opensAt, dueAt, locksAt } };
}

/** @returns until when the unit may file after the lock, or null */
export async function loadExtension(tx: Pick<Transaction, "extension">, periodId: string, unitId: string): Promise<Date | null> {
  const { _max } = await tx.extension.aggregate({ where: { periodId, unitId }, _max: { until: true } });
  return _max.until;
}

/** Who may not act here learns whether the report exists only where he may read it (404, else 403). */
export function refuseOthers(viewer: Viewer, place: FilingPlace, isAllowed: boolean): void {
  if (isAllowed) return;
  throw canReadFiled(viewer, place) ? new Forbidden() : new NotFound();
}

/** 'A closed task owes no report', and after the lock nothing changes unless an extension says so. Throws Refused. */
export function requireOpenWindow(place: FilingPlace, unitId: string): void {
  if (place.isClosed) throw new Refused(CLOSED_TASK);
  const until = place.extensions[unitId];
  const extendedUntil = until === undefined ? null : new Date(until);
  const now = new Date();
  if (isFilingOpen({ ...place.window, extendedUntil }, now)) return;
  throw new Refused(now < place.window.opensAt ? "填报期尚未开始。" : "填报期已锁定，内容不能再修改。确需补报的，请致电市人社局督查员办理延期。");
}

/** 'A submission that has no signer to go to is refused with that reason.' Throws Refused. */
export async function requireSigner(tx: Transaction, unitId: string, writerIds: readonly string[]): Promise<void> {
  // Held against an administrator who takes the last signer away at this moment (lib/units, requireSignersForWaiting).
  const [unit] = await tx.$queryRaw<{ allowsSelfSigning: boolean }[]>`SELECT "allowsSelfSigning" FROM "Unit" WHERE "id" = ${unitId}::uuid FOR SHARE`;
  // A statement of its own, which sees what the lock has waited for.
  const accounts = await tx.account.findMany({ where: { unitId }, select: { id: true, roles: true, isDisabled: true } });
  if (!unit || !hasSignerFor(accounts, writerIds, unit)) {
    throw new Refused("本单位没有可以审签的审签人（撰写人不得审签本人所写），请联系管理员设置后再送审签。内容未送出。");
  }
}
