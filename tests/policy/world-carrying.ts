import { db } from "@/lib/db/client";
import { USUAL_WEIGHTS } from "@/lib/appraisals/rules-score";
import type { Content } from "@/lib/appraisals/schema-content";

/** What carries the notice out, in the world of the table. */

type Place = { list: string; task: string; units: Record<"lead", string>; accounts: Record<"leadFiler" | "leadSigner" | "supervisor", string> };

/** A year of its own, over and fixed: whatever is asked of it comes too late. */
export const FIXED_YEAR = 2024;

export async function createPublication({ list, task, units, accounts }: Place): Promise<string> {
  const words = { title: "权限表报道", medium: "WEBSITE", outlet: "权限表网站", publishedOn: new Date("2026-01-05"), link: "https://a.example/1" } as const;
  const { id } = await db.publication.create({ data: { ...words, listId: list, unitId: units.lead, createdById: accounts.leadFiler, tasks: { create: { taskId: task } } }, select: { id: true } });
  return id;
}

/** The lead objects to an item of the year that runs; the one before is fixed, with nobody in it. */
export async function createAppraisals({ list, units, accounts }: Place) {
  const at = (day: string) => new Date(`${FIXED_YEAR}-${day}T00:00:00Z`);
  await db.period.create({ data: { listId: list, key: `${FIXED_YEAR}Q4`, year: FIXED_YEAR, quarter: 4, opensAt: at("10-01"), dueAt: at("12-25"), locksAt: at("12-31") }, select: { id: true } });
  const content: Content = { asOf: "2025-01-20T00:00:00.000Z", weights: USUAL_WEIGHTS, facts: [], units: [] };
  await db.fixedAppraisal.create({ data: { listId: list, year: FIXED_YEAR, content, fixedById: accounts.supervisor, fixedByName: "督查员", fixedAt: new Date(content.asOf) }, select: { year: true } });
  const { id } = await db.appraisalObjection.create({ data: { listId: list, year: 2026, unitId: units.lead, item: "ON_TIME", reason: "权限表", raisedById: accounts.leadSigner }, select: { id: true } });
  return { objection: id };
}
