import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import { loadFacts } from "./queries-facts";
import { USUAL_WEIGHTS } from "./rules-score";
import { scoreTable, type ScoredUnit } from "./rules-table";
import type { Content, Fact, Weights } from "./schema-content";

type From = Pick<Transaction, "$queryRaw" | "unit" | "account" | "appraisalWeights">;

export type StandingWeights = { weights: Weights; /** 0 where nobody has set them. */ version: number };

/** @returns the weights in force of a list's year */
export async function loadWeights(listId: string, year: number, from: Pick<From, "appraisalWeights"> = db): Promise<StandingWeights> {
  const row = await from.appraisalWeights.findUnique({ where: { listId_year: { listId, year } } });
  if (!row) return { weights: USUAL_WEIGHTS, version: 0 };
  return { weights: { ON_TIME: row.onTime, RETURNS: row.returns, PROGRESS: row.progress, SUPPORT: row.support, ORDERS: row.orders }, version: row.version };
}

/** The units that facts are of, in their order; whoever has a supervisor is HRSS, which assesses the others. */
async function loadUnits(facts: readonly Fact[], from: From): Promise<ScoredUnit[]> {
  const [units, supervisors] = await Promise.all([
    from.unit.findMany({ where: { id: { in: [...new Set(facts.map(({ unitId }) => unitId))] } }, select: { id: true, shortName: true, kind: true }, orderBy: { position: "asc" } }),
    from.account.findMany({ where: { roles: { has: "SUPERVISOR" }, isDisabled: false }, select: { unitId: true } }),
  ]);
  const assessors = new Set(supervisors.map(({ unitId }) => unitId));
  return units.map(({ id, shortName, kind }) => ({ unitId: id, name: shortName, kind, isAssessor: assessors.has(id) }));
}

/**
 * A year as today's rows have it: what the screens show until it is fixed, and what is then fixed. Its caller sees to it who may
 * read it.
 *
 * @param unitId reckons one unit only, which then has no rank
 */
export async function loadYear(asked: { listId: string; year: number; asOf: Date; unitId?: string | undefined }, from: From = db): Promise<Content> {
  const { listId, year, asOf, unitId } = asked;
  const [{ weights }, facts] = [await loadWeights(listId, year, from), await loadFacts(asked, from)];
  const at = asOf.toISOString();
  const table = scoreTable(facts, await loadUnits(facts, from), weights, at);
  return { asOf: at, weights, facts, units: unitId === undefined ? table : table.map((row) => ({ ...row, rank: null })) };
}
