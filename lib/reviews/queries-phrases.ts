import "server-only";
import { Forbidden } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { canReview } from "./policy";

export type PhraseRow = { id: string; text: string };

/** @returns the viewer's own phrases in his order. Throws Forbidden for all but supervisors. */
export async function listPhrases(viewer: Viewer): Promise<PhraseRow[]> {
  if (!canReview(viewer)) throw new Forbidden();
  return db.reviewPhrase.findMany({ where: { accountId: viewer.id }, select: { id: true, text: true }, orderBy: [{ position: "asc" }, { id: "asc" }] });
}
