import "server-only";
import type { z } from "zod";
import { getAppraisals } from "@/lib/appraisals/queries";
import { isLead } from "@/lib/appraisals/rules-table";
import type { Viewer } from "@/lib/auth/schema";
import type { appraisalQuery, appraisals } from "./schema-appraisals";

/** The page's own scores, in points instead of their tenths. Throws NotFound for an unknown list or year. */
export async function getAppraisalAnswer(viewer: Viewer, slug: string, { year: wanted }: z.output<typeof appraisalQuery>, now = new Date()): Promise<z.input<typeof appraisals>> {
  const { list, year, isOwn, asOf, fixed, units } = await getAppraisals(viewer, slug, wanted, now);
  return {
    list: list.slug, year, scope: isOwn ? "own" : "all", asOf: asOf.toISOString(), fixedAt: fixed?.at.toISOString() ?? null,
    rows: units.map(({ unitId, name, kind, rank, isAssessor, score }) => ({
      unit: { id: unitId, name }, kind, isLead: isLead({ score }), rank, isAssessor, total: score.total === null ? null : score.total / 10,
      items: score.items.map((item) => ({ ...item, max: item.max / 10, points: item.points / 10, corrected: item.corrected / 10 })),
    })),
  };
}
