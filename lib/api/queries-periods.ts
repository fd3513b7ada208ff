import "server-only";
import { Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { listPeriods } from "@/lib/periods/queries";

const UNKNOWN = { period: "没有这个填报期。" };

/** A screen falls back to the current period; a program that names one means it. Throws Refused, at `period`. */
export async function requirePeriod(viewer: Viewer, listId: string, key: string | undefined): Promise<void> {
  if (key !== undefined && !(await listPeriods(viewer, listId)).some((period) => period.key === key)) throw new Refused("参数不正确。", UNKNOWN);
}

/** The same after the fact, of the period that a screen's query has chosen. */
export function requireChosen({ key, label }: { key: string; label: string }, asked: string | undefined): { key: string; label: string } {
  if (asked !== undefined && asked !== key) throw new Refused("参数不正确。", UNKNOWN);
  return { key, label };
}
