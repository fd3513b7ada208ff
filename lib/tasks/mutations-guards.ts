import "server-only";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { isFilingOpen } from "@/lib/periods/policy";
import { canReadFiled, hasSignerFor } from "./policy";
import { loadExtension, type FilingPlace } from "./queries";

/** Who may not act here learns whether the report exists only where he may read it (404, else 403). */
export function refuseOthers(viewer: Viewer, place: FilingPlace, isAllowed: boolean): void {
  if (isAllowed) return;
  throw canReadFiled(viewer, place) ? new Forbidden() : new NotFound();
}

/** After the lock nothing changes unless an extension says so. Throws Refused. */
export async function requireOpenWindow(tx: Transaction, place: FilingPlace, unitId: string): Promise<void> {
  const extendedUntil = await loadExtension(tx, place.periodId, unitId);
  const now = new Date();
  if (isFilingOpen({ ...place.window, extendedUntil }, now)) return;
  throw new Refused(now < place.window.opensAt ? "填报期尚未开始。" : "填报期已锁定，如需补报请向市人社局申请延期。");
}

/** 'A submission that has no signer to go to is refused with that reason.' Throws Refused. */
export async function requireSigner(tx: Transaction, unitId: string, writerIds: (string | null)[]): Promise<void> {
  const unit = await tx.unit.findUniqueOrThrow({
    where: { id: unitId },
    select: { allowsSelfSigning: true, accounts: { select: { id: true, roles: true, isDisabled: true } } },
  });
  if (!hasSignerFor(unit.accounts, writerIds, unit)) {
    throw new Refused("本单位没有可以审签的审签人（撰写人不得审签本人所写），请联系管理员设置后再送审签。内容未送出。");
  }
}

/** The two conditions under which somebody else was faster. */
export const CHANGED_MEANWHILE = "内容已被他人修改，本次未保存。请先复制您所填内容，再刷新页面查看最新情况。";
