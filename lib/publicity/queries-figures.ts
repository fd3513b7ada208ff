import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import type { CarriedFigure, FiguresPlace } from "@/lib/lists/rules-figures";
import { parseQuarterKey } from "@/lib/periods/calendar";
import { listPublications } from "./queries";
import { matchesPublication } from "./rules";
import { publicityPath, publicityQuery, type PublicationFilters } from "./schema";

/** @returns how much was published in the period's quarter and year and, for a unit, by itself; each with the list of exactly these */
export async function getPublicityFigures(viewer: Viewer, { list, period }: FiguresPlace): Promise<CarriedFigure[]> {
  const { year, quarter } = parseQuarterKey(period.key) ?? {};
  const rows = await listPublications(viewer, list.id);
  const figure = (label: string, filters: PublicationFilters): CarriedFigure => ({
    label, value: rows.filter((row) => matchesPublication(row, filters)).length, href: publicityPath(list.slug) + publicityQuery(filters),
  });
  return [
    figure("本季度宣传报道", { year, quarter }),
    figure("本年度宣传报道", { year }),
    ...(viewer.unitId === null ? [] : [figure("其中本单位", { year, unit: viewer.unitId })]),
  ];
}
