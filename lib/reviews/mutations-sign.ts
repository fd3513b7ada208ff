import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { hasRole, type Viewer } from "@/lib/auth/schema";
import { returnContributionUnsigned, signContribution } from "@/lib/contributions/mutations";
import { log } from "@/lib/log";
import { returnReportUnsigned, signReport } from "@/lib/reports/mutations";
import { signItemValue, type returnSignedSchema, type SignItem, type signSelectedSchema } from "./schema-sign";

/** What became of one of the chosen things; `refusal` is null where it was signed. */
export type SignOutcome = { item: SignItem; refusal: string | null };

/** The key of one item's write: the same form and item give the same one, so a second click signs nothing twice. */
function keyOf(requestId: string, item: SignItem): string {
  const hex = createHash("sha256").update(`${requestId}/${signItemValue(item)}`).digest("hex");
  // A UUID of version 8: made from a name, by a rule of our own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function signOne(viewer: Viewer, requestId: string, item: SignItem): Promise<string | null> {
  const { kind, ...address } = item;
  const input = { ...address, requestId: keyOf(requestId, item) };
  try {
    await (kind === "report" ? signReport(viewer, input) : signContribution(viewer, input));
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    if (error instanceof NotFound || error instanceof Forbidden) return "内容不存在，或无权审签。";
    log.error({ err: error, viewer: viewer.id, item: signItemValue(item) }, "signing one of several failed");
    return "系统出错，未能审签，请重试。";
  }
}

/**
 * Signs all that was chosen, one after the other, each in its own transaction and with its own check of rights, version
 * and 一人兼任: one refusal undoes nothing of the rest.
 *
 * @returns what became of each, in the order chosen. Throws Forbidden for all but signers.
 */
export async function signSelected(viewer: Viewer, input: z.output<typeof signSelectedSchema>): Promise<SignOutcome[]> {
  if (!hasRole(viewer, "SIGNER")) throw new Forbidden();
  const outcomes: SignOutcome[] = [];
  for (const item of input.item) outcomes.push({ item, refusal: await signOne(viewer, input.requestId, item) });
  return outcomes;
}

/** Sends one thing back to its filer, with a reason. Throws as `returnReportUnsigned`. */
export async function returnFromDesk(viewer: Viewer, { kind, ...input }: z.output<typeof returnSignedSchema>): Promise<void> {
  await (kind === "report" ? returnReportUnsigned(viewer, input) : returnContributionUnsigned(viewer, input));
}
