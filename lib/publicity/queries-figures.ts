import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { CarriedFigure } from "@/lib/lists/rules-figures";
import { listPublications } from "./queries";
import { matchesPublication } from "./rules";
import { publicityPath, publicityQuery, type PublicationFilters } from "./schema";

/** @returns how much was published in the period's quarter and year and, for a unit, by itself; each with the list of exactly these */
export async function getPublicityFigures(viewer: Viewer, listId: string, periodId: string): Promise<CarriedFigure[]> {
  const [{ year, quarter, list }, rows] = await Promise.all([
    db.period.findUniqueOrThrow({ where: { id: periodId }, select: { year: true, quarter: true, list: { select: { slug: true } } } }),
    listPublications(viewer, listId),
  ]);
  const figure = (label: string, filters: PublicationFilters): CarriedFigure => ({
    label, value: rows.filter((row) => matchesPublication(row, filters)).length, href: publicityPath(list.slug) + publicityQuery(filters),
  });
  return [
    figure("本季度宣传报道", { year, quarter }),
    figure("本年度宣传报道", { year }),
    ...(viewer.unitId === null ? [] : [figure("其中本单位", { year, unit: viewer.unitId })]),
  ];
}
