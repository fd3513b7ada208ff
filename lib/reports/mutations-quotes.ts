import "server-only";
import { Refused } from "@/lib/actions/failures";
import type { Transaction } from "@/lib/db/client";
import type { FilingPlace } from "@/lib/tasks/mutations-filing";
import type { Quote } from "./schema-quotes";

/**
 * A report names as its sources only what was given to this task in this period. What the draft already carries stays
 * good even where the unit has withdrawn it since: it is shown as withdrawn, and the filer is not kept from saving.
 *
 * @param kept the marks that the draft carries so far
 * @throws Refused for anything else, whoever made it up
 */
export async function requireQuotable(tx: Transaction, place: FilingPlace, quotes: readonly Quote[], kept: readonly Quote[]): Promise<void> {
  const isKept = (quote: Quote) => kept.some((other) => other.unitId === quote.unitId && other.revisionNo === quote.revisionNo);
  const added = quotes.filter((quote) => !isKept(quote));
  if (added.length === 0) return;
  const standing = await tx.contributionRevision.findMany({
    where: {
      withdrawnAt: null,
      contribution: { taskId: place.taskId, periodId: place.periodId, unitId: { in: added.map((quote) => quote.unitId) } },
    },
    select: { no: true, contribution: { select: { unitId: true } } },
  });
  const isStanding = (quote: Quote) => standing.some(({ no, contribution }) => no === quote.revisionNo && contribution.unitId === quote.unitId);
  if (added.every(isStanding)) return;
  throw new Refused("引用的配合情况已被撤回或不属于本期这项任务，请移除引用标记后再保存。", { quotes: "引用的配合情况已被撤回或不属于本期这项任务，请移除后再保存。" });
}
