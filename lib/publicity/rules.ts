/** Publications as they are filtered, counted and named. */
import type { Medium } from "@/lib/labels-carrying";
import type { PublicationFilters } from "./schema";

export type PublicationFacts = { unitId: string; unitName: string; medium: Medium; /** YYYY-MM-DD. */ publishedOn: string; taskNos: readonly number[] };

/** @returns the year and the quarter of a calendar day */
export function quarterOf(day: string): { year: number; quarter: number } {
  return { year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) };
}

/** @returns whether a publication is one of those that the filters leave */
export function matchesPublication(row: PublicationFacts, { unit, medium, year, quarter, task }: PublicationFilters): boolean {
  const on = quarterOf(row.publishedOn);
  return (unit === undefined || row.unitId === unit) && (medium === undefined || row.medium === medium) && (year === undefined || on.year === year)
    && (quarter === undefined || on.quarter === quarter) && (task === undefined || row.taskNos.includes(task));
}

/** @returns how many each value of one filter would leave, the other filters kept; in the values' own order */
export function countChoices<Name extends keyof PublicationFilters>(
  rows: readonly PublicationFacts[], filters: PublicationFilters, name: Name, values: readonly NonNullable<PublicationFilters[Name]>[],
): { value: NonNullable<PublicationFilters[Name]>; count: number }[] {
  return values
    .map((value) => ({ value, count: rows.filter((row) => matchesPublication(row, { ...filters, [name]: value })).length }))
    .filter(({ value, count }) => count > 0 || filters[name] === value);
}
